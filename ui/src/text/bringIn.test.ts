import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ImportLook, ImportRun } from '../ipc';
import { HOW, sayArchive, sayLook, sayNames, sayReason, sayUndo, sayUndone } from './bringIn';

beforeEach(() => void vi.stubGlobal('navigator', { language: 'en-GB' }));

const LOOK: ImportLook = {
  things: 0,
  fresh: 0,
  known: 0,
  twins: 0,
  reasons: [],
  from: null,
  to: null,
  dayOnly: 0,
  zoneless: 0,
  titled: 0,
  written: 0,
  starred: 0,
  tagged: 0,
  tags: [],
  tagClashes: [],
  moods: [],
  feelings: [],
  numbers: [],
  thoughts: 0,
  distortions: [],
  places: 0,
  files: 0,
  filesMissing: 0,
  fileBytes: 0,
  links: 0,
  extra: [],
  sample: [],
};

describe('sayLook', () => {
  test('says how much there is and from when to when', () => {
    const look = { ...LOOK, things: 1204, from: '2019-03-03', to: '2026-05-05' };
    expect(sayLook(look)).toEqual(['1,204 entries, from 3 March 2019 to 5 May 2026']);
    expect(sayLook({ ...LOOK, things: 1, from: '2019-03-03', to: '2019-03-03' })).toEqual([
      '1 entry, of 3 March 2019',
    ]);
  });

  test('says only what there is', () => {
    const look = {
      ...LOOK,
      things: 9,
      known: 1,
      twins: 2,
      files: 3,
      fileBytes: 1_240_000_000,
      filesMissing: 1,
      tags: [{ name: 'walk', count: 2 }],
      tagClashes: [['Walk', 'walk']],
    };
    expect(sayLook(look)).toEqual([
      '9 entries',
      '1 is here already, and stays as it is',
      '2 are the same as one before them',
      '3 photos and files, 1.2 GB',
      '1 file is named and is not there',
      '1 tag: walk',
      'Will be one tag: Walk and walk',
    ]);
  });
});

test('names are a list that ends', () => {
  expect(sayNames([])).toBe('');
  expect(sayNames(['a'])).toBe('a');
  expect(sayNames(['a', 'b', 'c'])).toBe('a, b and c');
  expect(sayNames(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])).toBe('a, b, c, d, e, f and 2 more');
});

test('reasons are counted', () => {
  expect(sayReason('no_date', 1200)).toBe('1,200: without a day that can be read');
});

test('an archive is said by what is in it', () => {
  const archive = { entries: 1, revisions: 0, attachments: 2, links: 0, journeys: 1, tags: 3 };
  expect(sayArchive(archive)).toEqual([
    '1 entry',
    '2 photos and files',
    '1 path',
    '3 tags and groups of tags',
  ]);
});

describe('undoing', () => {
  const run = { entries: 5, changed: 1 } as ImportRun;

  test('says what goes and what stays', () => {
    expect(sayUndo(run, false)).toMatch(/^4 entries are erased for good, with their files/);
    expect(sayUndo(run, false)).toContain('1 that you changed here stays.');
    expect(sayUndo({ ...run, entries: 1, changed: 0 }, false)).toMatch(/^1 entry is erased/);
    expect(sayUndo(run, true)).toMatch(/^The entries that it brought/);
  });

  test('says what came of it', () => {
    expect(sayUndone(1, 0, true)).toBe('1 entry is gone again.');
    expect(sayUndone(4, 1, true)).toBe(
      '4 entries are gone again. 1 that you changed is still here.',
    );
    expect(sayUndone(500, 0, false)).toMatch(/the rest is still here/);
  });
});

test('each way is one line', () => {
  for (const line of Object.values(HOW)) expect(line.length).toBeLessThan(125);
});
