import type {
  BeforeAfter,
  DayToDay,
  FigureMethod,
  Instability,
  Lack,
  Lag,
  Period,
  RankCorrelation,
  SharpDrops,
  Spread,
  TagComparison,
  TagLink,
  Trend,
  What,
} from '../ipc';
import { roundly } from './chart';
import { countCheckIns, countDays, sayMiddle } from './feelings';
import { inNumbers } from './journal';

/**
 * Patterns in plain words, each with its counts. Nothing says why, nothing is good or bad, and no
 * probability is told: whoever reads this is neither a study nor a case.
 */
export const patternsText = {
  title: 'Patterns',
  intro: 'What can be counted in this period. That two things go together says nothing about why.',
  caution: 'This can have other causes.',
  noWhy: 'It says nothing about why.',
  period: 'The period',
  swings: 'Ups and downs',
  tags: 'Tags',
  nextDay: 'Also set each tag beside the day after',
  nextDayHint: 'Twice as many are compared, and each of them has to stand out more.',
  numbers: 'Numbers',
  landmarks: 'Before and after days that divide',
  lacks: 'Not enough to tell yet',
  lacksNumbers: (count: number): string =>
    count === 1 ? '1 number that lacks days' : `${inNumbers(count)} numbers that lack days`,
  lacksTags: (count: number): string =>
    count === 1 ? '1 tag that lacks days' : `${inNumbers(count)} tags that lack days`,
  how: 'How this is worked out',
  howText:
    'A day is the middle of its check-ins; one with several is first told by its morning, afternoon and evening, so that one bad evening does not outweigh a good day. Days without a check-in are left out and nothing is put in their place. A day ends at four in the morning.',
};

/** What a figure is called where something is missing for it. */
export const figureNames = {
  period: 'The middle of the period',
  trend: 'Whether mood moved',
  spread: 'How far days lie apart',
  instability: 'Changes within a day',
  dayToDay: 'Changes from day to day',
  sharpDrops: 'Sharp drops within a day',
  tag: (tag: string, lag: Lag): string =>
    lag === 'sameDay' ? `Tag “${tag}”` : `Tag “${tag}”, the day after`,
  number: (name: string): string => `“${name}” beside mood`,
  landmark: (name: string): string => `Before and after “${name}”`,
};

/** How each figure is made, by its name in statistics. */
export const methodNames: Record<FigureMethod, string> = {
  dayMedian: 'A day: the median of the medians of its three parts.',
  periodMedian: 'The middle of a period: the median of its days, with the quartiles.',
  rollingMean: 'The line of seven days: their mean, if at least four have a check-in.',
  halfLifeSmoothing: 'The smoothed line: exponential smoothing with a half-life of three days.',
  theilSen:
    'Whether mood moved: the Theil–Sen slope, with the range of the middle 80 of 100 redrawn slopes (a block bootstrap with blocks of a week).',
  spread: 'How far days lie apart: the median absolute deviation.',
  rmssd:
    'Changes within a day: the root mean square of successive differences (RMSSD), of check-ins of the same day that are at most eight hours apart.',
  dayToDayMssd:
    'Changes from day to day: the root mean square of the differences of neighbouring days.',
  acuteChange:
    'Sharp drops: how many of those changes within a day go down by three points or more.',
  cliffDelta:
    'Tags: Cliff’s delta and the Hodges–Lehmann shift. Chance is looked at by turning the tag through the calendar, and all tags are held to one rule together (Benjamini–Hochberg, 10 of 100).',
  spearman:
    'Numbers: Spearman’s rank correlation with an interval of 95 of 100, widened by how much neighbouring days resemble each other.',
  nonOverlap:
    'Before and after: the non-overlap of all pairs and the Hodges–Lehmann shift, of at most eight weeks on each side.',
  reliableChange: 'Questionnaires: the published number of points that is more than chance.',
};

/** "about half a point", "about 1.5 points"; less is not worth a number. */
export function size(shift: number): string {
  const halves = Math.round(Math.abs(shift) * 2) / 2;
  if (halves === 0) return 'by less than half a point';
  if (halves === 0.5) return 'by about half a point';
  return halves === 1 ? 'by about 1 point' : `by about ${inNumbers(halves)} points`;
}

/** "lower by about 1 point"; `lean` tells which way, for a shift may be 0 where most are lower. */
function moved(lean: number, shift: number): string {
  if (lean === 0) return 'about the same';
  return `${lean < 0 ? 'lower' : 'higher'} ${size(shift)}`;
}

function points(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return `${roundly(value)} ${rounded === 1 ? 'point' : 'points'}`;
}

export function sayPeriodFigure(period: Period): string {
  return `${sayMiddle(period)} That is ${countCheckIns(period.nEntries)}, from ${roundly(period.min)} to ${roundly(period.max)}.`;
}

export function sayTrend({ direction, perWeek, low, high, nDays, spanDays }: Trend): string {
  const over = `over ${countDays(spanDays)}, of which ${inNumbers(nDays)} have a check-in`;
  if (direction === 'noClearChange') return `No clear change ${over}.`;
  const [less, more] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b);
  const way = direction === 'up' ? 'up' : 'down';
  return `Mood moved ${way} by about ${fine(Math.abs(perWeek))} points a week (between ${fine(less ?? 0)} and ${fine(more ?? 0)}) ${over}. ${patternsText.noWhy}`;
}

