import { describe, expect, it } from 'vitest';
import type { DayValue } from '../../ipc';
import { blocks, byDay, cellSheet, empties, weekCells, yearCells } from './cells';

const said = (day: string, value: number): DayValue => ({
  day,
  value,
  min: value,
  max: value,
  n: 1,
});
const KNOWN = byDay([said('2026-02-27', -2), said('2026-03-01', 0), said('2026-03-02', 0.4)]);

describe('cells of a year', () => {
  const cells = yearCells('2026-02-27', '2026-03-02', KNOWN, 10, 20);

  it('are rows of months and columns of days, each day once', () => {
    expect(cells.map(({ day, x, y }) => [day, x, y])).toEqual([
      ['2026-02-27', 260, 0],
      ['2026-02-28', 270, 0],
      ['2026-03-01', 0, 20],
      ['2026-03-02', 10, 20],
    ]);
  });

  it('a day without a check-in has no colour: it is not in the middle of the scale', () => {
    const paths = blocks(cells, 8, 8);
    expect(paths.map(({ step, d }) => [step, d.split('M').length - 1])).toEqual([
      [-2, 1],
      [0, 2],
    ]);
    expect(empties(cells, 8, 8, '2026-12-31')).toBe('M274 4h0');
  });

  it('days to come have nothing', () => {
    expect(empties(cells, 8, 8, '2026-02-27')).toBe('');
  });
});

it('cells of weeks begin on the day that weeks do', () => {
  const places = (start: 'monday' | 'sunday') =>
    weekCells('2026-03-01', '2026-03-02', KNOWN, 10, 20, start).map(({ x, y }) => [x, y]);
  // 1 March 2026 is a Sunday
  expect(places('monday')).toEqual([
    [60, 0],
    [0, 20],
  ]);
  expect(places('sunday')).toEqual([
    [0, 0],
    [10, 0],
  ]);
});

it('the table has the days that something is known of', () => {
  expect(cellSheet('Days', [...KNOWN.values()]).rows.map(([, value, n]) => [value, n])).toEqual([
    ['−2', '1'],
    ['0', '1'],
    ['0.4', '1'],
  ]);
});
