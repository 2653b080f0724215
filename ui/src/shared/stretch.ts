import type { WeekStart } from '../ipc';
import {
  addDays,
  addMonths,
  dayOf,
  daysInMonth,
  parts,
  utc,
  weekEndOf,
  weekStartOf,
  type Day,
} from './days';

/** What is looked back on: a day, or the week, month or year that it lies in. */
export type Span = 'day' | 'week' | 'month' | 'year';

/** From one day to another, both included. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** What is felt at two at night belongs to the day before. */
const DAY_BEGINS_MS = 4 * 3_600_000;
const DAY_MS = 86_400_000;

/** The day that it is where this computer is; it begins at four in the morning, as it does in pictures of mood. */
export function feltToday(now: Date = new Date()): Day {
  const then = new Date(now.getTime() - DAY_BEGINS_MS);
  return dayOf(new Date(Date.UTC(then.getFullYear(), then.getMonth(), then.getDate())));
}

/** What a day lies in. */
export function around(span: Span, day: Day, start: WeekStart): Stretch {
  const [year, month] = parts(day);
  const ofYear = day.slice(0, 4);
  switch (span) {
    case 'day':
      return { from: day, to: day };
    case 'week':
      return { from: weekStartOf(day, start), to: weekEndOf(day, start) };
    case 'month':
      return {
        from: `${day.slice(0, 7)}-01`,
        to: `${day.slice(0, 7)}-${String(daysInMonth(year, month))}`,
      };
    case 'year':
      return { from: `${ofYear}-01-01`, to: `${ofYear}-12-31` };
  }
}

/** A day that lies so many of them later, or earlier when negative. */
export function moved(span: Span, day: Day, by: number): Day {
  switch (span) {
    case 'day':
      return addDays(day, by);
    case 'week':
      return addDays(day, by * 7);
    case 'month':
      return addMonths(day, by);
    case 'year':
      return addMonths(day, by * 12);
  }
}

/** How many days come after `from` until `to`. */
export function daysUntil(from: Day, to: Day): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / DAY_MS);
}
