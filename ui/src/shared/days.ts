import type { WeekStart } from '../ipc';

/**
 * Arithmetic on local days written "YYYY-MM-DD". A day is a day in the writer's own calendar, so no
 * time zone takes part: everything is counted in UTC, where every day has 24 hours.
 */
export type Day = string;

const DAY_MS = 86_400_000;

/** Midnight UTC of `day`: only for counting, and for `Intl` with `timeZone: 'UTC'`. */
export function utc(day: Day): Date {
  const [year, month, date] = parts(day);
  return fromParts(year, month, date);
}

/** Year, month (1-12) and date of `day`. */
export function parts(day: Day): [year: number, month: number, date: number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
}

/** The day that a Date made by {@link utc} stands for. */
export function dayOf(date: Date): Day {
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  const month = String(date.getUTCMonth() + 1).padStart(2, '0');
  const day = String(date.getUTCDate()).padStart(2, '0');
  return `${year}-${month}-${day}`;
}

/** The day `count` days after `day` (before it when negative). */
export function addDays(day: Day, count: number): Day {
  return dayOf(new Date(utc(day).getTime() + count * DAY_MS));
}

/**
 * The same date `count` months later (earlier when negative); the last day of that month when it has
 * no such date, so that 31 January is followed by 28 or 29 February.
 */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = parts(day);
  const months = year * 12 + (month - 1) + count;
  const newYear = Math.floor(months / 12);
  const newMonth = (((months % 12) + 12) % 12) + 1;
  return dayOf(fromParts(newYear, newMonth, Math.min(date, daysInMonth(newYear, newMonth))));
}

/** How many days the month (1-12) of `year` has. */
export function daysInMonth(year: number, month: number): number {
  return fromParts(year, month + 1, 0).getUTCDate();
}

/** The first day of the week that `day` lies in. */
export function weekStartOf(day: Day, start: WeekStart): Day {
  return addDays(day, -column(day, start));
}

/** The last day of the week that `day` lies in. */
export function weekEndOf(day: Day, start: WeekStart): Day {
  return addDays(day, 6 - column(day, start));
}

/** The weeks of a month, each of seven days; days of the months beside it fill the first and last. */
export function monthGrid(year: number, month: number, start: WeekStart): Day[][] {
  const last = dayOf(fromParts(year, month, daysInMonth(year, month)));
  const weeks: Day[][] = [];
  let first = weekStartOf(dayOf(fromParts(year, month, 1)), start);
  while (first <= last) {
    const begin = first;
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(begin, index)));
    first = addDays(begin, 7);
  }
  return weeks;
}

/** Today where this computer is. */
export function today(now: Date = new Date()): Day {
  return dayOf(fromParts(now.getFullYear(), now.getMonth() + 1, now.getDate()));
}

function column(day: Day, start: WeekStart): number {
  const sunday = utc(day).getUTCDay();
  return start === 'sunday' ? sunday : (sunday + 6) % 7;
}

/** `Date.UTC` takes the years 0-99 for 1900-1999; this does not. */
function fromParts(year: number, month: number, date: number): Date {
  const made = new Date(0);
  made.setUTCFullYear(year, month - 1, date);
  return made;
}
