import { describe, expect, it } from 'vitest';
import { divided, movedTo, rowOf, rowsOf } from './grid';

const MONTHS = ['b', 'b', 'b', 'b', 'b', 'a', 'z', 'z'];

describe('rows of pictures', () => {
  it('begin anew with each month, which the first of them names', () => {
    expect(rowsOf(MONTHS, 3)).toEqual([
      { month: 'b', names: true, first: 0, count: 3 },
      { month: 'b', names: false, first: 3, count: 2 },
      { month: 'a', names: true, first: 5, count: 1 },
      { month: 'z', names: true, first: 6, count: 2 },
    ]);
    expect(rowsOf([], 3)).toEqual([]);
  });

  it('are found by their pictures', () => {
    const rows = rowsOf(MONTHS, 3);
    expect(MONTHS.map((_, picture) => rowOf(rows, picture))).toEqual([0, 0, 0, 1, 1, 2, 3, 3]);
    expect(rowOf(rows, 8)).toBe(-1);
    expect(rowOf([], 0)).toBe(-1);
  });

  it('are walked by keys, in the same column where there is one', () => {
    const rows = rowsOf(MONTHS, 3);
    const to = (key: string, from: number) => movedTo(key, from, rows, 3);
    expect(to('ArrowRight', 2)).toBe(3);
    expect(to('ArrowRight', 7)).toBe(7);
    expect(to('ArrowLeft', 0)).toBe(0);
    expect(to('ArrowDown', 2)).toBe(4);
    expect(to('ArrowDown', 4)).toBe(5);
    expect(to('ArrowDown', 7)).toBe(7);
    expect(to('ArrowUp', 7)).toBe(5);
    expect(to('ArrowUp', 1)).toBe(1);
    expect(to('PageDown', 1)).toBe(5);
    expect(to('End', 1)).toBe(7);
    expect(to('Home', 6)).toBe(0);
    expect(to('x', 1)).toBeNull();
    expect(movedTo('ArrowDown', 0, [], 3)).toBeNull();
  });
});

describe('a width', () => {
  it('is divided evenly', () => {
    expect(divided(320, 100, 10)).toEqual({ columns: 3, side: 100 });
    expect(divided(429, 100, 10)).toEqual({ columns: 3, side: 409 / 3 });
  });

  it('holds two at least, however narrow', () => {
    expect(divided(90, 100, 10)).toEqual({ columns: 2, side: 40 });
    expect(divided(0, 100, 10).side).toBe(1);
  });
});
