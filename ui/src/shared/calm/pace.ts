/** Seconds of a breath. Out is always longer than in: that is what calms. */
export interface Pace {
  readonly in: number;
  readonly hold: number;
  readonly out: number;
}

export type PaceName = 'easy' | 'even' | 'slow';

export const PACES: Record<PaceName, Pace> = {
  easy: { in: 3, hold: 0, out: 5 },
  even: { in: 4, hold: 1, out: 6 },
  slow: { in: 4, hold: 3, out: 8 },
};

export type Phase = 'in' | 'hold' | 'out';

/** Where in a breath a second is. */
export interface Place {
  phase: Phase;
  /** How long this part of the breath takes. */
  length: number;
  /** Seconds that are left of it, this one included. */
  left: number;
}

/** How long a whole breath takes. */
export function breath(pace: Pace): number {
  return pace.in + pace.hold + pace.out;
}

/** Where the breath is in the given second, counted from 0. */
export function placeAt(pace: Pace, second: number): Place {
  let at = second % breath(pace);
  for (const phase of ['in', 'hold'] as const) {
    const length = pace[phase];
    if (at < length) return { phase, length, left: length - at };
    at -= length;
  }
  return { phase: 'out', length: pace.out, left: pace.out - at };
}

/** When to stop: with the breath in which the minutes are over, never within one. Null: not at all. */
export function lastSecond(pace: Pace, minutes: number): number | null {
  if (minutes === 0) return null;
  return Math.ceil((minutes * 60) / breath(pace)) * breath(pace);
}
