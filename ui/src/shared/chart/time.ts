import { utcDay, utcMonday, utcMonth, utcSunday, utcYear, type TimeInterval } from 'd3-time';
import type { WeekStart } from '../../ipc';
import { dayAndMonth, dayNumber as inDigits, shortMonth, yearOf } from '../../text/when';
import { dayOf, utc, type Day } from '../days';

const DAY_MS = 86_400_000;
const WEEK = 7;

/** The number of a day, counted from 1970: a place on an axis of time. */
export function dayNumber(day: Day): number {
  return Math.round(utc(day).getTime() / DAY_MS);
}

/** The day that a number stands for. */
export function dayAt(number: number): Day {
  return dayOf(new Date(Math.floor(number) * DAY_MS));
}

export interface Tick {
  /** Number of its day. */
  at: number;
  label: string;
}

interface Step {
  interval: TimeInterval | null;
  label: (day: Day, before: Day | undefined) => string;
}

/** The month is said when it is another one than before. */
const byDays = (day: Day, before: Day | undefined): string =>
  day.slice(0, 7) === before?.slice(0, 7) ? inDigits(day) : dayAndMonth(day);
/** The year stands where it begins. */
const byMonths = (day: Day, before: Day | undefined): string =>
  before === undefined || day.slice(5, 7) === '01' ? yearOf(day) : shortMonth(day);

function steps(start: WeekStart): Step[] {
  return [
    { interval: utcDay, label: byDays },
    { interval: start === 'sunday' ? utcSunday : utcMonday, label: byDays },
    { interval: utcMonth, label: byMonths },
    { interval: utcMonth.every(3), label: byMonths },
    { interval: utcYear, label: yearOf },
    { interval: utcYear.every(2), label: yearOf },
    { interval: utcYear.every(5), label: yearOf },
    { interval: utcYear.every(20), label: yearOf },
  ];
}

/** Names along an axis of time, at most `most` of them, on days where something begins. */
export function timeTicks(from: Day, to: Day, most: number, start: WeekStart): Tick[] {
  const [first, after] = [utc(from), new Date(utc(to).getTime() + DAY_MS)];
  for (const { interval, label } of steps(start)) {
    // most steps are looked at only if there can be few enough of them
    if (!interval || !fits(interval, first, after, most)) continue;
    const days = interval.range(interval.ceil(first), after).map(dayOf);
    return days.map((day, at) => ({ at: dayNumber(day), label: label(day, days[at - 1]) }));
  }
  return [];
}

function fits(interval: TimeInterval, first: Date, after: Date, most: number): boolean {
  const days = (after.getTime() - first.getTime()) / DAY_MS;
  if (interval === utcDay) return days <= most;
  if (interval === utcMonday || interval === utcSunday) return days <= most * WEEK;
  return interval.range(interval.ceil(first), after).length <= most;
}
