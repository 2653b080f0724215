export const settingsText = {
  heading: 'Settings',
  sections: 'Parts of the settings',

  look: 'Looks',
  theme: 'Light or dark',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  typeSize: 'Size of what you write',
  typeSizeValue: (px: number) => `${px} pixels`,
  sample:
    'It rained this morning. I made tea and sat by the window for a while, and nobody asked me anything. Tomorrow I want to remember how quiet it was.',

  time: 'Dates and times',
  weekStart: 'The week begins on',
  weekStarts: { monday: 'Monday', sunday: 'Sunday' },
  timeFormat: 'Times are written',
  timeFormats: { system: 'As the system', h24: '17:30', h12: '5:30 pm' },

  reminders: 'Reminders',
  remindersText:
    'A notification with the one word “Notes” and nothing else, at times that you choose. It comes only while the app is running, locked or not. What is due is shown once you have unlocked.',
  remindMe: 'Remind me',
  remindTimes: 'At these times',
  remindTime: (number: number): string => `Time ${number}`,
  remindRemove: (number: number): string => `Take time ${number} away`,
  remindAdd: 'Add a time',
  remindNone: 'Without a time, nothing comes.',
  remindNot: 'Write the time as hours and minutes, like 20:30.',
  remindEmpty: 'Still empty.',
  remindQuiet: (time: string): string => `At ${time} it is quiet, so nothing comes then.`,
  quiet: 'Keep quiet for part of the day',
  quietFrom: 'Quiet from',
  quietTo: 'Quiet until',
  quietOpen: 'It needs both ends before it is quiet.',
  quietText: 'What falls into that time is left out and does not come later.',

  privacy: 'Locking and hiding',
  autoLock: 'Lock when nobody has touched it for',
  minutes: (n: number) => (n === 1 ? '1 minute' : `${n} minutes`),
  autoLockHint:
    'A clock that you started for a talk, or an import that still runs, holds this off.',
  alwaysLocks: 'It always locks',
  alwaysLocksWhen: [
    'before the computer sleeps, and when the lid is closed',
    'when the screen is locked or another person logs in',
    'when you log out, shut down or close the window',
  ],
  alwaysLocksHint:
    'It waits for no open window and asks nothing. What you typed by then is saved first; an import or an export that runs is stopped, and nothing stays half done.',
  lockMinimised: 'Lock when the window is minimised',
  copies: 'When it locks, what you copied from it is taken off the clipboard too.',
  hideKey: 'Key that hides and locks at once',
  hideKeyHint: 'Choose keys that your hand finds without looking.',
  hideKeyChange: 'Change…',
  hideKeyPress: 'Press the new keys. Esc leaves it as it is.',
  hideKeyRefused:
    'Those keys are easily pressed by accident. Take a function key, or Ctrl or Alt with a letter.',
  hideKeyTaken: 'Those keys already do something else here.',
  hideKeyNow: (keys: string) => `${keys} hides and locks from now on.`,

  keys: 'Passphrase',
  keysText:
    'It opens the journal. Change it whenever someone may have seen or guessed it. Copies of the folder made before still open with the old one.',
  change: 'Change the passphrase…',
  changeHeading: 'Change the passphrase',
  current: 'Your passphrase now',
  changeSave: 'Change it',
  changing: 'Making the new key',
  changed: 'The new passphrase works from now on.',
  changeNote: 'Copies of the folder made before still open with the old one.',

  rekey: 'New key',
  rekeyText:
    'Encrypts the whole journal anew under a new key. Do this if someone may have had both a copy of the folder and your passphrase: what you write from now on is out of their reach.',
  rekeyOpen: 'Make a new key…',
  rekeyHeading: 'Make a new key',
  rekeyPoints: [
    'Everything is encrypted anew. With a large journal this takes a while.',
    'Your passphrase stays the same. Change it afterwards if someone knows it.',
    'The recovery code stops working; make a new one afterwards. So does opening without typing.',
    'Copies made before still open with the passphrase of that time.',
  ],
  rekeyGo: 'Make the new key',
  rekeying: 'Encrypting everything anew. Please leave the app open.',
  rekeyed: 'The journal has a new key. Make a new recovery code next.',

  takeOut: 'Take out',
  takeOutText:
    'Everything that is in this journal, or some entries, in open forms: to keep a copy, or to go on elsewhere.',
  takeOutGo: 'Take something out',

  check: 'Check the journal',
  checkText: 'Reads every page and makes sure that each is whole and as you left it.',
  checkGo: 'Check now',
  checking: 'Reading every page',
  checkGood: 'Every page is whole.',
  checkBad: 'Something is not as it should be:',
  checkTodo:
    'Copy the whole folder somewhere safe before you do anything else, and do not delete older copies.',

  about: 'This journal',
  folder: 'Kept in',
  version: 'Version',
  hides: 'What it hides',
  hidesText:
    'Everything you write, its titles, tags and dates, from anyone who does not have your passphrase.',
  hidesNot: 'What it cannot hide',
  hidesNotText:
    'That the app and the folder are on this computer, how large the folder is and when it last changed. It cannot help against someone who watches you type, controls this computer, or makes you open it.',
};
