/** Help: the same from every screen, with and without an open journal. */
export const helpText = {
  button: 'Help',
  hint: 'Numbers to call, and what helps for the next minutes',
  title: 'Help',
  hide: 'Hide',
  hideHint: 'Hide and lock at once',
  back: 'Back to Help',

  alone:
    'This journal works only on this computer. Nobody sees what you answer, and nobody will call you. It cannot call for help either: in danger, please call your local emergency number.',

  answer: {
    heading: 'Thank you for answering honestly',
    text: 'When pain is great, thoughts like this are common, and they can pass. You do not have to carry them alone.',
    question: 'Do you think you might act on these thoughts soon?',
    answers: {
      yes: 'Yes',
      unsure: 'I am not sure',
      no: 'No',
      unsaid: 'I would rather not say',
    },
    notStored:
      'This answer is not stored. You can close this at any time and go on where you were.',
  },
  now: {
    heading: 'Please do one of these now',
    call: 'Call the emergency number, or one of the lines just below. You need no right words; “I am not safe with myself” is enough.',
    tell: 'Tell someone near you, in one sentence, and ask them to stay with you.',
    away: 'Move away from anything you could use to hurt yourself, or have someone else keep it.',
    plan: 'Open your safety plan and begin with whichever part is easiest.',
  },
  later: {
    no: 'Thank you for saying so. If it changes, in an hour or at night, these lines answer then, too.',
    unsaid: 'That is all right. These lines are there for you whatever the answer is.',
  },

  country: 'Country',
  chooseCountry: 'Choose your country',
  part: 'Part of the country',
  anyPart: 'All parts',
  guessed:
    'Taken from the language of this computer. Choose another if you are somewhere else; nothing is looked up online.',
  noCountry:
    'Choose a country to see its numbers. 112 reaches help in the European Union and from many mobile networks elsewhere.',
  reading: 'One moment',

  emergency: 'In danger, now',
  crisis: 'Someone to talk to',
  abuse: 'When someone hurts, threatens or controls you',
  noLines: (country: string): string =>
    `There is no number on our list for this in ${country} that we could make sure of. findahelpline.com has more.`,
  elsewhere: 'findahelpline.com lists services for this in many countries, by subject.',
  anywhere: 'In any country',
  anywhereText:
    'What works in many countries. Open the pages on a computer or telephone that only you look at.',

  copyNumber: (number: string, name: string): string => `Copy ${number}, ${name}`,
  copyName: (name: string): string => `Copy ${name}`,
  notCopied: 'Select it by hand',
  cost: 'Cost',
  source: (source: string, day: string): string => `Checked on ${day}. Source: ${source}`,
  copyNote:
    'The app cannot dial. Copy a number, or read it off. What you copy stays on the clipboard until you copy something else or lock the journal.',
  checked: (day: string): string =>
    `Phone numbers were checked on ${day} and may have changed. findahelpline.com keeps a current list.`,
  old: (day: string): string =>
    `It is more than a year since these numbers were checked (${day}). If one does not answer, look at findahelpline.com or call the emergency number.`,

  plan: 'My safety plan',
  planOpen: 'Open my safety plan',
  planWrite: 'Write a safety plan',
  planWriteText:
    'What helps, whom to call, what to put out of reach: it is easiest to write on a calmer day.',
  planLocked:
    'If you have written one, it is in your journal. Everything else here needs no passphrase.',

  calm: 'For the next minutes',

  gate: 'Is it safe to do this together?',
  gateText:
    'A few questions about fear, force and control between you and the other person. Nothing you tick is stored.',
  gateOpen: 'Read the safety questions',

  cannot: 'What hiding can do, and what it cannot',
  cannotText: [
    'It clears the window, locks the journal and leaves a plain page, within a second.',
    'It does not remove traces from the computer. It does not help if someone watches this computer, knows your passphrase or makes you open the journal.',
    'A computer that they cannot reach is safer: at a library, at work, or with a friend.',
  ],
  about: 'What this journal is',
  aboutText: [
    'This journal is for personal reflection. It is not a medical device. It does not diagnose, treat, monitor or prevent any condition, and it does not replace professional care.',
    'Questionnaire scores follow the bands published by their authors. They are a starting point for a talk with a professional, not a diagnosis.',
    'It is not watched by anyone and cannot call for help. In danger, call your local emergency number.',
  ],

  settings: 'Help and safety',
  settingsCountry: 'Country of the help lines',
  settingsCountryHint: 'For the numbers in Help. It is kept on this computer and sent nowhere.',
  notChosen: 'Not chosen',
};
