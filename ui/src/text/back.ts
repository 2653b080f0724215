import type { Finding, HardDay, Lack, LookingBack, Named, Period } from '../ipc';
import { daysUntil, type Span } from '../shared/stretch';
import { roundly, signed } from './chart';
import { countCheckIns, countDays, sayValue } from './feelings';
import { countEntries, countWords, inNumbers } from './journal';
import { dayRange, longDate, monthAndYear, shortDate, yearOf } from './when';

/**
 * Looking back in plain sentences: what was, counted, and never why. Nothing is good or bad, and
 * nothing is a rate.
 */
export const backText = {
  title: 'Looking back',
  spans: { day: 'Day', week: 'Week', month: 'Month', year: 'Year' } satisfies Record<Span, string>,
  span: 'What to look back on',
  before: {
    day: 'The day before',
    week: 'The week before',
    month: 'The month before',
    year: 'The year before',
  } satisfies Record<Span, string>,
  after: {
    day: 'The day after',
    week: 'The week after',
    month: 'The month after',
    year: 'The year after',
  } satisfies Record<Span, string>,
  now: {
    day: 'Today',
    week: 'This week',
    month: 'This month',
    year: 'This year',
  } satisfies Record<Span, string>,

  written: 'What you wrote',
  nothing: 'Nothing is written about these days.',
  nothingYet: 'Nothing is written about these days yet.',
  starred: 'With a star',
  felt: 'How it felt',
  scale: '−4 is very unpleasant, 4 is very pleasant.',
  drawn: 'Feelings over time',
  tags: 'Tags',
  tagged: (tag: string, entries: number): string => `Show ${countEntries(entries)} tagged “${tag}”`,
  said: 'Words that you wrote most',
  walked: 'On your paths',
  path: (name: string): string => `Go to the path “${name}”`,
  noted: 'From the plan',

  otherYears: 'On this day in other years',
  noOtherYears: 'Entries of other years about this day will appear here.',
  hard: 'A hard day before this one',
  noHard: 'No hard day before this one has a word or a tag in common with it.',
};

/** "22 November 2026", "16 – 22 Nov 2026", "November 2026", "2026" */
export function sayStretch(span: Span, from: string, to: string): string {
  switch (span) {
    case 'day':
      return longDate(from);
    case 'week':
      return dayRange(from, to);
    case 'month':
      return monthAndYear(from);
    case 'year':
      return yearOf(from);
  }
}

const MOST_METHODS = 5;
const MOST_FELT = 8;
const MOST_SHARED = 5;

/** "once", "twice", "3 times" */
export function times(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${inNumbers(count)} times`;
}

/** "a", "a and b", "a, b and c" */
function joined(all: readonly string[]): string {
  const last = all.at(-1) ?? '';
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${last}` : last;
}

/** The first few, each with how often, and how many others there are. */
function counted(all: readonly Named[], most: number, other: string, others: string): string {
  const said = all.slice(0, most).map(({ name, n }) => `“${name}” ${times(n)}`);
  const left = all.length - said.length;
  if (left > 0) said.push(left === 1 ? other : `${inNumbers(left)} ${others}`);
  return joined(said);
}

/** "You wrote 12 entries on 5 days, 3,400 words in all." */
export function sayWritten(
  { entries, days, words }: Pick<LookingBack, 'entries' | 'days' | 'words'>,
  past: boolean,
): string {
  if (entries === 0) return past ? backText.nothing : backText.nothingYet;
  const wrote = `You wrote ${countEntries(entries)}`;
  if (entries === 1) return words === 0 ? `${wrote}.` : `${wrote}, of ${countWords(words)}.`;
  const on = `${wrote} on ${countDays(days)}`;
  return words === 0 ? `${on}.` : `${on}, ${countWords(words)} in all.`;
}

/** "You filled in “Check-in” 5 times and “Thought record” once." */
export function sayMethods(methods: readonly Named[]): string | null {
  if (methods.length === 0) return null;
  return `You filled in ${counted(methods, MOST_METHODS, 'one other guide', 'other guides')}.`;
}

