import type {
  DayValue,
  Finding,
  Landmark,
  LinePoint,
  MoodLine,
  MoodMoment,
  Period as Figure,
  Settings,
} from '../../ipc';
import { tenth, type Scale } from '../../shared/chart/scale';
import { stepOf, STEPS } from '../../shared/chart/feel';
import { dayNumber } from '../../shared/chart/time';
import type { Sheet } from '../../shared/chart/sheet';
import type { Day } from '../../shared/days';
import { roundly, signed } from '../../text/chart';
import { mood as text, sayDay, sayMoment } from '../../text/feelings';
import { clockTime, shortDate } from '../../text/when';
import { byMoments, type Period } from './period';

/** The first and the last day of a picture: those of the period, or else of what was said. */
export function reach(
  { from, to }: Period,
  days: readonly DayValue[],
): [from: Day, to: Day] | null {
  const first = from ?? days[0]?.day;
  const last = to ?? days.at(-1)?.day;
  return first !== undefined && last !== undefined ? [first, last] : null;
}

/** A day's place in time is its middle. */
export const middle = (day: Day): number => dayNumber(day) + 0.5;

/** A moment's place in time, in a day that begins at four. */
export function placeOf({ day, at }: Pick<MoodMoment, 'day' | 'at'>): number {
  const minutes = Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16));
  return dayNumber(day) + ((minutes - 240 + 1440) % 1440) / 1440;
}

/** A stroke from the lowest to the highest of each day that has both. */
export function spreads(days: readonly DayValue[], x: Scale, y: Scale): string {
  return days
    .filter(({ min, max }) => min < max)
    .map(({ day, min, max }) => `M${tenth(x(middle(day)))} ${tenth(y(min))}V${tenth(y(max))}`)
    .join('');
}

/** All dots of a step as one path: ten years are then nine paths and not thousands. */
export function dots(
  places: readonly { at: number; value: number }[],
  x: Scale,
  y: Scale,
): { step: number; d: string }[] {
  const paths = STEPS.map((step) => ({ step, d: '' }));
  for (const { at, value } of places) {
    const path = paths.find(({ step }) => step === stepOf(value));
    if (path) path.d += `M${tenth(x(at))} ${tenth(y(value))}h0`;
  }
  return paths.filter(({ d }) => d !== '');
}

/** A run of the line of seven days. One point alone is drawn as a short stroke. */
export function stroke(run: readonly LinePoint[], x: Scale, y: Scale): string {
  const places = run.map(({ day, value }) => `${tenth(x(middle(day)))} ${tenth(y(value))}`);
  return places.length === 1 ? `M${places[0] ?? ''}h0` : `M${places.join('L')}`;
}

/** What can be pointed at. */
export interface Said {
  /** Where in time. */
  at: number;
  value: number;
  says: () => string[];
  /** The day, where it is more than one check-in. */
  day: Day;
  /** The entry of a single one. */
  entry: number | null;
}

/**
 * The days in their order; in a short period also each check-in by itself. A day that has only one
 * check-in is said by that.
 */
export function places(line: MoodLine, moments: boolean, times: Settings['timeFormat']): Said[] {
  const single = moments ? line.moments : [];
  const days: Said[] = line.days
    .filter(({ n }) => n > 1 || single.length === 0)
    .map((day) => ({
      at: middle(day.day),
      value: day.value,
      says: () => sayDay(day),
      day: day.day,
      entry: null,
    }));
  const each: Said[] = single.map((moment) => ({
    at: placeOf(moment),
    value: moment.pleasant,
    says: () => sayMoment(moment, timeOf(moment, times)),
    day: moment.day,
    entry: moment.entry,
  }));
  return [...days, ...each].toSorted((a, b) => a.at - b.at);
}

export function timeOf({ at }: Pick<MoodMoment, 'at'>, times: Settings['timeFormat']): string {
  return clockTime({ local: at, offset: 0, zone: null }, times);
}

/** Whether check-ins are drawn one by one. */
export function singly(period: Period, line: MoodLine): boolean {
  const [from, to] = reach(period, line.days) ?? [];
  return from !== undefined && to !== undefined && line.moments.length > 0 && byMoments(from, to);
}

/** The landmarks of a stretch. */
export function between(landmarks: readonly Landmark[], from: Day, to: Day): Landmark[] {
  return landmarks.filter(({ day }) => from <= day && day <= to);
}

/** The names of landmarks in rows above the picture, so that none lies over another. */
export function rows(
  places: readonly { x: number; name: string }[],
  most: number,
  letter = 6.2,
): number[] {
  const ends: number[] = [];
  return places.map(({ x, name }) => {
    const width = name.length * letter + 12;
    const free = ends.findIndex((end) => end <= x);
    const row = free >= 0 ? free : Math.min(ends.length, most - 1);
    ends[row] = x + width;
    return row;
  });
}

/** The picture in rows. */
export function moodSheet(title: string, line: MoodLine): Sheet {
  const rolling = new Map(line.rolling.runs.flat().map(({ day, value }) => [day, value]));
  const rows = line.days.map(({ day, value, min, max, n }) => {
    const mean = rolling.get(day);
    return [
      shortDate(day),
      signed(value),
      signed(min),
      signed(max),
      String(n),
      mean === undefined ? '' : roundly(mean),
    ];
  });
  return { title, head: text.columns, rows };
}

/** Its weeks in rows: each has a middle, or too few days for one. */
export function weekSheet(title: string, { weeks }: MoodLine): Sheet {
  const rows = weeks.map(({ start, figure }) => {
    const found = figureOf(figure);
    if (!found) {
      const days = figure.state === 'lacking' ? figure.lacks[0]?.have : undefined;
      return [shortDate(start), text.tooFewDays, '', String(days ?? ''), ''];
    }
    const { median, q1, q3, nDays, nEntries } = found;
    return [
      shortDate(start),
      roundly(median),
      text.halfBetween(q1, q3),
      String(nDays),
      String(nEntries),
    ];
  });
  return { title, head: text.weekColumns, rows };
}

/** The middle of a period in a sentence, or what it lacks. */
export function figureOf(finding: Finding<Figure> | undefined): Figure | null {
  return finding?.state === 'found' ? finding.figure : null;
}
