import { inNumbers } from './journal';
import { shortDate } from './when';

/** Words of what is filled in with a method, and of how it reads afterwards. */
export const methodText = {
  page: 'Guided page',
  steps: 'Parts',
  stepAnswered: 'answered',
  stepSeen: 'looked at',
  pinned: 'In sight',
  questions: 'Questions that may help',

  back: 'Back',
  next: 'Next',
  finish: 'Finish for now',
  done: 'Done',
  comeBackDone: 'Done for today',
  keys: 'goes on. Delete takes an answer back. On a scale, digits count: 8 is 80, 85 is 85.',
  keysShort: 'goes on. Delete takes an answer back.',

  missingOne: 'One thing is still open:',
  missing: 'Some things are still open:',
  missingText:
    'You can fill it in now, or leave it like this. It is kept, and stays among what you began.',
  leaveOpen: 'Leave it like this',
  nothingYet: 'Nothing is filled in yet.',

  // answering
  mostWords: (most: number): string =>
    most === 1
      ? 'One word is enough here. Take it away to choose another.'
      : `${inNumbers(most)} words are enough here. Take one away to choose another.`,
  mostChosen: (most: number): string =>
    most === 1 ? 'One is enough here.' : `${inNumbers(most)} are enough here.`,
  own: 'Something of your own',
  ownAdd: 'Add your own',
  remove: (what: string): string => `Take “${what}” away`,
  clear: 'Take the answer back',
  clearOf: (label: string): string => `Take the answer back: ${label}`,
  more: (count: number): string => (count === 1 ? 'One more' : `${inNumbers(count)} others`),
  moreAgain: 'The first ones again',
  chosenBefore: (names: string): string => `Also chosen: ${names}`,
  about: 'More',
  aboutOf: (name: string): string => `More about “${name}”`,
  example: (text: string): string => `A thought like it: ${text}`,
  minutes: (minutes: number): string => `About ${inNumbers(minutes)} minutes`,
  notYet: 'not said yet',
  end: (value: number, meaning: string): string => `${inNumbers(value)}, ${meaning}`,

  feeling: 'A word for it',
  feelingMore: 'Another word',
  feelings: 'Feelings',
  useWord: (word: string): string => `Use “${word}”`,
  browse: 'Look through the words',
  strength: (word: string): string => `How strong: ${word}`,
  /** By strength, from 0. */
  strengths: ['not at all', 'a little', 'clearly', 'strongly', 'as strong as it gets'],

  thought: (number: number): string => `Thought ${inNumbers(number)}`,
  thoughtWords: 'What the thought says',
  belief: 'How much I believe it',
  beliefs: ['not at all', 'a little', 'half and half', 'mostly', 'completely'],
  image: 'It is more a picture than words',
  hot: 'This one stings most',
  addThought: 'Add another thought',

  line: (label: string, number: number): string => `${label}, line ${inNumbers(number)}`,
  addLine: 'Add a line',

  before: (value: number): string => `then ${inNumbers(value)}`,
  noWords: 'There is nothing to look at again yet: it was not filled in earlier.',
  noneMarked:
    'None of the thoughts was marked as the one that stings most, so there is none to rate.',
  otherWords: 'A feeling that is new',

  dateShape: 'YYYY-MM-DD',
  dateNot: 'Write the date as year-month-day, like 2026-03-09.',
  tomorrow: 'Tomorrow',
  inAWeek: 'In a week',
  inTwoWeeks: 'In two weeks',
  inAMonth: 'In a month',

  durationShape: '7:30',
  durationNot: 'Write hours and minutes, like 7:30, or 450 min.',
  /** "7 h 30 min" */
  lasting: (minutes: number): string => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (hours === 0) return `${inNumbers(rest)} min`;
    return rest === 0 ? `${inNumbers(hours)} h` : `${inNumbers(hours)} h ${inNumbers(rest)} min`;
  },

  noScales: 'There are no scales of your own yet.',
  toWords: 'Make one in your own words and lists',
  scaleGone: 'A scale that was taken away',

  copySentence: 'Copy the sentence',
  copyAll: 'Copy as text',
  copied:
    'Copied. Other programs on this computer can read it for two minutes, or until you lock or copy something else.',
  notCopied: 'The clipboard is out of reach.',
  copyTitle: 'Copy it?',
  copyYes: 'Copy',
  copyNo: 'Not now',

  // reading
  edit: 'Go on writing',
  comeBack: 'Come back to it',
  cameBack: (day: string): string => `Looking back on ${shortDate(day)}`,
  changeReturn: (day: string): string => `Change what was written on ${shortDate(day)}`,
  change: 'Change',
  unfinished: 'Not finished yet. It is kept as it is.',
  private: 'This page stays out of exports unless you choose it yourself.',
  then: 'Then',
  now: 'Afterwards',
  what: 'What was rated',
  believed: (value: number): string => `believed ${inNumbers(value)} of 100`,
  picture: 'a picture',
  stings: 'stings most',
  outOf: (value: number, max: number): string => `${inNumbers(value)} of ${inNumbers(max)}`,
  within: (value: number, min: number, max: number): string =>
    `${inNumbers(value)} (from ${inNumbers(min)} to ${inNumbers(max)})`,
  scores: 'Added up',
  noTotal: 'There is no total, because some of the questions were left out.',
  scoreBefore: (value: number, day: string): string =>
    `${inNumbers(value)} the time before, on ${shortDate(day)}.`,
  reliable: (points: number): string =>
    `A difference of less than ${inNumbers(points)} points can be chance.`,

  resting: (day: string): string => `This text rests until ${shortDate(day)}.`,
  restingText: 'Nothing of it is lost. On that day it can be read again.',
  readNow: 'Read it anyway',
  readTitle: 'Read it today?',
  readText: (day: string): string =>
    `You laid it aside until ${shortDate(day)}. You may change your mind.`,
  readYes: 'Read it',
  readNo: 'Leave it be',
};
