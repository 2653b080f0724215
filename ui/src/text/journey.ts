import type { Happened, StepCard } from '../ipc';
import { shortDate } from './when';

/** Words of the list of paths and of what there is to read. */
export const pathText = {
  title: 'Path',
  intro: 'The ground after trust was broken, in any order and at your own pace.',
  begin: 'Begin a path',
  emptyTitle: 'No path yet',
  empty: [
    'A path is a map of the ground after trust was broken, seen from your side of it.',
    'You choose a step, do what helps, write what you want, and leave out the rest.',
    'Nothing is counted, nothing has to be finished, and nothing you write is lost.',
  ],
  walking: (steps: readonly string[]): string => `Walking: ${steps.join(', ')}`,
  archived: 'Put away',
  read: 'To read',
  readText: 'Short pages, each in plain words with its sources.',
  about: (role: string, map: string): string => `${role} · ${map}`,
};

/** Words of what is asked before a path is begun. */
export const beginText = {
  title: 'Begin a path',
  intro: 'One path for one person or one situation. You can have several side by side.',
  role: 'Which side are you writing from?',
  roleHint: 'You can change this later. Everything that you wrote stays.',
  roleMissing: 'Choose the one that is nearest; it can be changed.',
  name: 'A name for it',
  nameHint:
    'Your own word for the person or the situation. Nothing outside your journal shows it, so a letter or a nickname is enough.',
  nameMissing: 'Give it a name. One letter is enough.',
  early: 'It came out in the last few weeks',
  earlyHint:
    'Then only what helps in the first weeks is shown. Big decisions can wait unless safety needs them, and you can see the other steps whenever you want.',
  map: 'It begins with the map of the seven steps. There are other maps of the same ground, and you can change at any time.',
  safety: 'A few questions about safety come next. Whatever you answer, the path begins.',
  next: 'Continue',
  begin: 'Begin',
};

/** Words of the page of one path. */
export const journeyText = {
  notice: 'Before you begin',
  more: 'More about this path',
  steps: 'Steps',
  waits: 'It can wait',
  optional: 'Only if you want it',
  closed: 'It opens when a few things are so.',
  gated: 'Safety questions come before it',
  alsoWalked: 'Also walked',
  alsoWalkedText: 'What you did by other maps of the same ground.',
  source: (source: string): string => `Where this map comes from: ${source}`,

  archived: 'This path is put away. Everything on it stays.',
  takeUp: 'Take it up again',
  putAway: 'Put it away',
  putAwayDone: 'Put away. It is at the end of the list.',
  takenUp: 'Taken up again.',

  earlyTitle: 'The first weeks',
  early:
    'Big decisions can wait unless safety needs them. Sleep, food and people you trust come first; the steps below are the ones that help now.',
  seeAll: 'Show all steps',
  earlyOn: 'These are the first weeks',
  earlyOff: 'The first weeks are over',

  aside: 'What is for two is put away',
  asideText:
    'Everything that you do for yourself is here, and so is Help. What you wrote before stays.',
  asideAll: 'On this map every step is for two. Other maps have more for one person alone.',
  askAgain: 'Ask the safety questions again',
  help: 'Help',
  showAnyway: 'Show it anyway',
  showTitle: 'Show what is for two?',
  showText:
    'These steps were made for two people who are both safe. If you are afraid of the other person, or they may be of you, they can do harm. You decide, and you can have them put away again.',
  showYes: 'Show it',
  showNo: 'Leave it put away',

  beside: 'Beside the steps',
  questions: 'Three questions',
  questionsText: 'Forgive? Reconcile? Trust? Each on its own, and each open to change.',
  happened: 'What happened',
  happenedText: 'Everything on this path, month by month.',
  slip: 'Something slipped',
  slipText: 'A small thing that was agreed and not kept.',
  breach: 'Trust was broken again',
  breachText: 'A new lie, new contact, a new debt: something large.',

  map: 'Another map…',
  mapTitle: 'Another map of the same ground',
  mapText: 'What you did by one map is not lost by another. It is shown there under “Also walked”.',
  mapNow: 'The one you are on',
  mapWalked: 'Walked before',
  mapChanged: 'The map is changed. What you did before stays.',

  role: 'Another role…',
  roleTitle: 'Another role',
  roleText: 'The steps are then in the words of that side. Everything that you wrote stays.',
  roleLegend: 'Which side are you writing from?',
  roleChanged: 'The role is changed. Everything you wrote stays.',
  change: 'Change it',

  rename: 'Rename…',
  renameTitle: 'Another name for this path',

  erase: 'Erase…',
  eraseTitle: 'Erase this path?',
  eraseText:
    'Its steps, ticks, notes and answers are erased for good. Entries that you wrote on it stay in your journal.',
  eraseYes: 'Erase it',
  erased: 'The path is erased.',
};

