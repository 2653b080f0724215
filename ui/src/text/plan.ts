import type { LogLine, Opt, Who } from '../ipc';
import { inNumbers } from './journal';
import { longWeekday, shortDate } from './when';

/** Words of the plan: what was agreed and promised, and what came of it. */
export const planText = {
  title: 'Plan',
  intro: 'What you agreed, promised or set yourself, and what came of it.',
  add: 'Something new',
  addTitle: 'Put something on the plan',
  addText: 'A page opens to be filled in. It stands on the plan until it is over.',
  addNone: 'No guide for it is offered at the moment.',
  emptyTitle: 'Nothing is on the plan yet',
  emptyText:
    'One small promise is a start. It stays here until it is over, or until you let it go.',

  today: 'Today, if it fits',
  due: 'Comes back',
  review: 'To be looked at again',
  running: 'Running',
  happened: 'What happened in the last two weeks',
  over: 'Over',
  afterSlip: 'After a slip',
  dateOf: (label: string, day: string): string => `${label}: ${shortDate(day)}`,

  lookedAt: (day: string): string => `To look at again: ${shortDate(day)}`,
  until: (day: string): string => `Until ${shortDate(day)}`,
  endedOn: (day: string): string => `Ended on ${shortDate(day)}`,
  logOf: (title: string): string => `What came of “${title}”`,

  // noting
  outcomes: (title: string): string => `What came of “${title}”`,
  whose: (label: string): string => `Whose was it? ${label}`,
  whoseShort: 'Whose was it?',
  who: { me: 'Mine', them: 'Theirs', both: 'Both of us' } satisfies Record<Who, string>,
  noted: (label: string): string => `Noted: ${label}`,
  takenAway: 'That line is taken away.',
  undo: 'Undo',

  // the log of one of them
  openPage: 'Open its page',
  lately: 'In the last two weeks:',
  note: 'Note something',
  outcome: 'What came of it',
  day: 'Day',
  words: 'In your words',
  wordsHint: 'May stay empty.',
  noteIt: 'Note it',
  chooseFirst: 'Choose what came of it first.',
  dayAhead: 'That day is still to come.',
  nothingNoted: 'Nothing is noted yet.',
  nothingNotedText: 'A line says what came of it on a day. It needs no more than that.',
  noLog: 'Nothing is noted of this one day by day.',
  notOnPlan: 'This is not on the plan any more.',
  lines: 'All that was noted',
  talk: 'The page it was noted on',
  talkOf: (label: string, day: string): string =>
    `The page on which “${label}” of ${shortDate(day)} was noted`,
  take: 'Take this line away',
  takeOf: (label: string, day: string): string => `Take away: ${label}, ${shortDate(day)}`,

  // under the page of something planned
  strip: 'What came of it',
  all: 'All of it',

  // within a talk
  marks: 'What is on the plan',
  marksText: 'Mark in passing what came of it. What is not marked is only not marked.',
  marksForTwo: 'What the two of you have on the plan',
  marksNone: 'Nothing of that kind is on the plan at the moment.',
  marksAlone: 'The rest of my plan',
  marksAloneText: 'What you planned by yourself. Open it here only if the other person may see it.',
  marked: 'Marked on this page',

  // for a calendar
  dates: 'Dates for my calendar',
  datesText:
    'A file for your own calendar: the days of the week that you chose, and the day on which you look at it again. There are no alarms in it.',
  which: 'Which of them',
  titles: 'What the dates are called',
  neutral: 'Every date is called “Reminder”',
  own: 'They have my own titles',
  ownWarning:
    'Others may look into that calendar, and it may be copied to other devices. They could read these titles.',
  unencrypted: 'The file is not encrypted. Once it is in your calendar, you can delete it.',
  save: 'Save the file…',
  tickOne: 'Tick at least one.',
  saved: 'The file with the dates is saved.',
};

/** A Monday, to name the days of the week from. */
const MONDAY = '2024-01-01';
const nameOfDay = (number: number) =>
  longWeekday(`${MONDAY.slice(0, 8)}${String(number).padStart(2, '0')}`);

/** "Every day", "On Monday and Friday"; nothing when it is on no day in particular. */
export function sayDays(days: readonly number[]): string {
  if (days.length === 0) return '';
  if (days.length === 7) return 'Every day';
  const names = days.map(nameOfDay);
  const last = names.pop() ?? '';
  return `On ${names.length === 0 ? last : `${names.join(', ')} and ${last}`}`;
}

/** "Kept 5 times, slipped once. Yours 4, theirs 2." What was noted, counted and not weighed. */
export function sayLines(lines: readonly LogLine[], outcomes: readonly Opt[]): string {
  const counted = new Map<string, { label: string; count: number }>();
  // in the order in which they can be chosen, whatever came last
  for (const { id } of outcomes) counted.set(id, { label: '', count: 0 });
  for (const { outcome, label } of lines) {
    const known = counted.get(outcome);
    counted.set(outcome, { label: known?.label || label, count: (known?.count ?? 0) + 1 });
  }
  const said = [...counted.values()]
    .filter(({ count }) => count > 0)
    .map(({ label, count }, at) => `${at === 0 ? label : within(label)} ${times(count)}`);
  return [said.join(', '), sayWhose(lines)]
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

const WHOSE: Record<Who, string> = { me: 'yours', them: 'theirs', both: 'of both' };

/** "Yours 4, theirs 2", "All yours"; nothing where it is not said. */
function sayWhose(lines: readonly LogLine[]): string {
  const counted = (['me', 'them', 'both'] as const)
    .map((who) => ({ who, count: lines.filter((line) => line.who === who).length }))
    .filter(({ count }) => count > 0);
  const [first] = counted;
  if (first && first.count === lines.length) {
    return capital(lines.length === 1 ? WHOSE[first.who] : `all ${WHOSE[first.who]}`);
  }
  return capital(counted.map(({ who, count }) => `${WHOSE[who]} ${inNumbers(count)}`).join(', '));
}

/** "once", "twice", "5 times" */
function times(count: number): string {
  return ['', 'once', 'twice'][count] ?? `${inNumbers(count)} times`;
}

/** A label in the middle of a sentence; “I” and what is written in capitals stay. */
function within(label: string): string {
  const [first = '', second = ''] = label;
  const stays = /^I(?![a-z])/u.test(label) || (second !== '' && /\p{Lu}/u.test(second));
  return stays ? label : first.toLowerCase() + label.slice(first.length);
}

function capital(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
