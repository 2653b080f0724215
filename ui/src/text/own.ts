import type { FieldKind, MethodKind, WordKind, WordsAdded } from '../ipc';
import { inNumbers } from './journal';

/** Words of the page on which a guide of one's own is made. */
export const ownText = {
  makeTitle: 'Your own guide',
  changeTitle: 'Change your guide',
  copyTitle: 'Your own from another',
  intro:
    'Put down what you want to be asked. What you wrote earlier stays as it was, whatever you change here.',
  bringIn: 'Bring one in from a file',
  name: 'Name',
  summary: 'What it is for',
  opening: 'Said at its beginning',
  openingHint: 'Leave it empty if nothing needs saying.',
  kind: 'What kind of page it makes',
  section: (number: number): string => `Part ${number}`,
  sectionName: 'Heading of this part',
  sectionIntro: 'Said under the heading',
  field: (number: number): string => `Question ${number}`,
  label: 'The question',
  words: 'What is read',
  turn: 'What the clock is for',
  hint: 'Said under it',
  answered: 'How it is answered',
  options: 'To choose from, one on each line',
  listed: 'To choose from: a list of the journal, your own words included.',
  own: 'Something of my own may be added',
  most: 'How many at most',
  mostHint: 'Leave it empty for as many as come.',
  scales: 'All of your own scales stand here, each from 0 to 10.',
  min: 'Lowest number',
  max: 'Highest number',
  low: 'What the lowest means',
  high: 'What the highest means',
  kept: 'It is kept as it is in the guide this comes from.',
  minutes: 'How many minutes it runs',
  comesBack: 'The page comes back on that day',
  ends: 'It is over after that day',

  plan: 'It stands on the plan page',
  planHint:
    'What is written in it stays on the plan until it is over, and what came of it can be noted there day by day.',
  outcomes: 'What may have come of it, one on each line',
  whose: 'Whose it was can be noted too: mine, theirs, both',
  firstOutcomes: ['Kept', 'Slipped', 'Changed'],

  addSection: 'Add a part',
  addField: 'Add a question',
  up: (what: string): string => `Move up: ${what}`,
  down: (what: string): string => `Move down: ${what}`,
  remove: (what: string): string => `Take out: ${what}`,
  removed: (what: string): string => `${what} is taken out.`,
  undo: 'Undo',

  keep: 'Keep this guide',
  keptNow: 'The guide is kept.',
  leave: 'Take it all back',
  left: 'What you put together is taken away.',
  look: 'A few things to look at first',
  elsewhere: 'About the rest of it',

  broughtTitle: 'From the file',
  broughtText: 'Look at what is in it. It is text only; keeping it runs nothing.',
  broughtName: (name: string): string => `It is called “${name}”.`,
  broughtLines: 'What is in the file',
  line: (line: number): string => `Line ${line}`,
  wholeFile: 'The whole file',
  cannot: 'It cannot be kept as it is:',
  another: 'Choose another file',
};

/** What kinds of page a guide of one's own makes. */
export const ownKinds: { value: MethodKind; label: string }[] = [
  { value: 'record', label: 'A page for one sitting, as often as you like' },
  { value: 'worksheet', label: 'A page that you come back to and change' },
  { value: 'letter', label: 'A letter' },
  { value: 'tracker', label: 'A few questions, to compare with your own earlier answers' },
];

/** How a question is answered. */
export const fieldKinds: Record<FieldKind, string> = {
  text: 'One line',
  long_text: 'Several lines',
  list: 'A list, one thing on each line',
  choice: 'One of several',
  choices: 'Any of several',
  checklist: 'Things to tick off',
  scale: 'A number between two ends',
  emotions: 'Feelings, each with its strength',
  affect: 'How it feels: a place between pleasant and unpleasant',
  duration: 'A length of time',
  own_scales: 'Your own scales, from 0 to 10',
  thoughts: 'Thoughts, each with how much you believe it',
  rated_text: 'A sentence, and how much you believe it',
  re_rate: 'Something rated before, rated again',
  date: 'A day',
  person: 'A name',
  sentence: 'A sentence made from other answers',
  info: 'Nothing to answer, only to read',
  timer: 'A clock to run, without an answer',
};

/** Words of the page with one's own questions, feelings and so on. */
export const wordsText = {
  title: 'Your own words and lists',
  intro:
    'They come up beside those that are there already. Taking one away changes nothing that you wrote.',
  add: 'Add one',
  change: 'Change',
  changeOf: (text: string): string => `Change “${text}”`,
  retire: 'Take away',
  retireOf: (text: string): string => `Take away “${text}”`,
  retired: 'It does not come up any more.',
  undo: 'Undo',
  none: 'None of your own yet.',
  empty: 'Write a word or a sentence first.',
  bringIn: 'Bring some in from a file',
  share: 'Save them as a file',
  shared: 'Your words are saved as a file.',
  keep: 'Add these words',
  line: 'In one line',
  example: 'A thought like it',
  questions: 'What to ask yourself, one question on each line',
  group: 'It is',
  low: 'What 0 means',
  high: 'What 10 means',
  ends: (low: string, high: string): string =>
    [low && `0 ${low}`, high && `10 ${high}`].filter(Boolean).join(' · '),
  minutes: 'It takes about',
  minutesOf: (minutes: number): string => (minutes === 60 ? 'an hour' : `${minutes} minutes`),
};

/** "3 added. 1 was there already." */
export function sayAdded({ added, known }: WordsAdded): string {
  const there = known === 1 ? '1 was there already.' : `${inNumbers(known)} were there already.`;
  if (added === 0) return known === 0 ? 'There are no words in that file.' : there;
  return known === 0 ? `${inNumbers(added)} added.` : `${inNumbers(added)} added. ${there}`;
}

/** The lists that own words belong to. */
export const wordKinds: Record<WordKind, { title: string; text: string; label: string }> = {
  prompt: {
    title: 'Questions to begin from',
    text: 'For a blank page, and as the question of the day.',
    label: 'The question',
  },
  habit: {
    title: 'Thinking habits',
    text: 'Patterns that you notice in your own thoughts.',
    label: 'What you call it',
  },
  emotion: {
    title: 'Feelings',
    text: 'Words for what you feel that are missing from the list.',
    label: 'The word',
  },
  care: {
    title: 'Things to do for yourself',
    text: 'Small things that hold you up.',
    label: 'What it is',
  },
  scale: {
    title: 'Your own scales',
    text: 'Something that you want to follow, from 0 to 10. They come up where it is asked how it feels.',
    label: 'What it measures',
  },
};
