import { describe, expect, it } from 'vitest';
import { Lru } from './lru';

describe('Lru', () => {
  it('never holds more than its capacity, and drops what was used longest ago', () => {
    const kept = new Lru<number, string>(3);
    for (const key of [1, 2, 3]) kept.set(key, `page ${key}`);
    kept.touch(1);
    kept.set(4, 'page 4');
    expect(kept.size).toBe(3);
    expect(kept.has(2)).toBe(false);
    expect(kept.peek(1)).toBe('page 1');
  });

  it('does not count a peek as use', () => {
    const kept = new Lru<number, string>(2);
    kept.set(1, 'a');
    kept.set(2, 'b');
    kept.peek(1);
    kept.set(3, 'c');
    expect(kept.has(1)).toBe(false);
  });

  it('counts writing again as use, and keeps the newer value', () => {
    const kept = new Lru<number, string>(2);
    kept.set(1, 'a');
    kept.set(2, 'b');
    kept.set(1, 'A');
    kept.set(3, 'c');
    expect([...kept.entries()]).toEqual([
      [1, 'A'],
      [3, 'c'],
    ]);
  });
});
