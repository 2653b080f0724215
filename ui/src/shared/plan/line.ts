import type { Who } from '../../ipc';

/** A line of a log as it is typed. */
export interface TypedLine {
  /** What came of it; null until that is chosen. */
  outcome: string | null;
  who: Who | null;
  /** The day that it is about. */
  day: string;
  /** In the person's words. */
  note: string;
}

/** A line of which nothing is said yet. */
export function blankLine(day: string): TypedLine {
  return { outcome: null, who: null, day, note: '' };
}
