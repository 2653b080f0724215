import type { WeekStart, Within } from '../../ipc';
import { addDays, addMonths, parts, type Day } from '../../shared/days';
import * as calendar from '../../shared/stretch';

/** What is looked at: a week, a month or a year of the calendar, all of it, or days of the person's own. */
export type Kind = 'week' | 'month' | 'year' | 'all' | 'own';

export interface Period {
  readonly kind: Kind;
  /** Null: from the beginning. */
  readonly from: Day | null;
  /** Null: to the end. */
  readonly to: Day | null;
}

/** A period that begins and ends. */
export type Stretch = Period & { readonly from: Day; readonly to: Day };

export const ALL: Period = { kind: 'all', from: null, to: null };

/** Single moments can be told apart in about five weeks of them. */
const LONGEST_BY_MOMENTS = 36;
/** A month is seen best as a calendar; more than two of them as a year. */
const LONGEST_BY_MONTHS = 62;

export function bounded(period: Period): period is Stretch {
  return period.from !== null && period.to !== null;
}

/** How many days lie between two, both counted. */
export function lengthOf(from: Day, to: Day): number {
  return calendar.daysUntil(from, to) + 1;
}

/** The week, month or year that a day lies in. */
export function around(kind: 'week' | 'month' | 'year', day: Day, start: WeekStart): Stretch {
  return { kind, ...calendar.around(kind, day, start) };
}

/** Days of the person's own, whichever of them comes first. */
export function own(one: Day, other: Day): Stretch {
  return one <= other
    ? { kind: 'own', from: one, to: other }
    : { kind: 'own', from: other, to: one };
}

/** The period so many after this one, or before it. All of it has none beside it. */
export function beside(period: Period, by: number, start: WeekStart): Period {
  if (!bounded(period)) return period;
  const { kind, from, to } = period;
  if (kind === 'week' || kind === 'month' || kind === 'year')
    return around(kind, calendar.moved(kind, from, by), start);
  const length = lengthOf(from, to) * by;
  return own(addDays(from, length), addDays(to, length));
}

/** The same stretch a year earlier; of a week, the week that its first day fell in. */
export function yearBefore(period: Stretch, start: WeekStart): Stretch {
  const then = addMonths(period.from, -12);
  return period.kind === 'week' || period.kind === 'month' || period.kind === 'year'
    ? around(period.kind, then, start)
    : own(then, addMonths(period.to, -12));
}

export function within({ from, to }: Period, all: boolean): Within {
  return { from, to, all };
}

/** Whether single moments are drawn. */
export function byMoments(from: Day, to: Day): boolean {
  return lengthOf(from, to) <= LONGEST_BY_MOMENTS;
}

/** Whether days are drawn as calendars of months; as years if not. */
export function byMonths(from: Day, to: Day): boolean {
  return lengthOf(from, to) <= LONGEST_BY_MONTHS;
}

/** The months that a stretch touches, each by its first day. */
export function monthsOf(from: Day, to: Day): Day[] {
  const months: Day[] = [];
  for (let month = `${from.slice(0, 7)}-01`; month <= to; month = addMonths(month, 1)) {
    months.push(month);
  }
  return months;
}

/** The years that it touches, the latest first. */
export function yearsOf(from: Day, to: Day): number[] {
  const [first] = parts(from);
  const [last] = parts(to);
  return Array.from({ length: last - first + 1 }, (_, at) => last - at);
}
