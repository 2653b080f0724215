export const welcomeText = {
  heading: 'Somewhere safe to write',
  what: 'Goldseam is a journal for hard times. What you write stays on this computer, locked with a passphrase that only you know. It never goes online. Nobody reads along, and nothing you write is judged or counted against you.',
  name: 'The name comes from bowls that are mended with gold: the crack stays, and is part of the story.',
  start: 'Start a journal',
  existing: 'I already have a journal',
  limitsHeading: 'What it cannot protect you from',
  limits: [
    'Someone who watches you type, or who makes you open it.',
    'Software on this computer that records the keys or the screen.',
    'Being found. It hides what you write, not that the app is here.',
    'A forgotten passphrase and a lost recovery code. Without both, nobody can open it again, and that includes us.',
  ],
  safer:
    'If someone else has control over this computer, a safer one is better: at a library, at work, or with a friend.',
  passphraseHeading: 'Choose a passphrase',
  passphraseIntro:
    'Several words that have nothing to do with each other are easy to keep in mind and hard to guess. Leave out names and dates that someone close to you knows.',
  create: 'Make the journal',
  placeHere: 'It is kept in the usual place on this computer.',
  placeElsewhere: (folder: string) => `It will be kept in ${folder}`,
  placeChange: 'Keep it somewhere else',
  placeReset: 'Use the usual place',
  makingHeading: 'Making your key',
  making:
    'This takes a second or two, on purpose: it makes guessing slow for anyone who is not you.',
};
