import { describe, expect, it } from 'vitest';
import { joined, split } from './spans';

const found = [
  { text: 'I ', hit: false },
  { text: 'slept', hit: true },
  { text: ' badly', hit: false },
];

describe('splitting marked text', () => {
  it('loses no letter and no mark, wherever it is cut', () => {
    for (let at = 0; at <= joined(found).length + 2; at += 1) {
      const [before, after] = split(found, at);
      expect(joined(before)).toBe('I slept badly'.slice(0, at));
      expect(joined([...before, ...after])).toBe('I slept badly');
      const marked = [...before, ...after].filter(({ hit }) => hit);
      expect(joined(marked)).toBe('slept');
    }
  });

  it('makes no empty parts', () => {
    expect(split(found, 2)[0]).toEqual([{ text: 'I ', hit: false }]);
    expect(split(found, 7)[1]).toEqual([{ text: ' badly', hit: false }]);
    expect(split([], 3)).toEqual([[], []]);
  });
});
