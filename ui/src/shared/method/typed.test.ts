import { describe, expect, it } from 'vitest';
import { Digits, typed } from './typed';

describe('digits on a scale of 0 to 100', () => {
  it.each([
    ['8', 80],
    ['85', 85],
    ['83', 85],
    ['80', 80],
    ['05', 5],
    ['0', 0],
    ['1', 10],
    ['100', 100],
  ])('%s is %i', (digits, value) => expect(typed(digits, 0, 100, 5)).toBe(value));

  it('begin anew when they would be too much', () => {
    const digits = new Digits();
    const keys = [...'1005'].map((key) => digits.take(key, 0, 100, 5));
    expect(keys).toEqual([10, 10, 100, 50]);
  });

  it('begin anew after another key', () => {
    const digits = new Digits();
    digits.take('8', 0, 100, 5);
    expect(digits.take('ArrowLeft', 0, 100, 5)).toBeNull();
    expect(digits.take('5', 0, 100, 5)).toBe(50);
  });
});

describe('digits on other scales', () => {
  it('are the number', () => {
    expect(typed('7', 0, 10, 1)).toBe(7);
    expect(typed('10', 0, 10, 1)).toBe(10);
    expect(typed('11', 0, 10, 1)).toBeNull();
    expect(typed('0', 1, 5, 1)).toBeNull();
  });
});
