import type { Moment, Settings } from '../ipc';
import { language } from './language';

/**
 * Days and times in the person's own language. A moment is shown as the clock showed it where it was
 * written, so 23:30 in Lisbon stays 23:30 of that day; the place is named only where the clock here
 * would have read differently.
 */
export type TimeFormat = Settings['timeFormat'];

const CLOCKS: Record<TimeFormat, Intl.DateTimeFormatOptions> = {
  system: { hour: 'numeric', minute: '2-digit' },
  h24: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  h12: { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' },
};

/** "22" */
export function dayNumber(day: string): string {
  return format(midnight(day), { day: 'numeric' });
}

/** "Sun" */
export function shortWeekday(day: string): string {
  return format(midnight(day), { weekday: 'short' });
}

/** "Sunday" */
export function longWeekday(day: string): string {
  return format(midnight(day), { weekday: 'long' });
}

/** "Nov" */
export function shortMonth(day: string): string {
  return format(midnight(day), { month: 'short' });
}

/** "November" */
export function longMonth(day: string): string {
  return format(midnight(day), { month: 'long' });
}

/** "November 2026" */
export function monthAndYear(day: string): string {
  return format(midnight(day), { month: 'long', year: 'numeric' });
}

/** "2026" */
export function yearOf(day: string): string {
  return format(midnight(day), { year: 'numeric' });
}

/** "22 Nov" */
export function dayAndMonth(day: string): string {
  return format(midnight(day), { day: 'numeric', month: 'short' });
}

/** "22 – 28 Nov 2026", "22 Nov 2026 – 3 Jan 2027" */
export function dayRange(from: string, to: string): string {
  const made = formatter({ day: 'numeric', month: 'short', year: 'numeric' });
  return made.formatRange(midnight(from), midnight(to));
}

/** "22 November 2026" */
export function shortDate(day: string): string {
  return format(midnight(day), { day: 'numeric', month: 'long', year: 'numeric' });
}

/** "Sunday, 22 November 2026" */
export function longDate(day: string): string {
  return format(midnight(day), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** "23:30", on the clock of the one who wrote. */
export function clockTime(moment: Moment, times: TimeFormat): string {
  return format(clock(moment), CLOCKS[times]);
}

/** "Sunday, 22 November 2026, 23:30", and "Lisbon time" behind it where it differs from here. */
export function longMoment(moment: Moment, times: TimeFormat): string {
  return [longDate(dayOf(moment)), clockTime(moment, times), elsewhere(moment)]
    .filter((part) => part !== null)
    .join(', ');
}

/** "22 November 2026, 23:30", and "Lisbon time" behind it where it differs from here. */
export function shortMoment(moment: Moment, times: TimeFormat): string {
  return [shortDate(dayOf(moment)), clockTime(moment, times), elsewhere(moment)]
    .filter((part) => part !== null)
    .join(', ');
}

/** The local day of a moment. */
export function dayOf(moment: Moment): string {
  return moment.local.slice(0, 10);
}

/** "Lisbon time" or "UTC+01:00" where a clock here would have read differently, else null. */
export function elsewhere(
  moment: Moment,
  here: (instant: Date) => number = offsetHere,
): string | null {
  const instant = new Date(clock(moment).getTime() - moment.offset * 60_000);
  if (here(instant) === moment.offset) return null;
  const place = moment.zone?.split('/').at(-1)?.replaceAll('_', ' ');
  return moment.zone?.includes('/') && place ? `${place} time` : utcOffset(moment.offset);
}

function utcOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `UTC${minutes < 0 ? '−' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
}

/** Minutes east of UTC that this computer's clock is, or was, at an instant. */
function offsetHere(instant: Date): number {
  return -instant.getTimezoneOffset();
}

/** The moment's wall clock, as if it were UTC. */
function clock(moment: Moment): Date {
  return new Date(`${moment.local}Z`);
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Making a formatter costs a thousand times what using one does, and a list uses several a row. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const tongue = language();
  const key = JSON.stringify([tongue, options]);
  let known = formatters.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(tongue, { timeZone: 'UTC', ...options });
    formatters.set(key, known);
  }
  return known;
}

function format(date: Date, options: Intl.DateTimeFormatOptions): string {
  return formatter(options).format(date);
}

// the very first one takes as long as a whole screen, so it is made when this module comes, which
// is while the passphrase is typed
dayNumber('2000-01-01');
