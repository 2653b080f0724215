import { countEntries } from './journal';

/** Words of the bin. */
export const bin = {
  title: 'Bin',
  stays: 'What lies here stays until you erase it yourself.',
  list: 'Entries in the bin',
  emptyTitle: 'The bin is empty',
  emptyText: 'Entries that you move to the bin wait here, and can be put back at any time.',
  nothingChosen: 'Choose an entry to read it before you decide.',
  deleted: (when: string): string => `Moved here on ${when}`,
  about: (when: string): string => `About ${when}`,
  putBack: 'Put back',
  isBack: 'It is back among your entries.',
  open: 'Open it',
  erase: 'Erase for good',
  eraseTitle: 'Erase this entry for good?',
  eraseText:
    'Its text and all of its earlier versions will be gone from this journal, and nothing can bring them back. Copies of the journal that you made before still hold it.',
  erased: 'The entry is erased.',
  keep: 'Keep it',
  empty: 'Empty the bin',
  emptyAskTitle: 'Erase everything in the bin?',
  emptyAskText:
    'All entries in the bin and their earlier versions will be gone from this journal, and nothing can bring them back. Copies of the journal that you made before still hold them.',
  keepAll: 'Keep them',
};

/** "12 entries are erased." */
export function sayErased(count: number): string {
  return count === 1 ? bin.erased : `${countEntries(count)} are erased.`;
}
