import { sayError } from './errors';

/** Words of the page on which an entry is written. */
export const editorText = {
  entry: 'Entry',
  title: 'Title',
  titleInvitation: 'A title, if you like',
  invitations: [
    'Begin anywhere. One sentence is enough.',
    'What is here right now?',
    'Whatever comes. It stays between you and this page.',
  ],
  /** Read out with the entry, for whoever writes by keyboard alone. */
  keys: 'Tab leaves the text. In a list Tab moves the item in; there, press Esc and then Tab to leave.',

  toolbar: 'Formatting',
  heading: 'Heading',
  bold: 'Bold',
  italic: 'Italic',
  strike: 'Struck through',
  quote: 'Quote',
  bullet: 'List',
  numbered: 'Numbered list',
  task: 'Things to do',
  link: 'Link',
  attach: 'Add photos or files',
  taskBox: 'Done',

  linkTitle: 'Put in a link',
  linkWords: 'Words to show',
  linkAddress: 'Address',
  linkHint: 'Web addresses and e-mail addresses can be opened later, after a question.',
  linkNot: 'This does not look like a web or e-mail address.',
  linkPut: 'Put it in',

  openTitle: 'Open this link?',
  openText: (url: string): string => `Your browser would go to:\n${url}`,
  openYes: 'Open in the browser',
  openNo: 'Stay here',

  momentName: (moment: string): string => `When it was: ${moment}. Change`,
  momentTitle: 'When was it?',
  date: 'Date',
  time: 'Time',
  dateShape: 'YYYY-MM-DD',
  timeShape: 'HH:MM',
  dateNot: 'Write the date as year-month-day, like 2026-03-09.',
  timeNot: 'Write the time as hours and minutes, like 18:30.',
  zone: (zone: string): string => `On the clock of ${zone}`,
  now: 'Now',
  backDated: (written: string, about: string): string => `Written on ${written}, about ${about}`,
  momentRefused:
    'That time does not exist: the clocks were moved forward over it. The former one stays.',

  tags: 'Tags',
  addTag: 'Add a tag',
  removeTag: (tag: string): string => `Remove the tag “${tag}”`,
  tagAdded: (tag: string): string => `Tag “${tag}” added.`,
  tagRemoved: (tag: string): string => `Tag “${tag}” removed.`,

  star: 'Star',
  starAction: 'Star this entry, or take the star off',
  more: 'More about this entry',
  history: 'Earlier versions',
  toBin: 'Move to the bin',
  starAlso: 'favourite mark',
  historyAlso: 'revisions restore compare',
  binAlso: 'delete remove trash',

  saving: 'Saving…',
  saved: 'Saved',
  unsaved: 'Not saved yet',
  notSaved: (code: string): string => {
    if (code === 'not_found') {
      return 'Not saved yet: this entry is no longer in its place. Your words are still here.';
    }
    const { said, todo } = sayError(code);
    return `Not saved yet: ${said} ${todo}`;
  },
  tryAgain: 'Try again',
  keepAsNew: 'Keep as a new entry',
  keptBoth:
    'This entry was also changed somewhere else. That text is kept beside yours, as an entry of its own.',

  opening: 'One moment',
  openAgain: 'Try again',

  picture: (alt: string): string => (alt.trim() === '' ? 'picture' : `picture: ${alt.trim()}`),
};
