import type { NumberName, ScoreChange } from '../ipc';
import { roundly, signed } from './chart';
import { countDays, countTimes } from './feelings';
import { inNumbers } from './journal';
import { shortDate } from './when';

/** Words of a number beside mood. */
export const numbers = {
  title: 'A number beside mood',
  which: 'Which number',
  says: (days: number, both: number): string =>
    `${countDays(days)} with this number, ${inNumbers(both)} of them with a check-in. The two lie one above the other, on the same days; that they move together or apart can have many causes.`,
  mood: 'Mood',
  none: 'no check-in',
  table: (name: string): string => `${name}, beside mood`,
  columns: ['Day', 'Mood, in the middle'] as const,
};

/** "7:30" for minutes, else the number with as few digits as it takes. */
export function sayNumber(value: number, { kind }: Pick<NumberName, 'kind'>): string {
  if (kind !== 'duration') return roundly(value);
  const minutes = Math.round(value);
  return `${inNumbers(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Words of the questionnaires. */
export const measures = {
  title: 'Questionnaires',
  intro:
    'Each total with the ranges that its authors name. They describe the last weeks and diagnose nothing.',
  name: (name: string): string => `${name} over time`,
  once: (value: number, day: string, band: string): string =>
    `Filled in once, on ${shortDate(day)}: ${inNumbers(value)}${band === '' ? '' : `, which is called “${band}”`}.`,
  latest: (value: number, day: string, band: string, times: number): string =>
    `${inNumbers(value)} on ${shortDate(day)}${band === '' ? '' : `, which is called “${band}”`}. Filled in ${countTimes(times)} in this period.`,
  first: (change: ScoreChange): string =>
    `Since the first, ${shortDate(change.from.day)}: ${moved(change)}.`,
  last: (change: ScoreChange): string =>
    `Since the one before, ${shortDate(change.from.day)}: ${moved(change)}.`,
  reliable: (points: number): string =>
    `A difference of ${inNumbers(points)} or more is rarely chance alone.`,
  noRule: 'How large a difference is more than chance is not established for it.',
  point: (value: number, band: string): string =>
    band === '' ? inNumbers(value) : `${inNumbers(value)}, ${band}`,
  columns: ['Day', 'Total', 'Range'],
};

function moved({ points, reach }: ScoreChange): string {
  if (points === 0) return 'the same';
  const size = Math.abs(points);
  const by = `${inNumbers(size)} ${size === 1 ? 'point' : 'points'} ${points > 0 ? 'higher' : 'lower'}`;
  const chance = { beyond: ', more than chance', within: ', which may be chance', noRule: '' };
  return by + chance[reach];
}

/** Words of what was rated before and after. */
export const changes = {
  title: 'Before and after writing',
  intro:
    'What you rated before and after, in the middle of all the times, whatever the period above. The ring is before, the dot after.',
  name: (method: string): string => `${method}, before and after`,
  row: (
    label: string,
    before: number,
    after: number,
    later: number | null,
    n: number,
  ): string[] => [
    label,
    `before ${inNumbers(before)}, after ${inNumbers(after)}${later === null ? '' : `, later ${inNumbers(later)}`}`,
    countTimes(n),
  ],
  more: (count: number): string => `Show all ${inNumbers(count)}`,
  columns: ['What', 'Before', 'After', 'Later', 'Times'],
};

/** Words of the three questions. */
export const questions = {
  title: 'Forgive, reconcile, trust: your answers beside mood',
  intro:
    'Three separate questions, each with the words you chose and from which day on. One does not follow from another, nor from mood.',
  name: (path: string): string => `Answers on the path “${path}”`,
  says: (path: string, answers: number): string =>
    `On the path “${path}” there ${answers === 1 ? 'is 1 answer' : `are ${inNumbers(answers)} answers`} up to the end of this period.`,
  answer: (name: string, label: string, day: string): string[] => [
    `${name}: ${label}`,
    `from ${shortDate(day)}`,
  ],
  columns: ['Day', 'Question', 'Answer', 'Note'],
};

/** Words of the days at both ends. */
export const edges = {
  title: 'Around the most and the least pleasant days',
  says: (days: number): string =>
    `Out of ${countDays(days)} with a check-in. What was there on these days is listed; why they were so is not known from it.`,
  best: 'The most pleasant',
  worst: 'The least pleasant',
  tooFew: (have: number): string =>
    `There are two ends from 14 days on; so far there ${have === 1 ? 'is 1' : `are ${inNumbers(have)}`}.`,
  words: 'Words',
  tags: 'Tags',
  entries: 'Written',
  columns: ['Day', 'Middle', 'Words', 'Tags'],
};

/** Words of the days that divide a life. */
export const landmarks = {
  title: 'Days that divide',
  intro:
    'A day with a before and an after: when you found out, when you moved, when therapy began. It is drawn as a line, and Patterns set the days before beside the days after.',
  none: 'None yet.',
  add: 'Add a day',
  addTitle: 'A day that divides',
  changeTitle: 'Change this day',
  change: (name: string): string => `Change “${name}”`,
  remove: (name: string): string => `Remove “${name}”`,
  changeShort: 'Change',
  removeShort: 'Remove',
  day: 'The day',
  dayNot: 'A day is written like 2026-03-09.',
  name: 'What you call it',
  nameHint: 'A few words. Nothing outside your journal shows them.',
  nameMissing: 'Give it a name. One word is enough.',
  keep: 'Keep it',
  removeTitle: 'Remove this day?',
  removeText: (name: string, day: string): string =>
    `“${name}”, ${shortDate(day)}, is drawn no more. Nothing that you wrote changes.`,
  removeYes: 'Remove it',
  removed: 'Removed.',
  undo: 'Undo',
};

/** Beside a day in a list. */
export function sayShort(value: number): string {
  return signed(Math.round(value * 100) / 100);
}
