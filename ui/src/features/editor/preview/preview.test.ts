import { EditorState } from '@codemirror/state';
import { describe, expect, it, vi } from 'vitest';
import type { Attachment } from '../../../ipc';
import { named } from '../../../state/named';
import { journalMarkdown } from '../markdown/language';
import { stateOf } from '../markdown/marked';
import { paint } from './preview';

const UID = '00112233445566778899aabbccddeeff';

/** What is drawn on a text: per decoration the text it covers and how. `|` is the cursor. */
function drawn(text: string, writing = true): string[] {
  const state = stateOf(text);
  const { decorations } = paint(state, [{ from: 0, to: state.doc.length }], writing);
  const found: string[] = [];
  decorations.between(0, state.doc.length, (from, to, { spec }) => {
    const covered = state.sliceDoc(from, to);
    if (spec.widget) found.push(`${spec.widget.constructor.name}(${covered})`);
    else if (spec.class && from === to)
      found.push(`line ${state.doc.lineAt(from).number}: ${spec.class}`);
    else if (spec.class) found.push(`${spec.class}(${covered})`);
    else found.push(`hidden(${covered})`);
  });
  return found;
}

/** What is left to see of a text, widgets aside. */
function seen(text: string, writing = true): string {
  const state = stateOf(text);
  const { decorations } = paint(state, [{ from: 0, to: state.doc.length }], writing);
  let rest = '';
  let at = 0;
  decorations.between(0, state.doc.length, (from, to, { spec }) => {
    if (from === to || (spec.class && !spec.widget)) return;
    rest += state.sliceDoc(at, from);
    at = to;
  });
  return rest + state.sliceDoc(at);
}

describe('marks', () => {
  it.each([
    ['a **b** c', 'a b c'],
    ['a *b* ~~c~~ `d`', 'a b c d'],
    ['***both***', 'both'],
    ['# heading', 'heading'],
    ['## heading ##', 'heading'],
    ['> quote\n> more', 'quote\nmore'],
    ['> > deep', 'deep'],
    ['\\*not italic\\*', '*not italic*'],
    ['[friend](https://example.org)', 'friend'],
    ['- one\n  - two', 'one\ntwo'],
    ['- [ ] one', 'one'],
    ['- one\n\n  more', 'one\n\nmore'],
  ])('of %j are out of sight', (text, rest) => {
    expect(seen(text, false)).toBe(rest);
  });

  it.each([
    ['a **|b** c', 'a **b** c'],
    ['a **b**| c', 'a **b** c'],
    ['a **b** c|', 'a b c'],
    ['# head|ing', '# heading'],
    ['# heading\n|', 'heading\n'],
    ['|> quote', '> quote'],
    ['> quote|', 'quote'],
    ['[fri|end](https://example.org)', '[friend](https://example.org)'],
    ['|- one', '- one'],
    ['- one|', 'one'],
    ['-| one', '- one'],
    ['- [ |] one', '- [ ] one'],
    ['\\|*x', '\\*x'],
  ])('show where the cursor is: %j', (text, rest) => {
    expect(seen(text)).toBe(rest);
  });

  it('stay out of sight within a selection that only passes over them', () => {
    expect(seen('‹a **b** c›')).toBe('a b c');
    expect(seen('‹a **b› c**')).toBe('a **b c**');
  });

  it('stay out of sight while nobody writes', () => {
    expect(seen('a **|b** c', false)).toBe('a b c');
  });
});

