import type {
  ImportArchive,
  ImportArchiveTaken,
  ImportLook,
  ImportRun,
  ImportSummary,
  Outcome,
} from '../ipc';
import { sizeInWords } from './files';
import { countEntries, inNumbers } from './journal';
import { shortDate } from './when';

/** Words of the page on which another journal is brought in. */
export const bringInText = {
  title: 'Bring in another journal',
  offer: 'Bring in another journal',
  intro:
    'First you see what is there, and nothing is taken until you say so. The file itself is only read. All of it can be undone.',
  settings: 'Another journal',
  settingsText:
    'What you wrote elsewhere can come here, with its days, tags, moods and photos. So can an archive that was made here.',
  settingsGo: 'Bring it in…',
  back: 'Another file',
  backToLook: 'Back to what is there',

  // where from
  where: 'Where it comes from',
  ownArchive: 'An archive of Goldseam',
  chooseFile: 'Choose the file…',
  chooseFolder: 'Choose the folder…',
  fileOf: (name: string): string => `Choose the file of ${name}`,
  folderOf: (name: string): string => `Choose the folder of ${name}`,
  unsure: 'Not sure what it is? Choose the file, and it is looked at.',
  unsureGo: 'Choose any file…',

  // which program
  whichTitle: 'Which program made it?',
  chosen: (name: string): string => `Chosen: ${name}`,
  looksOther: (form: string): string => `It does not look like something from ${form}.`,
  looksLike: 'It looks like one of these:',
  looksLikeNone: 'It looks like nothing that is known here. Nothing was changed.',
  readAs: (form: string): string => `Read it as ${form}`,

  // password
  sealedTitle: 'It is locked with a password',
  sealedText:
    'Type the password that it was made with. It is used for reading this file, and is not kept.',
  sealed: 'Password of the file',
  sealedGo: 'Open it',

  // columns
  columnsTitle: 'What each column is',
  columnsText: (rows: number): string =>
    `${rows === 1 ? '1 row' : `${inNumbers(rows)} rows`}. What is set here is a suggestion; change what does not fit.`,
  column: (header: string): string => `Column “${header}”`,
  columnNamed: (place: number): string => `Column ${String(place)}`,
  examples: (values: string): string => `For instance: ${values}`,
  noExample: 'Nothing is in it in the first rows.',
  meanings: {
    date: 'The day it is about',
    time: 'The time of day',
    title: 'Title',
    body: 'Text',
    tags: 'Tags',
    mood: 'Mood',
    starred: 'Star',
    number: 'A number',
    id: 'The other program’s own mark',
    extra: 'Kept beside the entry',
  },
  preview: 'The first rows',
  order: 'How the dates are written',
  orders: {
    clear: 'As they show themselves',
    day: 'The day first, like 31/12/2025',
    month: 'The month first, like 12/31/2025',
  },
  orderAsked: 'The dates can be read in two ways. Choose which one is right.',
  noDate: 'One column has to be the day it is about.',
  columnsGo: 'See what is there',

  // look
  lookTitle: 'What is there',
  lookOf: (form: string, file: string): string => `${form}: ${file}`,
  notComing: 'What will not come, and why',
  allComes: 'Nothing is left behind.',
  beside: 'What is kept beside the entries',
  sample: 'The first ones, as they would come',
  sampleMore: 'Show more of them',
  noDay: 'No day',
  without: 'Without words',
  files: (n: number): string => (n === 1 ? '1 file' : `${inNumbers(n)} files`),

  moods: 'Moods',
  moodsGo: 'Look at the moods',
  moodsTitle: 'What the moods mean here',
  moodsText:
    'Each has a place that is suggested. Move it to where it belongs for you, or keep the mood as a word in the text.',
  moodsDone: 'Done',
  asWord: 'Stays a word in the text',
  times: (n: number): string => (n === 1 ? 'once' : `${inNumbers(n)} times`),
  changeMood: (label: string): string => `Change “${label}”`,
  change: 'Change',
  moodTitle: (label: string): string => `What “${label}” means here`,
  moodPlace: 'Where it belongs',
  keepWord: 'Keep it as a word',
  keepPlace: 'Keep this place',

  choices: 'A few choices',
  zone: 'The time zone it was written in',
  zoneHint: 'For what comes without one. The day never moves.',
  time: 'Time for what has only a day',
  tag: 'A tag for all of it',
  tagHint: 'May stay empty. With one, everything is found again at once.',
  places: 'Keep places, as a line of the text',
  photos: 'Bring in photos and other files',
  renew: 'Take what was changed there since the last time, as a new version',
  take: (n: number): string => `Bring in ${countEntries(n)}`,
  nothingNew: 'There is nothing new to take. What is in it is here already, or cannot come.',

  // archive
  archiveTitle: 'What is in the archive',
  archiveText:
    'What is here stays. Where both have a text of the same entry, the newer one shows and the other is among its versions.',
  archiveTake: 'Bring it in',

  // under way
  looking: 'Looking at it',
  lookingAbout: 'Nothing is taken yet.',
  taking: 'Bringing it in',
  takingAbout: 'If you stop, what came so far stays. You can go on later, or undo it.',
  undoing: 'Taking it out again',
  undoingAbout: 'If you stop, the rest stays until you undo it once more.',
  thingsRead: 'entries read',
  things: 'entries',
  parts: 'entries and files',
  stopped: 'It was stopped. Nothing was taken.',

  // what came of it
  doneTitle: 'What came of it',
  doneStopped: 'It was stopped before its end. What came so far is here.',
  doneBroke: 'It broke off before its end. What came so far is here.',
  undone: 'It was undone.',
  goOn: 'Go on',
  goOnLater: 'Choose the same file once more to go on from there.',
  first: 'Open the first entry',
  save: 'Save as a table…',
  saved: 'The table is saved. It has numbers and reasons, and no word of yours.',
  report: 'One by one',
  reportAbout: 'Each by its place in the file, neighbours together.',
  place: 'Place in the file',
  became: 'What became of it',
  placeOf: (from: number, to: number): string =>
    from === to ? inNumbers(from) : `${inNumbers(from)} to ${inNumbers(to)}`,
  moreRows: 'Show more',
  another: 'Bring in something else',

  // earlier
  runs: 'Brought in before',
  runOf: (name: string, day: string): string => `${name}, ${day}`,
  runState: { open: 'not finished', undone: 'undone' },
  showReport: 'What came of it',
  showReportOf: (run: string): string => `What came of it: ${run}`,
  undo: 'Undo…',
  undoOf: (run: string): string => `Undo: ${run}`,
  undoTitle: 'Take it out again?',
  undoYes: 'Take it out',
  undoNo: 'Leave it',
};

