import type { Due, PlanItem } from '../../ipc';
import { addDays, utc, type Day } from '../../shared/days';

/** Days ahead within which a look again is named. */
const SOON_DAYS = 14;

/** What is planned, as it stands on the page. Something may stand under more than one heading. */
export interface Shelves {
  /** Offered on this day of the week, whether or not something was noted yet. */
  today: readonly PlanItem[];
  /** To be looked at again now or soon, unless it comes back today anyway. */
  review: readonly PlanItem[];
  /** All else that is not over. */
  running: readonly PlanItem[];
  /** What something was noted of lately. */
  happened: readonly PlanItem[];
  over: readonly PlanItem[];
}

export function shelves(
  items: readonly PlanItem[],
  due: readonly Pick<Due, 'row'>[],
  now: Day,
): Shelves {
  const open = items.filter(({ over }) => !over);
  const back = new Set(due.map(({ row }) => row.id));
  const soon = addDays(now, SOON_DAYS);
  // in an order that does not change when something is noted
  const today = open
    .filter(({ days }) => days.includes(weekday(now)))
    .toSorted((a, b) => a.row.id - b.row.id);
  const review = open.filter(
    ({ row, review: day }) => day !== null && day <= soon && !back.has(row.id),
  );
  return {
    today,
    review,
    running: open.filter((item) => !today.includes(item) && !review.includes(item)),
    happened: items.filter(({ lines }) => lines.length > 0),
    over: items.filter(({ over }) => over),
  };
}

/** Whether there is a day to come that a calendar can hold. */
export function hasDates({ over, days, review }: PlanItem, now: Day): boolean {
  return !over && (days.length > 0 || (review !== null && review >= now));
}

/** Monday is 1. */
function weekday(day: Day): number {
  return ((utc(day).getUTCDay() + 6) % 7) + 1;
}
