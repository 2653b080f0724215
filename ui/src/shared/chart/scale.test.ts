import { describe, expect, it } from 'vitest';
import { ahead, linear, nearest, tenth } from './scale';

describe('a scale', () => {
  it('goes straight from one range to another, either way up', () => {
    const up = linear([-4, 4], [200, 0]);
    expect([up(-4), up(0), up(4)]).toEqual([200, 100, 0]);
  });

  it('puts everything in the middle where there is no range', () => {
    expect(linear([3, 3], [0, 10])(3)).toBe(5);
  });

  it('keeps a tenth of a pixel', () => {
    expect(tenth(12.3456)).toBe(12.3);
  });
});

describe('the nearest mark', () => {
  it('is by both directions', () => {
    const marks = [
      { x: 0, y: 0 },
      { x: 10, y: 100 },
    ];
    expect(nearest(marks, 9, 10)).toBe(0);
    expect(nearest(marks, 9, 80)).toBe(1);
    expect(nearest([], 0, 0)).toBe(-1);
  });
});

/** Two rows: three marks above, with a hole before the last; two below. */
const MARKS = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 40, y: 0 },
  { x: 12, y: 20 },
  { x: 30, y: 20 },
];

describe('the arrows on a map', () => {
  it('go along a row, over a hole in it', () => {
    expect(ahead(MARKS, 1, 'right')).toBe(2);
    expect(ahead(MARKS, 2, 'left')).toBe(1);
  });

  it('go on in the next row at the end of one, and stay at both ends of all', () => {
    expect(ahead(MARKS, 2, 'right')).toBe(3);
    expect(ahead(MARKS, 3, 'left')).toBe(2);
    expect(ahead(MARKS, 0, 'left')).toBe(0);
    expect(ahead(MARKS, 4, 'right')).toBe(4);
  });

  it('go to the nearest of the row above or below, and nowhere where there is none', () => {
    expect(ahead(MARKS, 0, 'down')).toBe(3);
    expect(ahead(MARKS, 2, 'down')).toBe(4);
    expect(ahead(MARKS, 4, 'up')).toBe(2);
    expect(ahead(MARKS, 1, 'up')).toBe(1);
    expect(ahead(MARKS, 4, 'down')).toBe(4);
    expect(ahead([], 0, 'down')).toBe(0);
  });
});
