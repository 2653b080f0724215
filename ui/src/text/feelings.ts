import type { DayValue, MoodMoment, Period as Figure } from '../ipc';
import { sayEnergy, sayPleasant } from './affect';
import { roundly, signed } from './chart';
import { countEntries, inNumbers } from './journal';
import { dayRange, longDate, monthAndYear, shortDate, yearOf } from './when';

/** Words of the page on which feelings are seen over time. */
export const feelingsText = {
  title: 'Feelings',
  intro:
    'What you said about how it felt, drawn day by day. It shows what was, and grades nothing.',
  sections: 'On this page',
  lookBack: 'Look back on it in words',
  print: 'Print',
  printTitle: 'Print these pictures?',
  printText:
    'Paper, and a file made in place of paper, has no passphrase: whoever finds it can read it. A printer may keep a copy of its own.',
  printYes: 'Print',

  period: 'What is looked at',
  week: 'Week',
  month: 'Month',
  year: 'Year',
  all: 'All',
  own: 'From–to',
  before: 'The one before',
  after: 'The one after',
  from: 'From',
  to: 'To',
  dayNot: 'A day is written like 2026-03-09.',
  show: 'Show these days',
  allOfIt: 'All of it',

  which: 'Which check-ins count',
  every: 'All check-ins',
  planned: 'Only planned ones',
  whyPlanned:
    'Most people open a journal when they are upset. Check-ins at a planned time or after a reminder give a fairer middle.',
  leftOut: (count: number): string =>
    count === 1
      ? '1 that was not planned is left out.'
      : `${inNumbers(count)} that were not planned are left out.`,

  compare: 'Compare with another period',
  compareWith: 'Compare with',
  theOneBefore: 'the one before',
  aYearEarlier: 'a year earlier',
  ownDays: 'days of my own',
  noCompare: 'Do not compare',

  neverTitle: 'How it felt, over time',
  never: [
    'Each check-in says how pleasant a moment was, how much energy there was, and up to three words for it. It takes ten seconds.',
    'From the first one on, this page draws them: day by day, by words, by time of the day. Each picture comes when there is enough for it, and says from how much it is made.',
  ],
  neverPlanned: 'There are no planned check-ins. Others are left out.',
  countAll: 'Count all of them',
  noneTitle: (period: string): string => `No check-in in ${period}`,
  noneLast: (day: string): string => `The last one is of ${shortDate(day)}.`,
  goThere: 'Go there',
  notDrawn: (names: string): string => `Not drawn, since there is nothing of it: ${names}.`,
};

/** "30 Nov – 6 Dec 2026", "November 2026", "2026", "All of it" */
export function sayPeriod({
  kind,
  from,
  to,
}: {
  kind: string;
  from: string | null;
  to: string | null;
}): string {
  if (from === null || to === null) return feelingsText.allOfIt;
  if (kind === 'month') return monthAndYear(from);
  if (kind === 'year') return yearOf(from);
  return dayRange(from, to);
}

/** "1 day", "12 days" */
export function countDays(count: number): string {
  return count === 1 ? '1 day' : `${inNumbers(count)} days`;
}

/** "1 check-in", "12 check-ins" */
export function countCheckIns(count: number): string {
  return count === 1 ? '1 check-in' : `${inNumbers(count)} check-ins`;
}

/** "1 time", "12 times" */
export function countTimes(count: number): string {
  return count === 1 ? '1 time' : `${inNumbers(count)} times`;
}

/** "−1.5, rather unpleasant" */
export function sayValue(value: number): string {
  const step = Math.sign(value) * Math.round(Math.abs(value)) + 0;
  return `${roundly(value)}, ${sayPleasant(step)}`;
}

/** What a day says, a line each. */
export function sayDay({ day, value, min, max, n }: DayValue): string[] {
  const spread = min === max ? [] : [mood.between(min, max)];
  return [longDate(day), sayValue(value), ...spread, countCheckIns(n)];
}

/** What a moment says, a line each; `time` is on the writer's clock. */
export function sayMoment(moment: MoodMoment, time: string): string[] {
  const { pleasant, energy, words } = moment;
  const feels =
    energy === null ? sayPleasant(pleasant) : `${sayPleasant(pleasant)}, ${sayEnergy(energy)}`;
  const said = words.map(([word, strength]) => `${word} ${inNumbers(strength)}`).join(', ');
  return [
    `${longDate(moment.day)}, ${time}`,
    `${signed(pleasant)}: ${feels}`,
    ...(said === '' ? [] : [said]),
  ];
}

