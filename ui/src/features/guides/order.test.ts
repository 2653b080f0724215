import { describe, expect, it } from 'vitest';
import type { MethodCard, PromptGroup } from '../../ipc';
import { begun, shelves } from './order';
import { another } from './shuffle';

function card(id: string, change: Partial<MethodCard> = {}): MethodCard {
  return {
    id,
    version: 1,
    name: id,
    group: 'thoughts',
    summary: '',
    kind: 'record',
    minutes: null,
    own: false,
    gated: false,
    optIn: false,
    offered: true,
    single: false,
    inHelp: false,
    plan: false,
    filled: 0,
    last: null,
    againOn: null,
    open: null,
    counts: false,
    quick: false,
    ...change,
  };
}

describe('the shelves', () => {
  const groups = [
    { id: 'thoughts', name: 'Thoughts', summary: 'Caught and looked at' },
    { id: 'words', name: 'Words', summary: '' },
    { id: 'empty', name: 'Nothing here', summary: '' },
  ];

  it('stand in the order of the headings, without empty ones', () => {
    const found = shelves([card('b', { group: 'words' }), card('a')], groups, 'Others');
    expect(found.map(({ name, cards }) => [name, cards.map(({ id }) => id)])).toEqual([
      ['Thoughts', ['a']],
      ['Words', ['b']],
    ]);
  });

  it('leave no method out for want of a heading', () => {
    const found = shelves([card('mine', { group: 'gone', own: true })], groups, 'Others');
    expect(found.map(({ name }) => name)).toEqual(['Others']);
  });
});

it('what was begun is not the one page that is always kept', () => {
  const cards = [card('plan', { single: true, open: 4 }), card('record', { open: 9 }), card('c')];
  expect(begun(cards).map(({ open }) => open)).toEqual([9]);
});

describe('another question', () => {
  const prompt = (id: string) => ({ id, text: id, roles: [] });
  const groups: PromptGroup[] = [
    { id: 'one', name: '', prompts: [prompt('a'), prompt('b')] },
    { id: 'two', name: '', prompts: [prompt('c')] },
  ];

  it('is one that was not shown yet', () => {
    expect(another(groups, ['a', 'c'], 0.99)?.id).toBe('b');
    expect(another(groups, ['b'], 0)?.id).toBe('a');
    expect(another(groups, ['b'], 0.99)?.id).toBe('c');
  });

  it('begins again when all were shown, with another than the last', () => {
    for (const chance of [0, 0.4, 0.99]) {
      expect(['a', 'b']).toContain(another(groups, ['a', 'b', 'c'], chance)?.id);
    }
  });

  it('is none where there are none', () => {
    expect(another([], [], 0)).toBeUndefined();
  });
});
