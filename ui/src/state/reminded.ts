import type { Reminders } from '../ipc';
import { readTime } from '../shared/head/moments';

/** So long after a reminder, in minutes, it is taken to have led to what is done. */
const AFTER = 30;
const DAY = 24 * 60;

/** Whether it is quiet at a time; from the one end, until the other, over midnight when that is earlier. */
export function isQuiet(time: string, from: string, to: string): boolean {
  if (from === '' || to === '') return false;
  return from <= to ? from <= time && time < to : time >= from || time < to;
}

/** Whether a reminder came a moment ago. */
export function justReminded(reminders: Reminders, now: Date): boolean {
  const { on = false, times = [], quietFrom = '', quietTo = '' } = reminders;
  const here = now.getHours() * 60 + now.getMinutes();
  const since = (time: string) => (here - minutesOf(time) + DAY) % DAY;
  return (
    on &&
    times.some(
      (time) => readTime(time) && !isQuiet(time, quietFrom, quietTo) && since(time) < AFTER,
    )
  );
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
