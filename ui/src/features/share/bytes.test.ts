import { describe, expect, it } from 'vitest';
import { byteAt, inText, whole } from './bytes';

describe('places in a text', () => {
  it('are bytes for the core', () => {
    expect(byteAt('abc', 2)).toBe(2);
    expect(byteAt('é日🙂x', 1)).toBe(2);
    expect(byteAt('é日🙂x', 2)).toBe(5);
    expect(byteAt('é日🙂x', 4)).toBe(9);
  });

  it('are told by a field that has one sign for the end of a line', () => {
    const text = 'a\r\nBob\nc';
    expect(text.slice(inText(text, 2), inText(text, 5))).toBe('Bob');
    expect(inText(text, 0)).toBe(0);
    expect(inText(text, 99)).toBe(text.length);
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