describe('what is drawn', () => {
  it('for a sentence', () => {
    expect(drawn('**b** *i* ~~s~~ `c`', false)).toEqual(
      expect.arrayContaining([
        'gs-bold(**b**)',
        'gs-italic(*i*)',
        'gs-strike(~~s~~)',
        'gs-code(`c`)',
      ]),
    );
  });

  it('for headings', () => {
    expect(drawn('# one', false)).toContain('line 1: gs-heading gs-heading-1');
    expect(drawn('###### six', false)).toContain('line 1: gs-heading gs-heading-4');
  });

  it('for lists', () => {
    const list = drawn('- one\n  - two\n  more\n1. three', false);
    expect(list).toEqual(
      expect.arrayContaining([
        'line 1: gs-item gs-list-1',
        'Bullet(- )',
        'line 2: gs-item gs-list-1 gs-list-2',
        'line 4: gs-item gs-list-1',
        'gs-marker gs-number(1. )',
      ]),
    );
  });

  it('for tasks', () => {
    expect(drawn('- [x] done\n- [ ] open', false)).toEqual(
      expect.arrayContaining(['TaskBox(- [x] )', 'gs-done(done)', 'TaskBox(- [ ] )']),
    );
  });

  it('for blocks', () => {
    expect(drawn('---', false)).toContain('Rule(---)');
    expect(drawn('|---', true)).not.toContain('Rule(---)');
    expect(drawn('```js\nlet a\n```', false)).toEqual(
      expect.arrayContaining([
        'line 1: gs-block gs-block-first',
        'line 2: gs-block',
        'line 3: gs-block gs-block-last',
        'hidden(```)',
        'gs-mark(js)',
      ]),
    );
  });

  it('for tables, which stay text', () => {
    const state = EditorState.create({ doc: '| a |\n| - |\n| 1 |', extensions: journalMarkdown });
    const names: string[] = [];
    paint(state, [{ from: 0, to: state.doc.length }], false).decorations.between(
      0,
      20,
      (_from, _to, { spec }) => {
        names.push(spec.class);
      },
    );
    expect(names.filter((name) => name === 'gs-table')).toHaveLength(3);
    expect(new Set(names)).toEqual(new Set(['gs-table', 'gs-mark']));
  });

  it('for photos of the journal, whose names nobody reads', () => {
    const photo = { id: 3, name: 'a.jpg', thumbnail: true, width: 40, height: 30 };
    const known = new Map<string, unknown>([
      [UID, photo],
      [UID.replace('0', '1'), { ...photo, name: 'a.svg', thumbnail: false }],
      [UID.replace('0', '2'), null],
    ]);
    vi.spyOn(named, 'find').mockImplementation((uid) => known.get(uid) as Attachment | undefined);
    const of = (first: string, caption = 'the pier') =>
      `![${caption}](attachment:${UID.replace('0', first)})`;
    expect(drawn(of('0'), false)).toEqual([`Photo(${of('0')})`]);
    // while its caption is written it stays, and only what names it is out of sight
    expect(drawn(`![the| pier](attachment:${UID})`)).toEqual([
      'Photo()',
      'gs-mark(![)',
      `End(](attachment:${UID}))`,
    ]);
    for (const first of ['1', '2', '3']) {
      expect(drawn(of(first), false)).toEqual([`PictureSign(${of(first)})`]);
    }
    vi.restoreAllMocks();
  });

  it('for pictures, which are never fetched', () => {
    expect(drawn('![a heron](https://example.org/x.png)', false)).toEqual([
      'PictureSign(![a heron](https://example.org/x.png))',
    ]);
  });
});

describe('plain text', () => {
  it.each([
    'words, and nothing else',
    '[press](javascript:alert(1))',
    '[press](data:text/html,x)',
    '[sigh]',
    '[](https://example.org)',
    '<script>alert(1)</script>',
    '<b>not bold</b>',
    '&amp; &#42;',
    'a line\n---x',
    '    indented by four',
    'snake_case_word',
    '2 * 3 * 4',
    '[one]: https',
    '#nospace',
  ])('is left alone: %j', (text) => {
    expect(drawn(text, false)).toEqual([]);
  });

  it('above a list that is being begun does not turn into a heading', () => {
    expect(drawn('Dear me\n-|')).toEqual([]);
  });
});

describe('the visible part', () => {
  it('is all that is drawn', () => {
    const state = stateOf('**one**\n\n**two**\n\n**three**');
    const { decorations } = paint(state, [{ from: 9, to: 16 }], false);
    decorations.between(0, state.doc.length, (from, to) => {
      expect(from).toBeGreaterThanOrEqual(9);
      expect(to).toBeLessThanOrEqual(16);
    });
    expect(decorations.size).toBe(3);
  });

  it('may begin and end within an element', () => {
    const state = stateOf(`- one\n${'  more\n'.repeat(50)}- two`);
    const { decorations } = paint(state, [{ from: 100, to: 120 }], false);
    let lines = 0;
    decorations.between(0, state.doc.length, (from, to) => {
      if (from === to) lines += 1;
    });
    expect(lines).toBeLessThan(6);
  });

  it('never joins lines, whatever is in it', () => {
    const pieces = [
      '**',
      '*',
      '`',
      '~~',
      '[',
      '](',
      'https://example.org',
      ')',
      '\n',
      '- ',
      '> ',
      '# ',
      '1. ',
    ];
    let seed = 7;
    for (let round = 0; round < 400; round += 1) {
      let text = '';
      for (let index = 0; index < 30; index += 1) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        text += (pieces[seed % pieces.length] ?? '') + (seed % 3 === 0 ? 'a ' : '');
      }
      const state = stateOf(text);
      const { decorations } = paint(state, [{ from: 0, to: state.doc.length }], false);
      decorations.between(0, state.doc.length, (from, to, { spec }) => {
        const replaced = !spec.class || Boolean(spec.widget);
        if (replaced) expect(state.doc.lineAt(from).to, text).toBeGreaterThanOrEqual(to);
      });
    }
  });
});
