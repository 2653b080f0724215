import type { WorkProgress } from '../ipc';
import { inNumbers } from './journal';
import { language } from './language';

/** Photos and other files of entries. */
export const filesText = {
  title: 'Photos and files',
  count: (n: number): string => (n === 1 ? '1 file' : `${inNumbers(n)} files`),
  add: 'Add photos or files',
  addMore: 'Add more',
  addAlso: 'attach picture image upload photo document',
  drop: 'Let go to add it here',
  adding: 'Adding',
  addingAbout: 'It is encrypted on the way. If you stop, nothing of this file is kept.',
  saving: 'Writing the copy',
  savingAbout: 'If you stop, nothing of it is left where it was going.',
  megabytes: 'MB',
  /** One of several could not be added. */
  notAdded: (name: string, said: string): string => `“${name}” was not added. ${said}`,
  unnamed: 'Without a name',
  missing: 'a file that was removed',
  file: (name: string): string => `file: ${name}`,

  open: (name: string): string => `Look at ${name}`,
  saveNamed: (name: string): string => `Save a copy of ${name}`,
  more: (name: string): string => `More about ${name}`,
  large: 'Look at it large',
  insert: 'Put it into the text',
  rename: 'Rename…',
  earlier: 'Move earlier',
  later: 'Move later',
  save: 'Save a copy…',
  remove: 'Remove…',
  moved: (name: string, place: number, of: number): string =>
    `${name} is number ${String(place)} of ${String(of)} now.`,

  removeTitle: 'Remove this file for good?',
  removeText: (name: string): string =>
    `“${name}” is erased at once. It does not go into the bin, and cannot be brought back.`,
  removeYes: 'Remove it',
  removeNo: 'Keep it',
  removed: 'The file is removed.',

  renameTitle: 'Rename the file',
  name: 'Name',
  renameYes: 'Rename',

  saveTitle: 'Save a copy',
  saveText:
    'The copy is not encrypted: whoever has that folder can open it. What is in the journal stays as it is.',
  how: 'How it leaves',
  clean: 'Without what it says of place, camera and person',
  original: 'As it is, with all of that',
  nothingHidden: 'It holds nothing beside what can be seen.',
  notCleaned:
    'A file of this kind cannot be cleaned here. It may say where, when, with what and by whom it was made.',
  passphrase: 'Passphrase of the journal',
  saveYes: 'Choose where…',
  saved: 'The copy is saved. It is not encrypted.',
  savedClean: 'The copy is saved, without place, camera and person. It is not encrypted.',
  savedUncleaned:
    'The copy is saved as it is, since this picture could not be cleaned. It may say where it was made.',

  previous: 'The one before',
  next: 'The next one',
  placeOf: (at: number, of: number): string => `${inNumbers(at)} of ${inNumbers(of)}`,

  gallery: 'Photos',
  galleryIntro: (files: number, size: string): string =>
    `${files === 1 ? '1 file' : `${inNumbers(files)} files`} in the journal, ${size}`,
  galleryEmpty: 'No photos yet',
  galleryEmptyText:
    'Photos that you add to an entry are gathered here by month. They are encrypted with the rest.',
  openEntry: 'Open its entry',
  picture: (name: string, day: string, title: string): string =>
    [name, day, title].filter((part) => part !== '').join(', '),
};

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const formats = new Map<string, Intl.NumberFormat>();

/** "940 bytes", "3.4 MB", in the units that people are used to. */
export function sizeInWords(bytes: number): string {
  let unit = 0;
  let value = bytes;
  // what would be rounded to a thousand is one of the next unit
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return formatOf(unit, value < 10 && unit > 1 ? 1 : 0).format(value);
}

function formatOf(unit: number, digits: number): Intl.NumberFormat {
  const tongue = language();
  const key = `${tongue ?? ''} ${String(unit)} ${String(digits)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(tongue, {
      style: 'unit',
      unit: UNITS[unit] ?? 'byte',
      unitDisplay: unit === 0 ? 'long' : 'short',
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format;
}

/** Whole megabytes and a tenth, for a count that runs. */
export function megabytes(bytes: number): number {
  return Math.round(bytes / 100_000) / 10;
}

/** How far a work is that counts bytes, in megabytes. */
export function inMegabytes({ done, of }: WorkProgress): WorkProgress {
  return { done: megabytes(done), of: of === null ? null : megabytes(of) };
}