/** Words of what is noted when something was not kept. */
export const slipText = {
  title: 'Something slipped',
  intro: 'A late reply, a check-in that was missed, a small thing agreed and not kept.',
  what: 'What slipped?',
  whatMissing: 'Write a word about it, or choose what it was.',
  which: 'Was it one of these?',
  none: 'None of these',
  submit: 'Note it',
  doneTitle: 'It is noted',
  hurt: [
    'If it was yours, say so within a day, in your own words. If it was theirs, one calm sentence is enough.',
    'Ask for what would repair it, or offer it.',
    'Then look at that one agreement again, and leave the others alone.',
  ],
  repair: [
    'Say it yourself, within a day and before you are asked.',
    'Do what repairs it, without explaining it away.',
    'Then look at that one agreement again, and leave the others alone.',
  ],
  solo: [
    'Tell someone you trust within a day, or write it down in a sentence.',
    'Do one small thing that puts it right for you.',
    'Then look at that one promise again, and leave the others alone.',
  ],
  aside: [
    'You do not have to raise it with anybody. It is enough that you know it.',
    'If you wonder what is safe to say, talk first with someone from a service in Help.',
  ],
  open: 'Look at it again',
};

/** Words of what is noted when trust was broken again. */
export const breachText = {
  title: 'Trust was broken again',
  intro:
    'Write as much or as little as you want. You need not decide anything today because of it.',
  what: 'What happened?',
  whatMissing: 'A few words are enough.',
  submit: 'Note it',
  doneTitle: 'It is noted',
  hurt: 'It was not yours to prevent. What you do about it is yours to decide, and it can wait until you have slept, unless safety needs it now.',
  repair:
    'What you say about it soon, whole and unasked, counts for more than how it looks. There is help for what made it happen.',
  solo: 'It tells you something about them, and nothing about your worth. What you do about it can wait until you have slept, unless safety needs it now.',
  reopened: (steps: readonly string[]): string => `Open again: ${steps.join(', ')}.`,
  paused: (steps: readonly string[]): string =>
    `Resting until you go on with ${steps.length === 1 ? 'it' : 'them'}: ${steps.join(', ')}.`,
  kept: 'Nothing that you did before is taken back.',
  gate: 'Safety questions',
  help: 'Help',
  therapy: 'About finding therapy',
};

/** Words of the page of one step. */
export const stepText = {
  back: (journey: string): string => `Back to “${journey}”`,
  optional: 'Only for those who want it',
  resting: 'It rests since trust was broken again. Go on with it whenever you want to.',
  resume: 'Go on with it',
  begin: 'Begin',
  takeUp: 'Take it up after all',
  done: 'Done for now',
  reopen: 'Open it again',
  leave: 'Not for me',
  left: 'Left out. It stays here if you change your mind.',
  reason: (reason: string): string => `Because: ${reason}`,
  byBreach: 'Because trust was broken again.',

  ask: 'A few questions about safety come before this step.',
  askText: 'They are about whether anybody has to be afraid. Your ticks are not kept.',
  askButton: 'Read the questions',
  aside: 'This step is for two, and what is for two is put away',
  asideText:
    'What is here was made for two people who are both safe. What you wrote on it stays below. The steps for you alone, everything to read and Help are open as before.',

  conditions: 'It opens when these are so',
  conditionsHint: 'Your ticks are only for you, here and now. They are not kept.',
  open: 'Open this step',

  actions: 'What can be done',
  actionsHint: 'Any of it, in any order. A tick can be taken back.',
  details: 'Add a note or an entry',
  changeDetails: 'Change',
  detailsOf: (details: string, action: string): string => `${details}: ${action}`,
  tickedOn: (day: string): string => `On ${shortDate(day)}`,
  note: 'A note',
  day: 'The day',
  entry: 'An entry that belongs to it',
  chooseEntry: 'Choose an entry',
  anotherEntry: 'Choose another one',
  noEntry: 'Take the entry away',
  anEntry: 'An entry',
  own: 'Something of your own to do',
  addOwn: 'Add it',
  dropOwn: (action: string): string => `Take “${action}” away`,
  ownErased: 'Something of your own',
  otherRole: 'From another role',
  otherRoleHint: 'You ticked this when you wrote from another side. It stays.',

  prompts: 'To write from',
  write: 'Write',
  writeFrom: (prompt: string): string => `Write from: ${prompt}`,
  methods: 'What helps here',
  pages: 'To read here',
  entries: 'Written here',
  elsewhere: 'Also walked',
  elsewhereText: 'The same ground by other maps.',
  doneMeans: 'What “done for now” means here',
  comeBack: 'Come back when',

  history: 'What happened here',
  nothingYet: 'Nothing yet.',

  doneTitle: 'Done for now?',
  doneText: 'It can be opened again at any time, and nothing is taken back.',
  endings: 'How it ends for you',
  endingsHint: 'One is as good as another.',
  endingMissing: 'Choose the one that is nearest to you.',
  aWord: 'A word about it',
  notNeeded: 'Leave it empty if you like.',

  reopenTitle: 'Open it again?',
  reopenText: 'What you did before stays as it is.',
  why: 'Why now?',
  ownWords: 'In your own words',
  whyMissing: 'Choose a reason, or write one.',
};

