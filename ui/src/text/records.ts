import { countEntries, inNumbers } from './journal';
import { shortDate } from './when';

/** Words of the page about everything that was written in one method. */
export const records = {
  begin: 'Begin a new one',
  openOne: 'Open it',
  more: 'More about this guide',
  copy: 'Make my own from it',
  change: 'Change it',
  share: 'Save it as a file',
  shared: 'The guide is saved as a file.',
  retire: 'Put it away',
  retired: 'Put away. What you wrote in it stays.',
  undo: 'Undo',
  noMore: 'Do not offer it any more',
  again: (day: string): string => `It is offered again from ${shortDate(day)}.`,

  emptyTitle: 'Nothing is written in it yet',
  emptyCounts:
    'Once you have filled it in, this page shows all of them together: what you rated before and after, and what came up often. It compares you with nobody.',
  emptyPlain: 'Once you have filled it in, all of them are listed here.',

  changes: 'Before and after',
  changesText:
    'The middle value of all the times that you rated both. Half of them were higher, half lower.',
  what: 'What',
  before: 'Before',
  after: 'After',
  later: 'Later',
  times: 'Times',
  laterOf: (times: number): string => `of ${inNumbers(times)}`,
  none: 'none yet',

  moved: 'Beliefs that moved',
  movedFrom: (before: number, after: number): string => `from ${before} to ${after}`,

  choices: 'What came up',
  chosen: (times: number, of: number): string => `${inNumbers(times)} of ${inNumbers(of)}`,

  points: 'Over time',
  day: 'Day',
  value: 'Value',
  band: 'Range',
  sinceLast: 'Since the last',
  sinceFirst: 'Since the first',
  same: 'the same',
  beyond: 'more than chance',
  within: 'may be chance',
  scale: (min: number, max: number): string => `From ${min} to ${max}.`,
  reliable: (points: number): string =>
    `A difference of ${points} or more is rarely chance alone. A smaller one may be.`,
  source: (source: string): string => `Counted as in: ${source}`,
  allTimes: (count: number): string => `Show all ${inNumbers(count)}`,

  all: 'All of them',
  showMore: 'Show more',
  unfinished: 'Not finished yet',
  changed: (label: string, before: number, after: number): string =>
    label === '' ? `${before} → ${after}` : `${label} ${before} → ${after}`,
  score: (name: string, value: number, band: string): string =>
    band === '' ? `${name} ${value}` : `${name} ${value}, ${band}`,
  comesFrom: (source: string): string => `Where it comes from: ${source}`,
};

/** "12 entries, 2 not finished yet" */
export function countRecords(entries: number, finished: number): string {
  const open = entries - finished;
  return open === 0 ? countEntries(entries) : `${countEntries(entries)}, ${open} not finished yet`;
}

/** "−6", "+4", or that it is the same */
export function difference(points: number): string {
  if (points === 0) return records.same;
  return points < 0 ? `−${inNumbers(-points)}` : `+${inNumbers(points)}`;
}
