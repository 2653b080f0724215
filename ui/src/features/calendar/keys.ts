import type { WeekStart } from '../../ipc';
import { addDays, addMonths, weekEndOf, weekStartOf } from '../../shared/days';

/** Where a key moves the chosen day, or null when the key does not move it. */
export function movedDay(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  day: string,
  start: WeekStart,
  rtl = false,
): string | null {
  const onward = rtl ? -1 : 1;
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -onward);
    case 'ArrowRight':
      return addDays(day, onward);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return weekStartOf(day, start);
    case 'End':
      return weekEndOf(day, start);
    case 'PageUp':
      return addMonths(day, shiftKey ? -12 : -1);
    case 'PageDown':
      return addMonths(day, shiftKey ? 12 : 1);
    default:
      return null;
  }
}
