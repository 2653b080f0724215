import { describe, expect, it } from 'vitest';
import { drawn, inSight, moved, scrollTo, type Viewport } from './window';

const view = (top: number, count = 100_000): Viewport => ({ top, height: 600, row: 100, count });

describe('which rows exist', () => {
  it('are those in sight and a few more on each side', () => {
    expect(inSight(view(0))).toEqual({ first: 0, end: 6 });
    expect(inSight(view(150))).toEqual({ first: 1, end: 8 });
    expect(drawn(view(5_000), 4)).toEqual({ first: 46, end: 60 });
  });

  it('end with the list', () => {
    expect(drawn(view(9_999_400), 4)).toEqual({ first: 99_990, end: 100_000 });
    expect(drawn(view(0, 0), 4)).toEqual({ first: 0, end: 0 });
    expect(drawn(view(0, 3), 4)).toEqual({ first: 0, end: 3 });
  });

  it('are none beyond the end, as after the list became shorter', () => {
    expect(inSight(view(5_000, 10))).toEqual({ first: 10, end: 10 });
  });
});

describe('bringing a row into sight', () => {
  it('moves as little as possible', () => {
    expect(scrollTo(view(1_000), 12)).toBe(1_000);
    expect(scrollTo(view(1_000), 5)).toBe(500);
    expect(scrollTo(view(1_000), 16)).toBe(1_100);
    expect(scrollTo(view(1_050), 10)).toBe(1_000);
  });
});

describe('moving by keys', () => {
  it('keeps a row of the page before in sight', () => {
    expect(moved('PageDown', 10, view(0))).toBe(15);
    expect(moved('PageUp', 10, view(0))).toBe(5);
  });

  it('stops at both ends', () => {
    expect(moved('ArrowUp', 0, view(0))).toBe(0);
    expect(moved('ArrowDown', 99_999, view(0))).toBe(99_999);
    expect(moved('End', 3, view(0))).toBe(99_999);
    expect(moved('Home', 3, view(0))).toBe(0);
  });

  it('leaves other keys alone', () => {
    expect(moved('x', 3, view(0))).toBeNull();
  });
});
