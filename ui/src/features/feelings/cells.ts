import type { DayValue, WeekStart } from '../../ipc';
import { stepOf, STEPS } from '../../shared/chart/feel';
import { tenth } from '../../shared/chart/scale';
import type { Sheet } from '../../shared/chart/sheet';
import { addDays, parts, weekStartOf, type Day } from '../../shared/days';
import { signed } from '../../text/chart';
import { cells as text } from '../../text/feelings';
import { shortDate } from '../../text/when';
import { lengthOf } from './period';

/** A day as a cell, by its upper left corner. */
export interface Cell {
  day: Day;
  x: number;
  y: number;
  /** Null: nothing is known of it. */
  value: DayValue | null;
}

/** The days from one to another. */
function* eachDay(from: Day, to: Day): Generator<Day> {
  for (let day = from; day <= to; day = addDays(day, 1)) yield day;
}

export function byDay(days: readonly DayValue[]): Map<Day, DayValue> {
  return new Map(days.map((value) => [value.day, value]));
}

/** The months of a stretch within one year as rows, their days as columns. */
export function yearCells(
  from: Day,
  to: Day,
  known: ReadonlyMap<Day, DayValue>,
  across: number,
  down: number,
): Cell[] {
  const first = parts(from)[1];
  return [...eachDay(from, to)].map((day) => {
    const [, month, date] = parts(day);
    return {
      day,
      x: (date - 1) * across,
      y: (month - first) * down,
      value: known.get(day) ?? null,
    };
  });
}

/** The weeks of a stretch as rows. */
export function weekCells(
  from: Day,
  to: Day,
  known: ReadonlyMap<Day, DayValue>,
  across: number,
  down: number,
  start: WeekStart,
): Cell[] {
  const origin = weekStartOf(from, start);
  return [...eachDay(from, to)].map((day) => {
    const after = lengthOf(origin, day) - 1;
    return {
      day,
      x: (after % 7) * across,
      y: Math.floor(after / 7) * down,
      value: known.get(day) ?? null,
    };
  });
}

/** All cells of a step as one path, so that a year is nine of them. */
export function blocks(
  cells: readonly Cell[],
  wide: number,
  high: number,
): { step: number; d: string }[] {
  return STEPS.map((step) => ({
    step,
    d: cells
      .filter(({ value }) => value !== null && stepOf(value.value) === step)
      .map(({ x, y }) => `M${tenth(x)} ${tenth(y)}h${tenth(wide)}v${tenth(high)}h${tenth(-wide)}z`)
      .join(''),
  })).filter(({ d }) => d !== '');
}

/** A dot in the middle of each cell that nothing is known of, up to the day that it is. */
export function empties(cells: readonly Cell[], wide: number, high: number, now: Day): string {
  return cells
    .filter(({ day, value }) => value === null && day <= now)
    .map(({ x, y }) => `M${tenth(x + wide / 2)} ${tenth(y + high / 2)}h0`)
    .join('');
}

export function cellSheet(title: string, days: readonly DayValue[]): Sheet {
  const rows = days.map(({ day, value, n }) => [shortDate(day), signed(value), String(n)]);
  return { title, head: text.columns, rows };
}