/** Middles closer than this are told as the same. */
const SAME = 0.5;

/** How it felt, and how that lies beside as many days before. */
export function sayMood(mood: Finding<Period>, before: Finding<Period>, days: number): string[] {
  if (mood.state === 'lacking') return [sayTooFew(mood.lacks)];
  const { median, min, max, nDays, nEntries } = mood.figure;
  const said = `On ${countDays(nDays)} you said how it felt, in ${countCheckIns(nEntries)}.`;
  const range = min === max ? '' : ` The check-ins go from ${signed(min)} to ${signed(max)}.`;
  const middle = `The middle of these days is ${sayValue(median)}.${range}`;
  return [said, middle, sayBefore(median, before, days)];
}

function sayBefore(median: number, before: Finding<Period>, days: number): string {
  const stretch = days === 1 ? 'the day before' : `the ${inNumbers(days)} days before`;
  if (before.state === 'lacking') {
    const { have, need } = ofDays(before.lacks);
    const there = have === 0 ? 'have none' : have === 1 ? 'have 1' : `have ${inNumbers(have)}`;
    return `It takes ${inNumbers(need)} days with a check-in to set ${stretch} beside it; they ${there}.`;
  }
  const other = before.figure;
  const beside = `${stretch} (${roundly(other.median)}, from ${countDays(other.nDays)})`;
  const shift = median - other.median;
  if (Math.abs(shift) < SAME) return `That is about the same as in ${beside}.`;
  return `That is ${shift > 0 ? 'higher' : 'lower'} than in ${beside}.`;
}

function sayTooFew(lacks: readonly Lack[]): string {
  const { have, need } = ofDays(lacks);
  if (have === 0) return 'No check-in says how it felt.';
  const days = have === 1 ? '1 day has' : `${inNumbers(have)} days have`;
  return `${days} a check-in. A middle is told from ${inNumbers(need)} days on.`;
}

function ofDays(lacks: readonly Lack[]): { have: number; need: number } {
  return lacks.find(({ what }) => what === 'days') ?? { have: 0, need: 0 };
}

/** "Your words for it: “alone” 4 times and “tired” once." */
export function sayFelt(felt: readonly Named[]): string | null {
  if (felt.length === 0) return null;
  return `Your words for it: ${counted(felt, MOST_FELT, 'one other', 'others')}.`;
}

/** "You noted “Kept” 3 times and “Slipped” once." */
export function sayNoted(noted: readonly Named[]): string | null {
  if (noted.length === 0) return null;
  return `You noted ${counted(noted, noted.length, '', '')}.`;
}

const NUMBERS = ['', '', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'];

/** "3 March 2026 was a hard day too. It also had “alone”. Two days later it was lighter." */
export function sayHard(hard: HardDay, alsoHard: boolean): string {
  const { day, shared, lighter } = hard;
  const said = [`${shortDate(day)} was a hard day${alsoHard ? ' too' : ''}.`];
  if (shared.length > 0) {
    const words = shared.slice(0, MOST_SHARED).map((word) => `“${word}”`);
    const left = shared.length - words.length;
    if (left > 0) words.push(left === 1 ? 'one other' : `${inNumbers(left)} others`);
    said.push(`It also had ${joined(words)}.`);
  }
  if (lighter !== null) {
    const later = daysUntil(day, lighter);
    const when = later === 1 ? 'The day after' : `${NUMBERS[later] ?? inNumbers(later)} days later`;
    said.push(`${when} it was lighter.`);
  }
  return said.join(' ');
}

/** What stands above the entries of a hard day; null if there are none. */
export function sayBetween({ lighter, entries }: HardDay): string | null {
  if (entries.length === 0) return null;
  return lighter === null
    ? 'What you wrote on that day and the day after:'
    : 'What you wrote in between:';
}
