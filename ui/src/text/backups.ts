import type { PastNow } from '../ipc';
import { countEntries, inNumbers } from './journal';
import { sizeInWords } from './files';
import { language } from './language';
import { dayRange, shortDate } from './when';

/** "22 November 2026, 14:05", on the clock of this computer. */
export function momentOf(milliseconds: number, timeFormat: 'system' | 'h24' | 'h12'): string {
  const clock: Intl.DateTimeFormatOptions =
    timeFormat === 'system'
      ? { hour: 'numeric', minute: '2-digit' }
      : { hour: '2-digit', minute: '2-digit', hourCycle: timeFormat === 'h24' ? 'h23' : 'h12' };
  return new Intl.DateTimeFormat(language(), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...clock,
  }).format(milliseconds);
}

/** Backups: keeping them, going back to one, and bringing one entry back. */
export const backupsText = {
  heading: 'Backups',
  about:
    'While the journal is open, Goldseam keeps encrypted copies of the whole of it: of each hour of a day, each day of a month, and each month of a year. Each is read again after it is written, and opens with the passphrase or the recovery code of its time.',

  beside: 'In the folder of the journal',
  besideOff: 'Off. A slip of the hand or a broken disk could then cost what you wrote.',
  none: 'None yet. The first is made while you write.',
  count: (copies: number, size: string): string =>
    copies === 1 ? `1 backup, ${size}` : `${inNumbers(copies)} backups, ${size}`,
  last: (moment: string): string => `The last one is of ${moment}.`,
  keepBeside: 'Keep backups in the folder of the journal',
  drop: 'Keep none here any more',
  dropOf: (folder: string): string => `Keep none here any more: ${folder}`,
  dropAsk: {
    title: 'Keep no more backups in this folder?',
    text: 'Those that are there stay there. They open with the passphrase of their time.',
    yes: 'Keep none there any more',
  },
  dropped: 'No more backups go there. Those that are there stay.',

  add: 'Add a folder…',
  addAbout:
    'A copy on another disk helps when this computer is lost or breaks. In a folder that is synced with a cloud, old copies can stay for years, even after you delete them here, and they open with the passphrase of their time.',
  added: 'Backups go there too from now on.',
  now: 'Make a backup now',
  making: 'Making a backup',
  makingAbout: 'You can stop it; what was there before stays.',
  made: 'The backup is made, and was read again.',
  stopped: 'Stopped. The earlier backups are as they were.',
  bringBack: 'Bring back an entry…',
  bringBackAbout: 'Something deleted or written over can be fetched from an earlier backup.',

  since: (moment: string): string => `Since ${moment}.`,
  seeBackups: 'See the backups',

  goBack: 'Go back to a backup',
  goBackIntro:
    'Choose one to look at first. Nothing is changed until you say so, and the journal as it is now is kept.',
  which: 'Backups',
  noneAtHand: 'There are no backups beside this journal.',
  choose: 'Choose a file…',
  toPassphrase: 'Back to the passphrase',
  otherBackup: 'Another backup',
  of: (moment: string): string => `Backup of ${moment}`,
  notWhole: 'Not whole',
  inFolder: (folder: string): string => `In ${folder}`,
  more: 'Show earlier ones',

  open: 'Look inside',
  opening: 'Reading the whole backup',
  passphrase: 'Passphrase of that time',
  passphraseHint: 'If you changed the passphrase since, it is the one from before.',
  code: 'Recovery code of that time',
  useCode: 'Use the recovery code',
  usePassphrase: 'Use the passphrase',

  inside: 'What is in it',
  entries: (entries: number, binned: number): string =>
    binned === 0
      ? countEntries(entries)
      : `${countEntries(entries)}, and ${inNumbers(binned)} in the bin`,
  files: (files: number): string =>
    files === 1 ? '1 photo or file' : `${inNumbers(files)} photos and files`,
  days: (first: string, last: string): string =>
    first === last ? shortDate(first) : dayRange(first, last),
  empty: 'No entries yet',
  sound: 'Every byte of it was read, and all is as it was written.',
  unsound: 'Something in it is not as it was written:',
  put: 'Go back to this one',
  putAbout:
    'The journal then is as it was at that time. The journal as it is now is kept whole in a folder beside it, and nothing of it is deleted.',
  putting: 'Putting it in place',
  puttingAbout: 'You can stop it; the journal stays as it is then.',
  wentBack: (folder: string): string =>
    `The journal is as it was then. The one from before is kept in ${folder}.`,
  wentBackFresh: 'The journal is back.',

  pickTitle: 'Bring back an entry',
  pickIntro: 'From which backup?',
  pickNone: 'There are no backups yet.',
  find: 'Find in this backup',
  found: 'Entries of the backup',
  nothing: 'Nothing in this backup has those words.',
  nothingAtAll: 'There are no entries in this backup.',
  showMore: 'Show more',
  backToList: 'Back to its entries',
  stands: {
    same: 'It is in the journal just like this.',
    changed: 'It is in the journal with another text.',
    binned: 'It lies in the bin.',
    gone: 'It is no longer in the journal.',
  } satisfies Record<PastNow, string>,
  newer: 'Put this text back',
  newerAbout: 'The present text stays among the earlier versions.',
  copy: 'Add it as an entry of its own',
  again: 'Put it back',
  brought: 'It is back in the journal.',
  openIt: 'Open it',
};

/** "12 backups, 340 MB" */
export function howMuch(copies: number, bytes: number): string {
  return copies === 0 ? backupsText.none : backupsText.count(copies, sizeInWords(bytes));
}