/** Words around what is being said. */
export const sayText = {
  leave: {
    title: 'Close without keeping your words?',
    text: 'What you wrote here is not kept yet.',
    yes: 'Close it',
    no: 'Go on writing',
  },
};

/** Words of choosing an entry. */
export const entryText = {
  title: 'Which entry?',
  search: 'Search your entries',
  recent: 'The latest ones',
  found: 'Found',
  none: 'No entry is found by these words.',
  noneYet: 'There is no entry yet.',
};

/** Words of the three questions. */
export const questionsText = {
  title: 'Three questions',
  intro:
    'They are easily taken for one. Each is asked on its own and answered as often as you like. An answer is true for its day, and none is better than another.',
  none: 'Not answered yet, and it need not be.',
  lane: (question: string): string => `Your answers over time: ${question}`,
  answer: 'Answer today',
  answers: 'Your answer',
  answerMissing: 'Choose one, or leave the question for another day.',
  keep: 'Keep the answer',
  kept: 'Kept, beside the earlier ones.',
  earlier: 'What you said with them',
};

/** Words of everything that happened on a path. */
export const happenedText = {
  title: 'What happened',
  intro: 'The latest first. Nothing here is ever reset.',
  add: 'Note something',
  addTitle: 'Note something',
  what: 'What would you like to note?',
  missing: 'A few words are enough.',
  submit: 'Note it',
  notedOn: (day: string, noted: string): string =>
    `${shortDate(day)} · noted on ${shortDate(noted)}`,
  earlier: 'Show earlier ones',
  erase: 'Remove my words',
  eraseOf: (what: string, day: string): string => `Remove my words: ${what}, ${shortDate(day)}`,
  eraseTitle: 'Remove your words?',
  eraseText: 'That it happened, and when, stays. Your words about it are erased for good.',
  eraseYes: 'Remove them',
  erased: 'Your words are removed.',
};

/** How a step of another map stands. */
export function sayStatus(status: StepCard['status']): string {
  return {
    not_started: 'not begun',
    exploring: 'exploring',
    done_for_now: 'done for now',
    reopened: 'opened again',
    not_for_me: 'not for me',
  }[status];
}

/** How a step stands, in a line. */
export function sayStanding({
  status,
  since,
  paused,
}: Pick<StepCard, 'status' | 'since' | 'paused'>): string {
  const day = since === null ? '' : shortDate(since);
  const said = {
    not_started: 'Not begun',
    exploring: `Exploring since ${day}`,
    done_for_now: `Done for now, since ${day}`,
    reopened: `Opened again on ${day}`,
    not_for_me: 'Not for me',
  }[status];
  return paused ? `${said} · resting` : said;
}

/** What happened, in a line. */
export function sayHappened(one: Happened): string {
  const { kind, label, what, step, title } = one;
  const named = (words: string, bare: string) => (label === '' ? bare : `${words}: ${label}`);
  switch (kind) {
    case 'begin':
      return 'Begun';
    case 'done':
      return named('Done for now', 'Done for now');
    case 'reopen':
      return 'Opened again';
    case 'leave':
      return 'Not for me';
    case 'open':
      return 'Opened: what it needs is so';
    case 'pause':
      return 'Put to rest, since trust was broken again';
    case 'resume':
      return 'Gone on with';
    case 'tick':
      return named('Ticked', 'Ticked something of your own');
    case 'untick':
      return named('Tick taken back', 'A tick taken back');
    case 'add_action':
      return named('Added', 'Added something of your own');
    case 'drop_action':
      return named('Taken away', 'Took something of your own away');
    case 'note':
      return 'Noted';
    case 'write':
      return title === '' ? 'Wrote an entry' : 'Wrote';
    case 'slip':
      return slipText.title;
    case 'breach':
      return breachText.title;
    case 'answer':
      return `${step} ${label}`;
    case 'role':
      return `Role: ${label}`;
    case 'map':
      return `Map: ${label}`;
    case 'first_weeks':
      return what === 'on' ? 'The first weeks' : 'The first weeks are over';
    case 'archive':
      return what === 'on' ? 'Put away' : 'Taken up again';
  }
}
