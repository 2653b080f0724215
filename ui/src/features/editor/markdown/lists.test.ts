import { describe, expect, it } from 'vitest';
import { enter, indentItem, outdentItem } from './lists';
import { run } from './marked';
import { toggleTask } from './tasks';

describe('Enter', () => {
  it.each([
    ['goes on with bullets', '- one|', '- one\n- |'],
    ['goes on with another bullet', '* one|', '* one\n* |'],
    ['counts on', '1. one|', '1. one\n2. |'],
    ['counts on what follows', '1. one|\n2. two', '1. one\n2. |\n3. two'],
    ['goes on with an open task', '- [x] one|', '- [x] one\n- [ ] |'],
    ['splits an item', '- one |two', '- one\n- |two'],
    ['goes on with a quote', '> one|', '> one\n> |'],
    ['goes on with a list in a quote', '> - one|', '> - one\n> - |'],
    ['goes on at its level', '- one\n  - two|', '- one\n  - two\n  - |'],
    ['ends a list apart from what follows', '- one\n- |', '- one\n\n|'],
    ['ends a list that has only begun', '- |', '|'],
    ['ends a quote apart from what follows', '> one\n> |', '> one\n\n|'],
    ['ends a list within a quote', '> - one\n> - |', '> - one\n>\n> |'],
    ['goes out by one level', '- one\n  - |', '- one\n- |'],
    ['ends tasks', '- [ ] one\n- [ ] |', '- [ ] one\n\n|'],
  ])('%s', (_name, before, after) => {
    expect(run(enter, before)).toBe(after);
  });

  it.each(['words|', '# heading|', '```\n- code|\n```', '-|', '|- one', '‹- one›'])(
    'is an ordinary one in %j',
    (text) => {
      expect(run(enter, text)).toBeNull();
    },
  );
});

describe('Tab', () => {
  it.each([
    ['moves an item in', '- one\n- two|', '- one\n  - two|'],
    ['moves what is below it along', '- one\n- two|\n  - three', '- one\n  - two|\n    - three'],
    ['counts anew', '1. one\n2. two|\n3. three', '1. one\n   1. two|\n2. three'],
    [
      'joins the items below the one above',
      '1. one\n   1. two\n2. three|',
      '1. one\n   1. two\n   2. three|',
    ],
    ['works in a quote', '> - one\n> - two|', '> - one\n>   - two|'],
    ['stays where there is none above', '- one|', '- one|'],
  ])('%s', (_name, before, after) => {
    expect(run(indentItem, before)).toBe(after);
  });

  it.each(['words|', '> quote|', '# heading|', '```\n- code|\n```'])(
    'leaves the text from %j',
    (text) => {
      expect(run(indentItem, text)).toBeNull();
      expect(run(outdentItem, text)).toBeNull();
    },
  );
});

describe('Shift+Tab', () => {
  it.each([
    ['moves an item out', '- one\n  - two|', '- one\n- two|'],
    ['counts on', '1. one\n   1. two|\n2. three', '1. one\n2. two|\n3. three'],
    ['moves what is below it along', '- one\n  - two|\n    - three', '- one\n- two|\n  - three'],
  ])('%s', (_name, before, after) => {
    expect(run(outdentItem, before)).toBe(after);
  });

  it('leaves the text from the outermost level', () => {
    expect(run(outdentItem, '- one|')).toBeNull();
  });
});

describe('a task', () => {
  it.each([
    ['- [ ] one|', '- [x] one|'],
    ['- [x] o|ne', '- [ ] o|ne'],
    ['1. [X] one|', '1. [ ] one|'],
    ['- [x] one\n  - [ ] two|', '- [x] one\n  - [x] two|'],
  ])('is ticked and unticked: %j', (before, after) => {
    expect(run(toggleTask, before)).toBe(after);
  });

  it.each(['- one|', 'words [ ] here|', '[ ] one|'])('is not found in %j', (text) => {
    expect(run(toggleTask, text)).toBeNull();
  });
});
