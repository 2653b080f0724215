import { describe, expect, it } from 'vitest';
import { cycleHeading, kindAt, toggleHeading, toggleList, toggleQuote } from './blocks';
import { changeBetween } from './change';
import { linkMarkdown, urlAt } from './links';
import { run, stateOf } from './marked';
import { BOLD, CODE, hasStyle, ITALIC, STRIKE, toggleStyle } from './toggle';

describe('bold', () => {
  it.each([
    ['goes around what is selected', 'one ‹two› three', 'one **‹two›** three'],
    ['leaves blanks outside', 'one‹ two ›three', 'one **‹two›** three'],
    ['goes around the word at the cursor', 'one t|wo', 'one **t|wo**'],
    ['begins where nothing is', 'one |', 'one **|**'],
    ['is taken back when nothing was written', 'one **|**', 'one |'],
    ['ends behind the words', 'one **two|**', 'one **two**|'],
    ['comes off a word', 'one **t|wo**', 'one t|wo'],
    ['comes off what is selected', 'one **‹two›** three', 'one ‹two› three'],
    ['goes around each paragraph', '‹one\n\ntwo›', '**‹one**\n\n**two›**'],
    ['leaves the marks of lists outside', '‹- one\n- two›', '- **‹one**\n- **two›**'],
    ['leaves the mark of a heading outside', '‹## one›', '## **‹one›**'],
  ])('%s', (_name, before, after) => {
    expect(run(toggleStyle(BOLD), before)).toBe(after);
  });

  it('comes off where it is on everywhere, and goes on everywhere else', () => {
    const bold = run(toggleStyle(BOLD), '‹**one**\ntwo›');
    expect(bold?.replace(/[‹›]/g, '')).toBe('**one**\n**two**');
    expect(run(toggleStyle(BOLD), bold ?? '')?.replace(/[‹›]/g, '')).toBe('one\ntwo');
  });

  it('does not apply to nothing', () => {
    expect(run(toggleStyle(BOLD), 'one‹ \n ›two')).toBeNull();
  });
});

describe('other styles', () => {
  it.each([
    [ITALIC, '*‹one›*'],
    [STRIKE, '~~‹one›~~'],
    [CODE, '`‹one›`'],
  ])('have marks of their own', (style, after) => {
    expect(run(toggleStyle(style), '‹one›')).toBe(after);
    expect(run(toggleStyle(style), after)).toBe('‹one›');
  });

  it('are known where the cursor is', () => {
    expect(hasStyle(stateOf('a **b *c|* d**'), BOLD)).toBe(true);
    expect(hasStyle(stateOf('a **b *c|* d**'), ITALIC)).toBe(true);
    expect(hasStyle(stateOf('a| **b**'), BOLD)).toBe(false);
  });
});

describe('lines', () => {
  it.each([
    ['heading', toggleHeading(2), 'one|', '## one|'],
    ['another heading', toggleHeading(3), '# one|', '### one|'],
    ['no heading', toggleHeading(2), '## one|', 'one|'],
    ['a heading of a list item', toggleHeading(1), '- one|', '# one|'],
    ['the next heading', cycleHeading, '# one|', '## one|'],
    ['after the last heading', cycleHeading, '### one|', 'one|'],
    ['a list', toggleList('bullet'), '‹one\n\ntwo›', '- ‹one\n\n- two›'],
    ['a list begun on an empty line', toggleList('bullet'), '|', '- |'],
    ['numbers', toggleList('numbered'), '‹one\ntwo›', '1. ‹one\n2. two›'],
    ['numbers for bullets', toggleList('numbered'), '‹- one\n- two›', '1. ‹one\n2. two›'],
    ['tasks', toggleList('task'), '- one|', '- [ ] one|'],
    ['no tasks', toggleList('task'), '- [x] one|', 'one|'],
    ['a nested list keeps its depth', toggleList('numbered'), '- a\n  - b|', '- a\n  1. b|'],
    ['a quote', toggleQuote, '‹one\n\ntwo›', '> ‹one\n>\n> two›'],
    ['no quote', toggleQuote, '> one|', 'one|'],
  ] as const)('become %s', (_name, command, before, after) => {
    const wanted = after.replace(/[‹›|]/g, '');
    expect(run(command, before)?.replace(/[‹›|]/g, '')).toBe(wanted);
  });

  it('keep the cursor at its words', () => {
    expect(run(toggleHeading(1), 'one |two')).toBe('# one |two');
    expect(run(toggleList('bullet'), '|')).toBe('- |');
    expect(run(toggleQuote, '> > one|')).toBe('> one|');
  });

  it('are known for what they are', () => {
    expect(kindAt(stateOf('> - [ ] one|'))).toEqual({ kind: 'task', level: 0, quote: true });
    expect(kindAt(stateOf('## one|'))).toEqual({ kind: 'heading', level: 2, quote: false });
    expect(kindAt(stateOf('#one|')).kind).toBe('text');
  });
});

describe('links', () => {
  it.each([
    ['a [b|](https://example.org) c', 'https://example.org/'],
    ['a [b](https://example.org|) c', 'https://example.org/'],
    ['a [b](<https://exa|mple.org>) c', 'https://example.org/'],
    ['see https://exa|mple.org/x', 'https://example.org/x'],
    ['see www.exa|mple.org', 'https://www.example.org/'],
    ['ana@exa|mple.org', 'mailto:ana@example.org'],
  ])('lead somewhere: %j', (text, url) => {
    const state = stateOf(text);
    expect(urlAt(state, state.selection.main.head)).toBe(url);
  });

  it.each([
    'a [b|](javascript:alert(1))',
    'a [b|](data:text/html,x)',
    '![b|](https://example.org)',
    '[b|]',
    '`https://exa|mple.org`',
    'a| [b](https://example.org)',
  ])('do not: %j', (text) => {
    const state = stateOf(text);
    expect(urlAt(state, state.selection.main.head)).toBeNull();
  });

  it('are written so that nothing ends them early', () => {
    expect(linkMarkdown('a [b] c', 'https://example.org/(x)')).toBe(
      '[a \\[b\\] c](https://example.org/%28x%29)',
    );
    expect(linkMarkdown(' ', 'https://example.org/')).toBe('https://example.org/');
  });
});

describe('changeBetween', () => {
  it.each([
    ['abc', 'abXc', { from: 2, to: 2, insert: 'X' }],
    ['abc', 'ac', { from: 1, to: 2, insert: '' }],
    ['aaa', 'aa', { from: 2, to: 3, insert: '' }],
    ['', 'a', { from: 0, to: 0, insert: 'a' }],
    ['same', 'same', { from: 4, to: 4, insert: '' }],
  ])('from %j to %j', (before, after, change) => {
    expect(changeBetween(before, after)).toEqual(change);
  });
});
