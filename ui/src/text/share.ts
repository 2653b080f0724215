import type { Person, Shared, Source } from '../ipc';
import { inNumbers } from './journal';

/** Sharing with a therapist. */
export const shareText = {
  title: 'Share with a therapist',
  intro:
    'Nothing leaves unless you tick it here, look at it, and write it into a file yourself. What is on the pages is all that is in the file.',
  choose: 'What goes in',
  look: 'The pages',
  steps: 'Parts of this page',
  from: 'From',
  to: 'To',
  period: 'The days it is about',
  periodHint: 'From your last session on, unless you choose other days.',
  until: (day: string) => `Nothing after ${day} is in it.`,
  toToday: 'Take it up to today',
  often: 'Days that are often wanted',
  sinceSession: 'Since the last session',
  weeks: 'Four weeks',
  months: 'Three months',
  year: 'This year',
  sides: 'What is shown',
  chooseSide: 'What goes in',
  paper: 'Paper',
  papers: { a4: 'A4', letter: 'US Letter' },
  dayNot: 'That is no day. Write it like 2026-11-26.',
  dayOrder: 'The first day comes after the last.',
  named: 'Your name or initials on the page',
  namedHint: 'Can be left empty.',
  wants: 'What I want from this session',
  questions: 'Questions for you',
  written: 'Kept as you type.',
  annex: 'Whole pages, each ticked by itself',
  apart: 'This is offered apart, since it can be used against you if it is read by others.',
  nothing: 'Nothing of these days.',
  most: (most: number) => `At most ${inNumbers(most)}.`,
  later: 'written on a later day',
  everyCheckIn: 'Count check-ins that were not planned ahead, too',
  people: 'Names',
  peopleHint:
    'People on this list are written as P1, P2 and so on, in every word of the pages. Nicknames and other forms are further names of the same person.',
  addPerson: 'Somebody’s name',
  addPersonHint: 'With other ways of writing it after a comma: Anna, Anna Roth.',
  anotherNamed: (person: Person) => `Another way of writing P${String(person.id)}`,
  noName: (word: string) => `${word} is no name`,
  add: 'Put on the list',
  remove: 'Take off the list',
  removeNamed: (person: Person) => `Take P${String(person.id)} off the list`,
  realNames: 'Leave names as they are written',
  guesses:
    'These words may be names. It is a guess: it misses some, and takes others for what they are not.',
  guess: (word: string, n: number) => `${word}, ${inNumbers(n)} times: put on the list`,
  passages: 'Passages',
  passagesHint:
    'Choose words in a text and black them out: they are taken out of the file, and a bar stands there. Its length says nothing.',
  textsOf: 'The exact words of what is ticked',
  noTexts: 'Nothing that is ticked has words of your own in it.',
  blackOut: 'Black out what is chosen',
  chooseWords:
    'Choose some words in the text first, with the mouse or with Shift and the arrow keys.',
  find: 'Find words in all of them',
  findThem: 'Find',
  found: (n: number) => (n === 1 ? '1 place' : `${inNumbers(n)} places`),
  foundNone: 'Nowhere in what is ticked.',
  blackAll: 'Black out all of them',
  blackThis: 'Black out',
  blackNamed: (where: string) => `Black out: ${where}`,
  removeAsk: 'Take this person off the list?',
  removeText:
    'Their names show again in what you share. Put on the list again later, they get another number.',
  marksGone:
    'A passage was shown again, since its text was changed. Look whether it should be blacked out anew.',
  blacked: 'Blacked out',
  back: 'Show again',
  backNamed: (words: string) => `Show again: ${words}`,
  laying: 'The pages are being laid out',
  page: (at: number, of: number) => `Page ${inNumbers(at)} of ${inNumbers(of)}`,
  pages: (n: number) => (n === 1 ? '1 page' : `${inNumbers(n)} pages`),
  asText: 'The same words as plain text',
  write: 'Write it into a file',
  print: 'Print',
  form: 'As what',
  forms: { pdf: 'PDF', html: 'Web page', markdown: 'Markdown', text: 'Plain text' },
  password: 'A password for the PDF',
  passwordHint: 'Can be left empty. Without it nobody opens the file, you neither.',
  again: 'The same password again',
  notSame: 'The two are not the same.',
  whom: 'For whom, for your own log',
  passphrase: 'The passphrase of your journal',
  passphraseHint: 'Asked again, since something is about to leave.',
  passphraseNone: 'Type the passphrase of your journal.',
  goes: 'You choose next where it goes. A folder that is synced, or that others use, can be seen by others.',
  writeNow: 'Choose where, and write it',
  saved: 'The file is written. It is noted in the log.',
  after: 'After the session',
  afterHint:
    'The next pack begins with the day of the session, with nothing ticked but mood and measures.',
  session: 'The day of the session',
  begin: 'Begin the next one',
  beginAsk: 'Begin the next one?',
  beginText:
    'What is ticked, written and blacked out here is forgotten. Your journal and the log stay as they are.',
  log: 'What was shared',
  logNone: 'Nothing yet. When, for whom and which file: only you see it, here.',
  forWhom: (whom: string) => `for ${whom}`,
  locked: 'with a password',
  about: (from: string, to: string) => `${from} to ${to}`,
  inIt: (headings: readonly string[]) => `In it: ${headings.join(', ')}`,
  hash: 'SHA-256 of the file',
  copyHash: 'Copy the SHA-256',
  copyRefused: 'The clipboard is out of reach. The letters can be marked and copied by hand.',
  forget: 'Take this line out',
  forgetAsk: 'Take this line out of the log?',
  forgetText: 'The file itself stays wherever it is.',
};

/** Which form a file in the log has, in words. */
export function sayForm({ form }: Shared): string {
  const names: Record<string, string> = { html: 'Web page', md: 'Markdown', txt: 'Plain text' };
  return names[form] ?? form.toUpperCase();
}

/** What a text is of, where no title says it. */
export function saySource(at: Source): string {
  switch (at.kind) {
    case 'wants':
      return shareText.wants;
    case 'questions':
      return shareText.questions;
    case 'note':
      return 'A note about something planned';
    case 'said':
      return 'What was said of a step';
    default:
      return 'An entry';
  }
}
