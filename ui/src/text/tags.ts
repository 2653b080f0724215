import { countEntries } from './journal';

/** Words of the page on which tags are looked after. */
export const tagsText = {
  title: 'Tags',
  lookAfter: 'Look after tags',
  intro:
    'Groups and colours help you find things. What you wrote stays as it is, whatever you change here.',
  emptyTitle: 'No tags yet',
  emptyText: 'Add one at the head of an entry, and it is listed here.',

  addGroup: 'Add a group',
  newGroup: 'A new group',
  groupName: 'Name of the group',
  groupHint: 'For instance: people, places, work.',
  nameMissing: 'A word is enough.',
  renameGroup: 'Rename the group',
  groupMenu: (name: string): string => `More about the group “${name}”`,
  removeGroup: 'Remove the group',
  removeGroupTitle: (name: string): string => `Remove the group “${name}”?`,
  removeGroupText: (tags: number): string =>
    tags === 0
      ? 'No tag is in it.'
      : tags === 1
        ? 'Its tag stays, in no group.'
        : `Its ${String(tags)} tags stay, in no group.`,
  removeGroupYes: 'Remove it',
  emptyGroup: 'No tag is in this group yet.',
  noGroup: 'In no group',
  groupOf: (tag: string): string => `Group of “${tag}”`,
  moved: (tag: string, group: string): string => `“${tag}” is in “${group}” now.`,
  movedOut: (tag: string): string => `“${tag}” is in no group now.`,

  open: (tag: string): string => `Show the entries tagged “${tag}”`,
  menu: (tag: string): string => `More about “${tag}”`,
  colour: 'Choose a colour',
  colourTitle: (tag: string): string => `A colour for “${tag}”`,
  colours: 'Colour',
  rename: 'Rename',
  renameTitle: (tag: string): string => `Rename “${tag}”`,
  name: 'Name',
  renameHint: 'It changes on all entries that have it.',
  taken: (name: string): string => `Another tag is called “${name}” already.`,
  makeOne: 'Make the two one',

  merge: 'Make one with another',
  mergeTitle: (tag: string): string => `Make “${tag}” one with another`,
  into: 'The tag that stays',
  willMerge: (from: string, into: string, entries: number): string =>
    `${countEntries(entries)} ${entries === 1 ? 'gets' : 'get'} “${into}”, and “${from}” is no more.`,
  mergeUndo: 'You can undo it right after.',
  mergeYes: 'Make them one',
  merged: (from: string, into: string): string => `“${from}” is “${into}” now.`,
  undo: 'Undo',
  parted: (from: string, into: string): string => `“${from}” and “${into}” are two again.`,
};

/** What the colours are called, from none on. */
export const colourNames = [
  'No colour',
  'Amber',
  'Sky blue',
  'Green',
  'Yellow',
  'Blue',
  'Brick',
  'Purple',
  'Grey',
];