/** Slopes are small: two digits. */
function fine(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? `less than ${inNumbers(0.01)}` : inNumbers(rounded);
}

export function saySpread({ mad, nDays }: Spread): string {
  if (mad === 0) return `At least half of ${countDays(nDays)} lie at the middle itself.`;
  return `Half of ${countDays(nDays)} lie within ${points(mad)} of the middle.`;
}

export function sayInstability({ rmssd, nPairs, nDays }: Instability): string {
  return `From one check-in to the next within a day mood changed by about ${points(rmssd)} (${inNumbers(nPairs)} changes on ${countDays(nDays)}).`;
}

export function sayDayToDay({ root, nPairs }: DayToDay): string {
  return `From one day to the next mood changed by about ${points(root)} (${inNumbers(nPairs)} pairs of days).`;
}

export function sayDrops({ nDrops, nPairs }: SharpDrops): string {
  const of = `of ${inNumbers(nPairs)} changes within a day`;
  if (nDrops === 0) return `None ${of} went down by 3 points or more.`;
  return `${inNumbers(nDrops)} ${of} went down by 3 points or more.`;
}

/** "On days tagged “walk” your mood was lower by about 1 point (9 days vs 21). This can have other causes." */
export function sayTag(tag: string, lag: Lag, link: TagLink): string {
  const when =
    lag === 'sameDay' ? `On days tagged “${tag}”` : `On the day after one tagged “${tag}”`;
  return `${when} your mood was ${moved(link.delta, link.shift)} (${countDays(link.nWith)} vs ${inNumbers(link.nWithout)}). ${patternsText.caution}`;
}

/** Always told with tags: how many were compared, and that some of it will be chance. */
export function sayCompared(
  { nCompared, nShown, nKept }: Pick<TagComparison, 'nCompared' | 'nShown' | 'nKept'>,
  nextDay: boolean,
): string {
  if (nCompared === 0) return 'No tag has enough days to be compared.';
  const what = nextDay ? 'comparison of tags made' : 'tag compared';
  const whats = nextDay ? 'comparisons of tags made' : 'tags compared';
  const made = `${inNumbers(nCompared)} ${nCompared === 1 ? what : whats}`;
  const chance = 'a few that look linked will be chance';
  if (nKept === 0) return `${made}; ${chance}, and none stands out from it.`;
  const most = nKept > nShown ? ` Here are the ${inNumbers(nShown)} that stand out most.` : '';
  return `${made}; ${chance}.${most}`;
}

export function sayNumberLink(name: string, { rho, clear, nDays }: RankCorrelation): string {
  if (!clear || rho === 0) return `“${name}” and mood: nothing clear (${countDays(nDays)}).`;
  const way = rho > 0 ? 'higher' : 'lower';
  return `On days with a higher answer to “${name}” your mood was more often ${way} (${countDays(nDays)}). ${patternsText.caution}`;
}

export function sayLandmark(name: string, { nap, shift, nBefore, nAfter }: BeforeAfter): string {
  const lean = Math.sign(nap - 0.5);
  const days = `${countDays(nAfter)} vs ${inNumbers(nBefore)}`;
  return lean === 0
    ? `After “${name}” mood was about the same as before (${days}).`
    : `After “${name}” mood was ${moved(lean, shift)} than before (${days}). ${patternsText.caution}`;
}

/** What there has to be, by what is missing. */
const NEEDS: Record<What, (need: string, have: string) => string> = {
  days: (need, have) => `${need} days with a check-in (so far ${have})`,
  span: (need, have) => `${need} days from the first to the last (so far ${have})`,
  spanAtMost: (need, have) => `at most ${need} days from the first to the last (this is ${have})`,
  pairs: (need, have) =>
    `${need} changes between check-ins of one day that are at most eight hours apart (so far ${have})`,
  daysWithTwoEntries: () => 'days with two check-ins or more (so far none)',
  neighbouringDays: (need, have) => `${need} pairs of days one after the other (so far ${have})`,
  tagged: (need, have) => `${need} days with it (so far ${have})`,
  untagged: (need, have) => `${need} days without it (so far ${have})`,
  rotations: () => 'days over a longer time, so that chance can be told apart',
  before: (need, have) => `${need} days before it (so far ${have})`,
  after: (need, have) => `${need} days after it (so far ${have})`,
  differentMoods: () => 'days that differ in mood',
  differentNumbers: () => 'days that differ in this number',
  effectiveDays: (need, have) =>
    `days that resemble their neighbours less (they count as ${have}, and it takes ${need})`,
  answers: (need, have) => `being filled in ${need} times (so far ${have})`,
};

/** "It takes 8 days with it (so far 3) and 28 days with a check-in (so far 20)." */
export function sayLacks(lacks: readonly Lack[]): string {
  const all = lacks.map(({ what, have, need }) => NEEDS[what](inNumbers(need), inNumbers(have)));
  const last = all.at(-1) ?? '';
  const said = all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${last}` : last;
  return `It takes ${said}.`;
}
