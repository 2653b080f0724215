import type { Point, ScoreRule } from '../../ipc';

/** A difference between two times, and whether it is more than chance; null where that is not known. */
export interface Difference {
  points: number;
  beyond: boolean | null;
}

export interface Time {
  point: Point;
  sinceLast: Difference | null;
  sinceFirst: Difference | null;
}

/** One number over time, the newest first. */
export interface Course {
  field: string;
  name: string;
  min: number;
  max: number;
  /** How it is counted; undefined for a scale. */
  rule: ScoreRule | undefined;
  times: Time[];
}

/** The numbers of a method over time, each by itself, in the order in which they first come up. */
export function courses(points: readonly Point[], rules: readonly ScoreRule[]): Course[] {
  const fields = [...new Set(points.map(({ field }) => field))];
  return fields.map((field) => {
    const own = points.filter((point) => point.field === field).toSorted(byDay);
    const rule = rules.find(({ id }) => id === field);
    const times = own.map((point, at) => ({
      point,
      sinceLast: difference(own[at - 1], point, rule),
      // the second time there is only one thing to say
      sinceFirst: at > 1 ? difference(own[0], point, rule) : null,
    }));
    const { name = '', min = 0, max = 0 } = own.at(-1) ?? {};
    return { field, name, min, max, rule, times: times.toReversed() };
  });
}

function difference(
  before: Point | undefined,
  now: Point,
  rule: ScoreRule | undefined,
): Difference | null {
  if (!before) return null;
  const points = now.value - before.value;
  const reliable = rule?.reliable ?? null;
  return { points, beyond: reliable === null ? null : Math.abs(points) >= reliable };
}

function byDay(a: Point, b: Point): number {
  return a.day === b.day ? a.entry - b.entry : a.day < b.day ? -1 : 1;
}
