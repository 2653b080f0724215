import type { ErrorCode } from '../ipc';

/** What happened, and what the person can do now. */
export interface Said {
  said: string;
  todo: string;
}

const SAID: Record<ErrorCode, Said> = {
  wrong_passphrase: {
    said: 'That is not the passphrase of this journal.',
    todo: 'Look at capital letters and spaces, and try again. Nothing is deleted, however often you try.',
  },
  wrong_recovery_code: {
    said: 'That recovery code does not open this journal.',
    todo: 'If you made a new code later, only the newest one works.',
  },
  wrong_keychain_secret: {
    said: 'What the keychain of this computer keeps does not open this journal any more.',
    todo: 'Open it with your passphrase. In the settings you can let the keychain open it anew.',
  },
  keychain_missing: {
    said: 'No keychain answers on this computer.',
    todo: 'Your passphrase opens the journal as before.',
  },
  keychain_refused: {
    said: 'The keychain of this computer stayed closed.',
    todo: 'Ask it again, or use your passphrase.',
  },
  keychain_empty: {
    said: 'The keychain of this computer has nothing for this journal.',
    todo: 'Open it with your passphrase. In the settings you can let this keychain open it.',
  },
  malformed_recovery_code: {
    said: 'Something in the code is mistyped or missing.',
    todo: 'It has seven groups of four letters or digits. Compare it group by group.',
  },
  empty_passphrase: {
    said: 'The passphrase is empty.',
    todo: 'Write at least one word; several are better.',
  },
  vault_missing: {
    said: 'The journal is not where it was.',
    todo: 'It may be on a drive that is not connected, or the folder was moved or renamed. Connect it, or choose the folder yourself.',
  },
  vault_exists: {
    said: 'There is already a journal in that place.',
    todo: 'Open that one, or choose another folder for a new one. Nothing was changed.',
  },
  not_a_vault: {
    said: 'There is no journal in that folder.',
    todo: 'Choose the folder whose name ends in “.goldseam”.',
  },
  header_truncated: {
    said: 'A file of this journal, the one named “header”, has been cut short.',
    todo: 'Put the whole folder back from a copy of it. Nothing was changed here.',
  },
  header_damaged: {
    said: 'A file of this journal, the one named “header”, is damaged, and so is its spare.',
    todo: 'Put the whole folder back from a copy of it. Nothing was changed here.',
  },
  header_forged: {
    said: 'A file of this journal, the one named “header”, was changed by something other than this app.',
    todo: 'That is no accident of the disk. Put the whole folder back from a copy that you trust. Nothing was changed here.',
  },
  unknown_version: {
    said: 'This journal was made by a newer version of the app.',
    todo: 'Install that version to open it. Nothing was changed here.',
  },
  kdf_refused: {
    said: 'This journal asks for more memory or time than is safe to give.',
    todo: 'Its header may have been tampered with. Put the folder back from a copy that you trust.',
  },
  read_only: {
    said: 'The app may read this journal but not write in it.',
    todo: 'The drive or the folder is write-protected. Allow writing there, or copy the folder to another place and open it there.',
  },
  in_use: {
    said: 'This journal is already open in another window.',
    todo: 'Close it there, then try again.',
  },
  disk_full: {
    said: 'The disk is full, so this could not be saved.',
    todo: 'Make some room; until then, keep this window open. What was saved before is safe.',
  },
  database_damaged: {
    said: 'Part of the journal file is damaged.',
    todo: 'Do not write in it any more. Copy the whole folder somewhere safe, then put it back from an earlier copy. Nothing was deleted.',
  },
  commits_missing: {
    said: 'The newest pages are missing from the file.',
    todo: 'An older copy of the folder may have been put in its place. You can read everything else, and write again once you choose to go on without them.',
  },
  newer_schema: {
    said: 'This journal was last written by a newer version of the app.',
    todo: 'Install that version to open it. Nothing was changed here.',
  },
  io: {
    said: 'The disk did not answer as it should.',
    todo: 'Check that the drive is connected, then try again.',
  },
  locked: {
    said: 'The journal is locked.',
    todo: 'Unlock it and try again.',
  },
  not_found: {
    said: 'That entry is no longer there.',
    todo: 'It may be in the bin.',
  },
  stale: {
    said: 'This entry was changed somewhere else in the meantime.',
    todo: 'Open it again before you go on; both versions are kept.',
  },
  bad_when: {
    said: 'That date or time does not exist.',
    todo: 'Clocks may have been moved forward that night. Choose another time.',
  },
  bad_query: {
    said: 'Those words cannot be searched for.',
    todo: 'Try a single word, or put a phrase between quotation marks.',
  },
  title_too_long: {
    said: 'That title is longer than a title can be.',
    todo: 'Keep it within 500 letters; the rest can go in the text.',
  },
  body_too_long: {
    said: 'That is longer than one entry can hold.',
    todo: 'Divide it into two entries; nothing of it is lost meanwhile.',
  },
  bad_tags: {
    said: 'Those tags cannot be kept.',
    todo: 'An entry takes up to 50 tags of at most 60 letters each.',
  },
  tag_taken: {
    said: 'Another tag is called so already.',
    todo: 'Make the two one, or choose another name.',
  },
  name_taken: {
    said: 'Somebody else on the list is called so already.',
    todo: 'Add something that tells the two apart, such as a second name.',
  },
  bad_method: {
    said: 'This cannot be used as a guide the way it is written.',
    todo: 'What to change is listed beside it. Nothing that is in the journal was changed.',
  },
  method_missing: {
    said: 'That guide is not here.',
    todo: 'It may have been put away. What was filled in with it is still in the timeline.',
  },
  bad_answer: {
    said: 'One of the answers does not fit its question.',
    todo: 'Look through them once more; what was saved before is safe.',
  },
  bad_draft: {
    said: 'This page is of another kind than it was when it was opened.',
    todo: 'Open it again from the list. Nothing was changed.',
  },
  dangling_link: {
    said: 'These two pages cannot be linked.',
    todo: 'One of them may have been erased, or they are the same page.',
  },
  bad_word: {
    said: 'That cannot be added as it is.',
    todo: 'Give it a name, and keep it short.',
  },
  bad_step: {
    said: 'That does not fit how things stand here now.',
    todo: 'Open the page again and look; nothing was changed.',
  },
  no_reason: {
    said: 'A word about it is missing.',
    todo: 'Write one short sentence, or choose one of those that are offered.',
  },
  note_too_long: {
    said: 'That is longer than a note can be.',
    todo: 'Keep it within 4,000 letters; the rest can go in an entry.',
  },
  attachment_too_large: {
    said: 'That file is larger than an entry can hold.',
    todo: 'A file may have up to 2 gigabytes. A long video can be cut into parts first.',
  },
  bad_file_name: {
    said: 'That name cannot be used.',
    todo: 'Give the file a name with at least one letter or digit; signs that a disk cannot take do not count.',
  },
  pack_changed: {
    said: 'A text was changed after a passage in it was blacked out, so nothing was shared.',
    todo: 'Look at that text again and mark the passage anew. Everything else that you chose is still there.',
  },
  pack_too_much: {
    said: 'More is ticked than there is room for in one of the parts.',
    todo: 'Take some of it away; whole pages can go into the annex.',
  },
  chosen_too_much: {
    said: 'That is more than one document can hold.',
    todo: 'Choose fewer days, or another form, such as texts with their files. Nothing was written.',
  },
  file_exists: {
    said: 'There is a file of that name already.',
    todo: 'Choose another name, or say that it may be replaced. It was not touched.',
  },
  no_room: {
    said: 'There is no room for the file there, so none was written.',
    todo: 'Make some room, or choose another place. Your journal is as it was.',
  },
  cancelled: {
    said: 'It was stopped.',
    todo: 'Nothing of the file was left behind.',
  },
  file_unread: {
    said: 'That file could not be read.',
    todo: 'See whether it is still there and may be opened, then choose it again.',
  },
  file_unwritten: {
    said: 'The file could not be written there.',
    todo: 'The folder may be full or write-protected. Choose another one.',
  },
  file_too_large: {
    said: 'That file is too long.',
    todo: 'It may have at most 256 kilobytes. Perhaps it was another file that you meant.',
  },
  not_text: {
    said: 'That file is not a text.',
    todo: 'Guides and words are text files in UTF-8 that end in “.toml”. Perhaps it was another file that you meant.',
  },
  import_missing: {
    said: 'What you chose is no longer there.',
    todo: 'See whether it was moved or renamed, then choose it again.',
  },
  import_not_this_format: {
    said: 'That is not what this program writes.',
    todo: 'See whether the right file and the right program are chosen. Nothing was changed.',
  },
  import_damaged: {
    said: 'That file is damaged, or was cut short.',
    todo: 'Export it once more from the other program. What was taken before that place can be undone.',
  },
  import_not_text: {
    said: 'That file is not a text in UTF-8.',
    todo: 'Save it as UTF-8 and choose it again.',
  },
  import_dates: {
    said: 'The dates in it can be read in two ways.',
    todo: 'Choose whether the day or the month comes first.',
  },
  import_password: {
    said: 'That journal is encrypted, and this password does not open it.',
    todo: 'Give the password that it was made with.',
  },
  import_unsafe_name: {
    said: 'That archive has a name in it that leads outside of it.',
    todo: 'No journal writes such a thing. Nothing was taken.',
  },
  import_too_large: {
    said: 'That holds more than can be read safely.',
    todo: 'If it is really a journal, divide it in the other program. Nothing was taken.',
  },
  import_io: {
    said: 'That could not be read.',
    todo: 'See whether you may open it, and whether its drive is connected, then choose it again.',
  },
  import_unknown_format: {
    said: 'That program is not one of those that can be read.',
    todo: 'Choose it from the list.',
  },
  import_bad_choice: {
    said: 'One of the choices cannot be used.',
    todo: 'Look at the time, the zone, the tag and the moods once more.',
  },
  not_an_archive: {
    said: 'That file is not an archive of Goldseam.',
    todo: 'Choose the one that was made here with “Everything in one file”. Other journals have their own place.',
  },
  newer_archive: {
    said: 'A newer Goldseam made that archive.',
    todo: 'Update Goldseam, then bring it in. Nothing was taken.',
  },
  archive_damaged: {
    said: 'That archive is damaged, or somebody changed it.',
    todo: 'Use another copy of it. Nothing was taken from this one.',
  },
  archive_locked: {
    said: 'That archive is encrypted.',
    todo: 'Type the passphrase that it was made with.',
  },
  archive_passphrase: {
    said: 'That passphrase does not open the archive.',
    todo: 'Look at capital letters and spaces, and try again. It may be another one than that of the journal.',
  },
  archive_refused: {
    said: 'That archive asks for more memory than is safe to give.',
    todo: 'Nothing was taken. Use another copy of it.',
  },
  archive_stopped: {
    said: 'It was stopped on the way.',
    todo: 'What was taken so far is here. Bring the archive in again to go on, or undo it.',
  },
  document_layout: {
    said: 'The pages could not be laid out.',
    todo: 'Leave out what you added last, or choose the web page in place of the PDF.',
  },
  document_no_such_page: {
    said: 'There is no such page any more.',
    todo: 'Look at the first page again.',
  },
  document_password: {
    said: 'A PDF cannot have that password.',
    todo: 'Choose one with ordinary letters, digits and signs, of at most 127.',
  },
  not_noted: {
    said: 'The file is written, but the log could not say so.',
    todo: 'It lies where you chose. Delete it there if you did not want it, or note it for yourself.',
  },
  document_file: {
    said: 'The PDF could not be finished, and nothing was written.',
    todo: 'Try again, or choose another form.',
  },
  snapshot_damaged: {
    said: 'This backup is damaged or cut short.',
    todo: 'Choose another one. Nothing was changed here.',
  },
  not_a_snapshot: {
    said: 'That file is no backup of Goldseam.',
    todo: 'Backups end in “.snapshot”. Nothing was changed here.',
  },
  place_missing: {
    said: 'A folder for backups can’t be reached.',
    todo: 'If it is on a disk, connect it; the next backup goes there by itself.',
  },
  bad_place: {
    said: 'Backups can’t be kept in that folder.',
    todo: 'Choose a folder outside the journal, by its full name.',
  },
  backup_stopped: {
    said: 'The backup was stopped.',
    todo: 'The earlier ones are as they were.',
  },
  backup_under_way: {
    said: 'A backup is being made right now.',
    todo: 'It will be done soon.',
  },
  snapshot_gone: {
    said: 'That backup is not at hand any more.',
    todo: 'Choose it again.',
  },
  bad_link: {
    said: 'That link cannot be opened from here.',
    todo: 'Only web and mail addresses can.',
  },
  bad_settings: {
    said: 'That setting does not work.',
    todo: 'The former one stays as it was.',
  },
  code_mismatch: {
    said: 'Those groups are not the ones asked for.',
    todo: 'Compare them with what you wrote down; letters and digits are easily swapped.',
  },
  internal: {
    said: 'Something did not work as it should.',
    todo: 'What was saved before is safe. Try once more; if it stays, close the app and open it again.',
  },
};

/** Words for a code that a command was refused with. */
export function sayError(code: string): Said {
  return Object.hasOwn(SAID, code) ? SAID[code as ErrorCode] : SAID.internal;
}