/** How each program hands its journal out, in a line. By the names of the forms. */
export const HOW: Record<string, string> = {
  goldseam: 'Everything of a journal in one file, as it was made here. It may be encrypted.',
  dayone:
    'In Day One: File, Export, JSON. It makes a zip with photos; the folder out of it will do, too.',
  daylio:
    'In Daylio: More, Export Entries for a table, or Backup & Restore, Advanced, Export for a backup with photos.',
  jrnl: 'The file or folder that jrnl keeps; “jrnl --list” says where. If it is encrypted, its password is asked.',
  minidiary: 'In Mini Diary: File, Export, To JSON.',
  minidiarium: 'In Mini Diarium: Export, JSON.',
  rednotebook: 'The folder of the journal. RedNotebook says where under Journal, Statistics.',
  diarium: 'In Diarium: Settings, Backup makes a .diary file; Export, JSON will do, too.',
  journey: 'In Journey: Export. It makes a zip; the folder out of it will do, too.',
  storypad: 'In StoryPad: make a backup. It is a JSON file.',
  joplin: 'In Joplin: File, Export all, JEX.',
  freecbt: 'In FreeCBT: Settings, Export; or the text of a backup, saved as a file.',
  howwefeel: 'In How We Feel: Settings, Manage data, Export.',
  bearable: 'In Bearable: Settings, Export data.',
  pixels: 'In Pixels: Settings, Export Pixels data.',
  markdown: 'The folder or a zip of it. The day is read from the head of a file or its name.',
  text: 'A folder, a zip or one file. The day is read from the name of a file or its first line.',
  csv: 'Any table saved as CSV. You say what each column is.',
};

/** What became of something, at the beginning of a line. */
const BECAME: Record<Outcome, string> = {
  taken: 'Taken',
  renewed: 'Changed there, and taken as a new version',
  twin: 'The same as one before it, so it came once',
  known: 'Here already',
  changed_there: 'Changed there since, and left as it is here',
  changed_here: 'Changed or deleted here since, and left as it is here',
  no_date: 'Without a day that can be read',
  empty: 'With nothing in it',
  malformed: 'Not in the form of the others',
  in_bin: 'In the bin of the other journal',
  not_an_entry: 'Of a kind that has no place here',
  too_long: 'Longer than an entry can be',
  encrypted: 'Locked so that only the other program can read it',
  not_reached: 'Not reached before it was stopped',
};

/** "Without a day that can be read" */
export function sayBecame(outcome: Outcome): string {
  return BECAME[outcome];
}

