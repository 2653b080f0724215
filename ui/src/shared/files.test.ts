import { describe, expect, it } from 'vitest';
import { bringsFiles, carriesFiles, cleaning, namedInText, uidOf } from './files';

const UID = '00112233445566778899aabbccddeeff';

function carried(data: Record<string, string>, files = 0) {
  return {
    types: [...Object.keys(data), ...(files > 0 ? ['Files'] : [])],
    files: { length: files } as FileList,
    getData: (type: string) => data[type] ?? '',
  };
}

describe('a paste brings files', () => {
  it.each([
    ['a picture', carried({}, 1)],
    ['something that is no words, where no more is told of it', carried({})],
    ['files, where no more is told of them', carried({ 'text/uri-list': '' })],
    [
      'files with their paths as words',
      carried({ 'text/uri-list': 'file:///a', 'text/plain': '/a' }),
    ],
    [
      'a picture of a page of the web',
      carried(
        { 'text/html': '<meta charset="utf-8"><img src="https://example.org/a" alt="a">' },
        1,
      ),
    ],
  ])('as %s', (_, data) => {
    expect(bringsFiles(data)).toBe(true);
  });

  it.each([
    ['words', carried({ 'text/plain': 'words' })],
    [
      'words with a picture of them',
      carried({ 'text/plain': 'words', 'text/html': '<p>words' }, 1),
    ],
    ['formatted words alone', carried({ 'text/html': '<style>p{}</style><p>words</p>' })],
    [
      'a link',
      carried({ 'text/uri-list': 'https://example.org', 'text/plain': 'https://example.org' }),
    ],
    ['more than stands for a picture', carried({ 'text/html': '<i>'.repeat(10_000) })],
  ])('not as %s', (_, data) => {
    expect(bringsFiles(data)).toBe(false);
  });

  it('nor without anything', () => {
    expect(bringsFiles(null)).toBe(false);
    expect(carriesFiles(null)).toBe(false);
    expect(carriesFiles(carried({}, 1))).toBe(true);
  });
});

describe('an attachment in a text', () => {
  it('is named as the journal names it', () => {
    expect(namedInText(UID, 'the [x] \\ of\nit')).toBe(
      `![the \\[x\\] \\\\ of it](attachment:${UID})`,
    );
  });

  it('is known by all of its name', () => {
    expect(uidOf(`attachment:${UID}`)).toBe(UID);
    expect(uidOf(`attachment:${UID.toUpperCase()}`)).toBe(UID);
    for (const other of ['', UID, `attachment:${UID}0`, `attachment:${UID.slice(1)}`, `x:${UID}`]) {
      expect(uidOf(other)).toBeNull();
    }
  });
});

it('is told of a kind whether it can be cleaned', () => {
  expect(['image/jpeg', 'image/png', 'image/webp'].map(cleaning)).toEqual(Array(3).fill('clean'));
  expect(['image/bmp', 'text/plain'].map(cleaning)).toEqual(['nothing', 'nothing']);
  expect(['image/heif', 'video/mp4', 'application/pdf', ''].map(cleaning)).toEqual(
    Array(4).fill('cannot'),
  );
});
