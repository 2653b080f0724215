import { describe, expect, it } from 'vitest';
import { byteAt, whole } from './bytes';

describe('places in a text', () => {
  it('are bytes for the core', () => {
    expect(byteAt('abc', 2)).toBe(2);
    expect(byteAt('é日🙂x', 1)).toBe(2);
    expect(byteAt('é日🙂x', 2)).toBe(5);
    expect(byteAt('é日🙂x', 4)).toBe(9);
  });

  it('never lie within a character', () => {
    expect(whole('a🙂b', 2, 'before')).toBe(1);
    expect(whole('a🙂b', 2, 'after')).toBe(3);
    expect(whole('a🙂b', 1, 'after')).toBe(1);
    expect(whole('a🙂b', 3, 'before')).toBe(3);
    expect(whole('a🙂', 0, 'before')).toBe(0);
    expect(whole('a🙂', 3, 'after')).toBe(3);
  });
});
