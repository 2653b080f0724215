import type { TakeOutForm } from '../ipc';
import { countEntries, inNumbers } from './journal';

/** Taking everything out of the journal, or some of it. */
export const takeOutText = {
  title: 'Take out',
  intro:
    'What is in this journal is yours. Take all of it along, or some entries, in open forms that other programs read.',
  thisEntry: 'Take out this entry',
  thisEntryAlso: 'export save file pdf html markdown download share',
  shown: 'Take out the entries that are shown',

  what: 'What',
  all: 'Everything',
  allHint:
    'Entries with their earlier versions, the bin, photos and files, journeys, the plan, guides and tags: one zip that Goldseam takes back whole.',
  some: 'Some entries',
  someHint: 'Those of days, tags or kinds. What is in the bin stays.',
  one: 'This entry',
  narrow: 'Which entries',

  counting: 'Counting',
  none: 'No entry fits that. Choose other days or tags.',
  ofEntries: (count: number) => `${countEntries(count)}.`,
  ofAll: (count: number) => `${countEntries(count)}, those in the bin too.`,

  form: 'As what',
  forms: {
    pdf: 'Pages (PDF)',
    html: 'A page for a browser (HTML)',
    markdown_zip: 'Texts with their files (zip of Markdown)',
    markdown: 'One text (Markdown)',
    csv: 'A table (CSV)',
    json: 'For programs (JSON)',
  } satisfies Record<Exclude<TakeOutForm, 'archive'>, string>,
  formHints: {
    pdf: 'With photos, to read or to print.',
    html: 'One file, with photos, that needs no internet.',
    markdown_zip: 'A text for each entry, with its photos and files beside it.',
    markdown: 'All entries one after the other, without photos.',
    csv: 'For a spreadsheet, without photos.',
    json: 'With the answers of guides, without photos.',
  } satisfies Record<Exclude<TakeOutForm, 'archive'>, string>,

  originals: 'Photos exactly as they were added',
  originalsOff:
    'Photos leave without where, when and with what they were taken, and look the same. In the journal they stay as they are.',
  originalsOn:
    'Photos leave with all that the camera noted, which may say where you live. Brought back, the journal is the same to the last byte.',
  originalsOnSome: 'Photos leave with all that the camera noted, which may say where you live.',

  lock: 'Lock the file with a passphrase of its own',
  lockOff: 'Anybody who gets hold of the file can read it.',
  lockOnArchive:
    'It is encrypted by the open standard “age”. Without this passphrase nobody can open it, neither you nor we.',
  lockOnPdf: 'The pages open with this passphrase only. Nobody can find it again for you.',

  open: 'This file will not be encrypted: whoever can open it can read it. Keep it where nobody else looks, and delete it when you need it no more.',
  locked:
    'This file will be encrypted: it opens with its own passphrase only. That it is there, and how large it is, anybody can see who looks into the folder.',
  choose: 'Choose where it goes',

  beforeTitle: 'Before it is written',
  goesTo: 'It goes to',
  ask: 'The passphrase of this journal',
  askHint: 'It is asked again before anything leaves.',
  own: 'And a passphrase for the file, another one than for the journal:',
  write: 'Write the file',
  writing: 'The file is being written',
  writingAbout: 'Stopping leaves nothing behind.',
  things: 'entries and files',
  stopped: 'Stopped. Nothing of the file is left.',

  doneTitle: 'It is written',
  where: 'Where',
  inIt: 'In it',
  size: 'Size',
  hash: 'SHA-256',
  hashCopy: 'Copy the SHA-256',
  hashHint: 'A copy of the file with the same number is the same to the last byte.',
  copyRefused: 'It could not be copied here. Mark it and copy it yourself.',
  entriesIn: (count: number) => countEntries(count),
  pagesIn: (count: number, pages: number) =>
    `${countEntries(count)}, on ${pages === 1 ? '1 page' : `${inNumbers(pages)} pages`}`,
  isLocked: 'It opens with its own passphrase only.',
  isOpen: 'It is not encrypted.',
  synced:
    'If that folder is synced with a cloud or with another device, whoever sees that folder sees this file too, and a copy may stay there after you delete it.',
  uncleaned: (count: number) =>
    count === 1
      ? 'One file is of a kind that cannot be cleaned here, such as HEIC or a video. It may say where and when it was made.'
      : `${inNumbers(count)} files are of a kind that cannot be cleaned here, such as HEIC or a video. They may say where and when they were made.`,
  leftOut: (count: number) =>
    count === 1
      ? 'One picture is of a kind that pages cannot show, and stands there by name.'
      : `${inNumbers(count)} pictures are of a kind that pages cannot show, and stand there by name.`,
  letters: (count: number) =>
    count === 1
      ? 'For one character there is no letter on this computer; it shows as a box.'
      : `For ${inNumbers(count)} characters there are no letters on this computer; they show as boxes.`,
  again: 'Take out something else',
};

const ON_PAPER =
  'Paper, and a file made in place of paper, has no passphrase: whoever finds it can read it. A printer may keep a copy of its own.';

/** An entry, or pages, on paper. */
export const paperText = {
  go: 'Print this entry',
  goAlso: 'paper printer',
  pages: {
    title: 'Print these pages?',
    text: ON_PAPER,
    yes: 'Print',
  },
  question: {
    title: 'Print this entry?',
    text: ON_PAPER,
    yes: 'Print',
  },
  notDrawn:
    'The pages could not be drawn for the printer. Take this entry out as PDF, and print that.',
  tooLong: 'This entry has too many pages to print from here. Take it out as PDF, and print that.',
};
