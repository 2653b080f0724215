import type { MeasureCourse, ScoreRule } from '../../ipc';
import type { Sheet } from '../../shared/chart/sheet';
import { measures as text } from '../../text/beside';
import { inNumbers } from '../../text/journal';
import { shortDate } from '../../text/when';

/** What the authors call the range that a total lies in; empty if they name none. */
export function bandOf({ bands }: Pick<ScoreRule, 'bands'>, value: number): string {
  return bands.find(({ from, to }) => from <= value && value <= to)?.name ?? '';
}

/** How the total lies and how far it moved, in sentences. */
export function sayCourse({ rule, points, course }: MeasureCourse): string[] {
  const latest = points.at(-1);
  if (!latest) return [];
  const band = bandOf(rule, latest.value);
  if (course.state === 'lacking') return [text.once(latest.value, latest.day, band)];
  const { fromFirst, fromLast, nAnswers } = course.figure;
  const chance = rule.reliable === null ? text.noRule : text.reliable(rule.reliable);
  return [
    text.latest(latest.value, latest.day, band, nAnswers),
    text.last(fromLast),
    ...(nAnswers > 2 ? [text.first(fromFirst)] : []),
    chance,
  ];
}

export function measureSheet(title: string, { rule, points }: MeasureCourse): Sheet {
  const rows = points.map(({ day, value }) => [
    shortDate(day),
    inNumbers(value),
    bandOf(rule, value),
  ]);
  return { title, head: text.columns, rows };
}
