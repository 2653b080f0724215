import type { Reminders } from '../../ipc';
import { readTime } from '../../shared/head/moments';

/** Most times of a day; the shell keeps no more. */
export const MOST_TIMES = 6;
/** What is offered before anything was chosen: an evening, and a night. */
export const FIRST_TIME = '20:30';
export const NIGHT = { quietFrom: '22:00', quietTo: '08:00' };

/** Reminders as the shell takes them: whole times only, each once, and quiet hours with both ends or none. */
export function fit(
  on: boolean,
  times: readonly string[],
  from: string,
  to: string,
): Required<Reminders> {
  const read = times.flatMap((time) => readTime(time) ?? []);
  const [quietFrom, quietTo] = [readTime(from), readTime(to)];
  const both = quietFrom !== null && quietTo !== null;
  return {
    on,
    times: [...new Set(read)].slice(0, MOST_TIMES),
    quietFrom: both ? quietFrom : '',
    quietTo: both ? quietTo : '',
  };
}