/** "The middle day lies at 0.5; half of the days lie between −1 and 2." */
export function sayMiddle({ median, q1, q3, nDays }: Figure): string {
  return `The middle of ${countDays(nDays)} is ${roundly(median)}; half of them lie between ${roundly(q1)} and ${roundly(q3)}.`;
}

/** Words of the line of days. */
export const mood = {
  title: 'How pleasant each day was',
  name: (period: string): string => `Mood by days, ${period}`,
  says: (days: number, entries: number): string =>
    `${countDays(days)} with ${countCheckIns(entries)}.`,
  key: {
    day: 'a day, at its middle',
    spread: 'from its lowest to its highest check-in',
    rolling: 'mean of seven days, where at least four have a check-in',
    moment: 'a single check-in',
    landmark: 'a day that divides',
  },
  between: (min: number, max: number): string => `from ${signed(min)} to ${signed(max)}`,
  moments: (day: string): string => `Check-ins of ${longDate(day)}`,
  columns: ['Day', 'Middle', 'Lowest', 'Highest', 'Check-ins', 'Mean of seven days'],
  weeks: 'Its weeks, as a table',
  weeksOf: (period: string): string => `Weeks, ${period}`,
  weekColumns: ['Week from', 'Middle', 'Half of the days between', 'Days', 'Check-ins'],
  halfBetween: (low: number, high: number): string => `${roundly(low)} and ${roundly(high)}`,
  tooFewDays: 'too few days',
  tooFew: (have: number, need: number): string =>
    `A middle is told from ${inNumbers(need)} days on; so far there ${have === 1 ? 'is 1' : `are ${inNumbers(have)}`}.`,
  landmark: (name: string, day: string): string => `${name}, ${shortDate(day)}`,
};

/** Words of the days as cells. */
export const cells = {
  title: 'Day by day',
  says: (said: number, days: number): string =>
    `${countDays(said)} of ${inNumbers(days)} have a check-in. The others are left empty: nothing is known of them.`,
  year: (year: number): string => `Days of ${String(year)}`,
  stretch: (from: string, to: string): string => `Days of ${dayRange(from, to)}`,
  more: (count: number): string => `Show all ${inNumbers(count)} years`,
  columns: ['Day', 'Middle', 'Check-ins'],
};

/** Words of the map of pleasantness and energy. */
export const map = {
  title: 'Pleasant and energy together',
  says: (n: number): string =>
    `${countCheckIns(n)}, each where it was put. The number says how many lie there.`,
  without: (n: number): string =>
    n === 1 ? '1 more said nothing of energy.' : `${inNumbers(n)} more said nothing of energy.`,
  onlyWithout: 'No check-in of this period says how much energy there was, and the map needs both.',
  cell: (pleasant: number, energy: number, n: number): string[] => [
    `${sayPleasant(pleasant)}, ${sayEnergy(energy)}`,
    countCheckIns(n),
  ],
  much: 'much energy',
  little: 'little energy',
  words: 'Words said most',
  wordsText: 'The colour says how pleasant it was, in the middle, when the word was said.',
  columns: ['Pleasant', 'Energy', 'Check-ins'],
  wordColumns: ['Word', 'Times', 'Pleasant, in the middle', 'Energy, in the middle'],
};

/** Words of the families of words. */
export const families = {
  title: 'Words by their families',
  says: (entries: number, months: boolean): string =>
    `Words were said in ${countEntries(entries)}. The pale part of a bar is all entries with a word in that ${months ? 'month' : 'week'}, the full part those with a word of the family.`,
  none: 'No words were said in this period.',
  stretch: (start: string, months: boolean): string =>
    months ? monthAndYear(start) : `Week of ${shortDate(start)}`,
  bar: (family: string, count: number, of: number): string =>
    `${family}: in ${inNumbers(count)} of ${countEntries(of)}`,
  more: (count: number): string => `Show all ${inNumbers(count)} families`,
  columns: { stretch: 'From', entries: 'Entries with words' },
};

/** Words of the times of the day. */
export const rhythm = {
  title: 'Time of the day and day of the week',
  says: (n: number): string =>
    `${countCheckIns(n)}. A middle is told from four on; a ring says that there are fewer.`,
  every: 'All days',
  anyTime: 'All day',
  hours: (from: number, to: number): string => `${hour(from)}–${hour(to)}`,
  slot: (median: number | null, n: number): string[] =>
    median === null
      ? [`${countCheckIns(n)}: too few to tell`]
      : [sayValue(median), countCheckIns(n)],
  when: 'When',
  cell: (median: number | null, n: number): string =>
    n === 0 ? '' : `${median === null ? 'too few' : roundly(median)} (${inNumbers(n)})`,
};

function hour(of: number): string {
  return String(of % 24).padStart(2, '0');
}
