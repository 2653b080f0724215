import { language } from './language';

/** Words of the window in which the journal is read and written. */
export const journal = {
  sidebar: 'Places',
  newEntry: 'New entry',
  timeline: 'Timeline',
  path: 'Path',
  plan: 'Plan',
  feelings: 'Feelings',
  share: 'Share',
  comesBack: 'Something comes back',
  guides: 'Guided',
  starred: 'Starred',
  photos: 'Photos',
  search: 'Search',
  calendar: 'Calendar',
  bin: 'Bin',
  settings: 'Settings',
  tags: 'Tags',
  tagged: (tag: string): string => `Tagged “${tag}”`,
  entriesWithTag: 'entries',

  backToList: 'Back to the list',
  backToPictures: 'Back to the pictures',
  entries: 'Entries',
  page: 'Page',
  nothingOpen: 'Open an entry, or begin a new page.',

  untitled: 'Without words yet',
  star: 'Starred',
  unfinished: 'Not finished yet',
  backDated: 'Written later',
  backDatedHint: 'Written on a later day than the one it is about',

  showAll: 'Show all entries',
  firstTitle: 'A quiet place, and it is yours',
  firstText:
    'Nothing is written here yet. One sentence is enough to begin, and nobody else will read it.',
  firstAction: 'Write the first entry',
  noStarsTitle: 'No stars yet',
  noStarsText: 'Put a star on an entry that you want to find again, and it will be listed here.',
  chosen: 'Chosen entries',
  noneChosenTitle: 'No such entries',
  noneChosenText: 'No entry fits everything that you chose.',
  noTagTitle: 'No entry carries this tag',
  noTagText: 'The entries that did may have been changed or moved to the bin.',

  binned: 'Moved to the bin.',
  undo: 'Undo',
  putBack: 'Put back.',
};

/** "1 entry", "12 entries" */
export function countEntries(count: number): string {
  return count === 1 ? '1 entry' : `${inNumbers(count)} entries`;
}

/** "1 word", "1,250 words" */
export function countWords(count: number): string {
  return count === 1 ? '1 word' : `${inNumbers(count)} words`;
}

/** Making one costs a hundred times what using it does. */
const formats = new Map<string | undefined, Intl.NumberFormat>();

/** "1,250" */
export function inNumbers(count: number): string {
  const tongue = language();
  let format = formats.get(tongue);
  if (!format) {
    format = new Intl.NumberFormat(tongue);
    formats.set(tongue, format);
  }
  return format.format(count);
}
