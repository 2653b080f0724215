import { describe, expect, it } from 'vitest';
import { advice } from './checks';

const checks = [
  { starts: ['that you', 'like'], has: [], say: 'a thought' },
  { starts: [], has: ["you don't care", 'always'], say: 'a guess' },
];

describe('advice', () => {
  it.each([
    ['That you left', ['a thought']],
    ['  that   you left', ['a thought']],
    ['likely', []],
    ['I know that you left', []],
    ['you ALWAYS leave, always', ['a guess']],
    ['you don’t care.', ['a guess']],
    ['hallways', []],
    ['like always', ['a thought', 'a guess']],
    ['', []],
  ])('for %j is %j', (text, said) => expect(advice(checks, text)).toEqual(said));

  it('is not given by a check without words', () => {
    expect(advice([{ starts: [''], has: ['…'], say: 'never' }], 'so it is')).toEqual([]);
  });
});
