import { ticks } from 'd3-array';
import type { DayValue, Method, NumberName, NumberSeries } from '../../ipc';
import type { Sheet } from '../../shared/chart/sheet';
import type { Day } from '../../shared/days';
import { numbers as text, sayNumber } from '../../text/beside';
import { signed } from '../../text/chart';
import { shortDate } from '../../text/when';

const HOUR = 60;
/** Values named up the side. */
const NAMED = 3;
/** What most people look for comes first. */
const ORDER = ['duration', 'choice', 'ownScale', 'scale'];

/** Names a number among others. */
export const keyOf = ({ number }: NumberSeries): string =>
  `${number.method} ${number.field} ${number.name}`;

export function ordered(numbers: readonly NumberSeries[]): NumberSeries[] {
  const place = ({ number }: NumberSeries) => ORDER.indexOf(number.kind);
  return numbers.toSorted((a, b) => place(a) - place(b));
}

/** The words of a choice, by what they count. */
export type Words = ReadonlyMap<number, string>;

export function wordsOf(method: Method, { field }: NumberName): Words {
  const fields = method.sections.flatMap((section) => section.fields);
  const options = fields.find(({ id }) => id === field)?.options ?? [];
  return new Map(
    options.flatMap(({ score, label }) => (score === null ? [] : [[score, label] as const])),
  );
}

export function say(value: number, number: NumberName, words: Words | null): string {
  return words?.get(value) ?? sayNumber(value, number);
}

/** From where to where the picture reaches: all that is possible, but of times only what there is. */
export function rangeOf({ number, days }: NumberSeries): [number, number] {
  if (number.kind !== 'duration') return [number.min, number.max];
  const values = days.map(({ value }) => value);
  const low = Math.floor(Math.min(...values) / HOUR);
  return [low * HOUR, Math.max(Math.ceil(Math.max(...values) / HOUR), low + 1) * HOUR];
}

/** The values that are named up the side. */
export function named(series: NumberSeries, words: Words | null): { at: number; label: string }[] {
  if (words) return [...words].map(([at, label]) => ({ at, label }));
  const [low, high] = rangeOf(series);
  const unit = series.number.kind === 'duration' ? HOUR : 1;
  return ticks(low / unit, high / unit, NAMED)
    .filter(Number.isInteger)
    .map((at) => ({ at: at * unit, label: say(at * unit, series.number, words) }));
}

export function numberSheet(
  series: NumberSeries,
  words: Words | null,
  moods: ReadonlyMap<Day, DayValue>,
): Sheet {
  const [day, mood] = text.columns;
  const rows = series.days.map((one) => {
    const felt = moods.get(one.day);
    return [
      shortDate(one.day),
      say(one.value, series.number, words),
      felt ? signed(felt.value) : '',
    ];
  });
  return {
    title: text.table(series.number.name),
    head: [day, series.number.name, mood],
    rows,
  };
}
