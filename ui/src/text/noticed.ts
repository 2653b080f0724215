import { sayError, type Said } from './errors';

/** What was noticed while opening, without getting in the way. */
const NOTICED: Record<string, Said> = {
  header_copy_used: {
    said: 'A small file of this journal was damaged; its spare opened it.',
    todo: 'Everything is here. It is a good moment to copy the whole folder somewhere safe.',
  },
  counter_behind: {
    said: 'The file that counts saved pages is older than the journal.',
    todo: 'Nothing is missing, but an older file was put in its place, by a program that copies files or by somebody.',
  },
  page_record_damaged: {
    said: 'A small file that knows what this journal looked like last was missing or damaged.',
    todo: 'It starts anew from here. If you did not move files yourself, have a look whether your newest pages are as you wrote them.',
  },
  pages_replaced: {
    said: 'Parts of this journal are not as they were written last.',
    todo: 'Older parts were put back, by a program that copies files or by somebody. Copy the whole folder somewhere safe, then look through your newest pages. A backup may be the better choice.',
  },
  damaged: {
    said: 'Parts of this journal are damaged.',
    todo: 'Copy the whole folder somewhere safe before anything else. A backup from before may be the better choice.',
  },
  counter_damaged: {
    said: 'The file that counts saved pages was missing or damaged.',
    todo: 'Counting starts anew from here. If you did not move files yourself, have a look whether your newest pages are there.',
  },
  commits_missing: {
    said: 'The newest pages are missing from the file.',
    todo: 'You can read everything else. If you have a newer copy of the folder, put that one back before you write anything.',
  },
};

const NO_BACKUP = 'Backups wait until that is mended. What you write is saved all the same.';

/** What stands in the way of backups, said where it does not concern what is being done. */
const BACKING: Record<string, Said> = {
  disk_full: {
    said: 'There is no room for the next backup.',
    todo: 'Make some room on that disk, or choose another folder. What you write is saved all the same.',
  },
  read_only: {
    said: 'The folder for backups can’t be written in.',
    todo: 'Allow writing there, or choose another folder. What you write is saved all the same.',
  },
  place_missing: {
    said: 'A folder for backups has not been there for a while.',
    todo: 'If it is on a disk, connect it; the next backup goes there by itself.',
  },
};

/** What `verifyVault` may find. */
const FOUND: Record<string, string> = {
  header: 'The file “header” is damaged. Its spare still opens the journal.',
  header_copy: 'The spare of the file “header” is missing or damaged.',
  counter: 'The file that counts saved pages is missing or damaged.',
  page_record: 'The file “pages” is missing, damaged, or of another time.',
  pages_replaced:
    'Parts of the journal are not as they were written last: older ones were put back.',
  commits_missing: 'The newest pages are missing.',
  pages: 'Some pages of the journal file are damaged.',
  structure: 'The journal file is damaged or cut short.',
  search: 'What is searched does not agree with what is written.',
  attachments: 'A photo or file is not what was added, or part of it is missing.',
};

/** Words for what stands in the way of backups. */
export function sayBackup(code: string): Said {
  return BACKING[code] ?? { said: sayError(code).said, todo: NO_BACKUP };
}

/** Words for the code of a notice. */
export function sayNotice(code: string): Said {
  return NOTICED[code] ?? sayError(code);
}

/** Words for a finding of the check. */
export function sayFinding(code: string): string {
  return FOUND[code] ?? sayError(code).said;
}
