import { describe, expect, it } from 'vitest';
import type { Point, ScoreRule } from '../../ipc';
import { courses } from './points';

function point(entry: number, day: string, value: number, field = 'total'): Point {
  return { entry, day, field, name: 'Total', value, band: '', min: 0, max: 27 };
}

const RULE: ScoreRule = {
  id: 'total',
  name: 'Total',
  of: [],
  min: 0,
  max: 27,
  bands: [],
  reliable: 5,
  higher_is: 'worse',
  cutoff: null,
  cutoff_says: '',
  source: '',
};

describe('the course of a number', () => {
  it('is newest first, whatever the order it comes in, with differences to the last and first', () => {
    const [course] = courses(
      [point(3, '2026-11-20', 6), point(1, '2026-10-20', 14), point(2, '2026-11-05', 10)],
      [RULE],
    );
    expect(course?.times.map(({ point }) => point.value)).toEqual([6, 10, 14]);
    expect(course?.times[0]?.sinceLast).toEqual({ points: -4, beyond: false });
    expect(course?.times[0]?.sinceFirst).toEqual({ points: -8, beyond: true });
    expect(course?.times[1]?.sinceLast).toEqual({ points: -4, beyond: false });
    expect(course?.times[1]?.sinceFirst).toBeNull();
    expect(course?.times[2]?.sinceLast).toBeNull();
  });

  it('calls a difference of just the reliable number of points more than chance, either way', () => {
    for (const [now, beyond] of [
      [15, true],
      [5, true],
      [14, false],
      [6, false],
      [10, false],
    ] as const) {
      const [course] = courses([point(1, '2026-10-20', 10), point(2, '2026-11-20', now)], [RULE]);
      expect(course?.times[0]?.sinceLast?.beyond).toBe(beyond);
    }
  });

  it('says nothing of chance where no rule does', () => {
    const points = [point(1, '2026-10-20', 1, 'energy'), point(2, '2026-10-20', 9, 'energy')];
    const [course] = courses(points, [RULE]);
    expect(course?.rule).toBeUndefined();
    expect(course?.times[0]?.sinceLast).toEqual({ points: 8, beyond: null });
  });

  it('keeps numbers of different kinds apart', () => {
    const points = [point(1, '2026-10-20', 1), point(1, '2026-10-20', 2, 'sleep')];
    expect(courses(points, []).map(({ field }) => field)).toEqual(['total', 'sleep']);
  });
});