/** "12: without a day that can be read" */
export function sayReason(outcome: Outcome, count: number): string {
  const words = BECAME[outcome];
  return `${inNumbers(count)}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

const FEW = 6;

/** "walk, tea and 3 more" */
export function sayNames(names: readonly string[]): string {
  const shown = names.slice(0, FEW);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${inNumbers(more)} more`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

function days(from: string, to: string): string {
  return from === to ? `, of ${shortDate(from)}` : `, from ${shortDate(from)} to ${shortDate(to)}`;
}

/** "1 has a star", "5 have a star" */
function some(count: number | undefined, one: string, many: string): string | null {
  if (!count) return null;
  return count === 1 ? `1 ${one}` : `${inNumbers(count)} ${many}`;
}

/** What a look saw, in sentences. */
export function sayLook(look: ImportLook): string[] {
  const span = look.from !== null && look.to !== null ? days(look.from, look.to) : '';
  const names = (list: readonly { name: string }[]) => sayNames(list.map(({ name }) => name));
  const size = look.fileBytes > 0 ? `, ${sizeInWords(look.fileBytes)}` : '';
  const photos = some(look.files, 'photo or file', 'photos and files');
  const lines = [
    `${countEntries(look.things)}${span}`,
    some(
      look.known,
      'is here already, and stays as it is',
      'are here already, and stay as they are',
    ),
    some(look.twins, 'is the same as one before it', 'are the same as one before them'),
    photos && `${photos}${size}`,
    some(look.filesMissing, 'file is named and is not there', 'files are named and are not there'),
    look.tags.length > 0
      ? `${look.tags.length === 1 ? '1 tag' : `${inNumbers(look.tags.length)} tags`}: ${names(look.tags)}`
      : null,
    ...look.tagClashes.map((clash) => `Will be one tag: ${sayNames(clash)}`),
    look.feelings.length > 0
      ? `Words for feelings: ${sayNames(look.feelings.map(({ word }) => word))}`
      : null,
    some(look.thoughts, 'is a thought record', 'are thought records'),
    some(look.starred, 'has a star', 'have a star'),
    some(look.places, 'has a place', 'have a place'),
    some(look.links, 'link between entries', 'links between entries'),
    look.numbers.length > 0 ? `Numbers, kept as lines of the text: ${names(look.numbers)}` : null,
    some(look.dayOnly, 'has a day and no time', 'have a day and no time'),
  ];
  return lines.filter((line) => line !== null);
}

/** What is in an archive, in sentences. */
export function sayArchive(archive: ImportArchive): string[] {
  const lines = [
    countEntries(archive.entries),
    some(archive.revisions, 'earlier text of them', 'earlier texts of them'),
    some(archive.attachments, 'photo or file', 'photos and files'),
    some(archive.links, 'link between entries', 'links between entries'),
    some(archive.journeys, 'path', 'paths'),
    some(archive.tags, 'tag or group of tags', 'tags and groups of tags'),
  ];
  return lines.filter((line) => line !== null);
}

/** What came of a run, in sentences. */
export function sayCame({ run, counts }: ImportSummary): string[] {
  const { things = 0, taken = 0, entries = 0 } = counts;
  if (things === 0) return [countEntries(run.entries)];
  const made = entries === taken ? '' : `, as ${countEntries(entries)}`;
  const lines = [
    `${inNumbers(taken)} of ${inNumbers(things)} came in${made}`,
    some(counts.files, 'photo or file came with them', 'photos and files came with them'),
    some(counts.filesMissing, 'file was not there', 'files were not there'),
    some(counts.links, 'link between entries', 'links between entries'),
    some(counts.known, 'was here already', 'were here already'),
    some(counts.merged, 'was the same as one before it', 'were the same as one before them'),
    some(counts.skipped, 'did not come', 'did not come'),
  ];
  return lines.filter((line) => line !== null);
}

/** What came of taking an archive, in sentences. */
export function sayWhole(taken: ImportArchiveTaken): string[] {
  const lines = [
    `${countEntries(taken.entries)} came in`,
    some(taken.attachments, 'photo or file came with them', 'photos and files came with them'),
    some(taken.same, 'was here already', 'were here already'),
    some(taken.newer, 'has the text of the archive now', 'have the text of the archive now'),
    some(taken.older, 'was newer here, and stays', 'were newer here, and stay'),
  ];
  return lines.filter((line) => line !== null);
}

/** What goes and what stays when a run is undone. */
export function sayUndo({ entries, changed }: ImportRun, whole: boolean): string {
  const gone = Math.max(0, entries - changed);
  const goes = whole
    ? 'The entries that it brought are erased for good, with their files.'
    : `${countEntries(gone)} ${gone === 1 ? 'is' : 'are'} erased for good, with ${gone === 1 ? 'its' : 'their'} files; a star or the bin makes no difference.`;
  const stays =
    changed > 0
      ? `${inNumbers(changed)} that you changed here ${changed === 1 ? 'stays' : 'stay'}.`
      : 'What you change in one of them would stay.';
  return `${goes} ${stays} Everything that you wrote here yourself stays, and the file that it came from is not touched.`;
}

/** What undoing did. */
export function sayUndone(erased: number, kept: number, finished: boolean): string {
  const gone = `${countEntries(erased)} ${erased === 1 ? 'is' : 'are'} gone again.`;
  if (!finished) return `${gone} It was stopped; the rest is still here.`;
  if (kept === 0) return gone;
  return `${gone} ${inNumbers(kept)} that you changed ${kept === 1 ? 'is' : 'are'} still here.`;
}
