import { addDays, addMonths, type Day } from '../../shared/days';
import type { Stretch } from '../../shared/stretch';
import { shareText as text } from '../../text/share';

/** Days that are often wanted, up to `today`: those since the session if there was one, and rounder ones. */
export function periods(session: Day | null, today: Day): { label: string; days: Stretch }[] {
  const since = (from: Day) => ({ from, to: today });
  const round = [
    { label: text.weeks, days: since(addDays(today, -27)) },
    { label: text.months, days: since(addDays(addMonths(today, -3), 1)) },
    { label: text.year, days: since(`${today.slice(0, 4)}-01-01`) },
  ];
  const last = session !== null && session <= today;
  return last ? [{ label: text.sinceSession, days: since(session) }, ...round] : round;
}
