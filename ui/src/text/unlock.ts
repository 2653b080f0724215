export const unlockText = {
  heading: 'Welcome back',
  stuckHeading: 'Your journal did not open',
  pageEnded:
    'Something in this window stopped working, so your journal was locked. What was saved is all there.',
  passphrase: 'Passphrase',
  unlock: 'Unlock',
  opening: 'Opening your journal',
  forgotten: 'Use the recovery code',
  another: 'Open another journal',
  startNew: 'Start a new journal',
  tryAgain: 'Try again',
  where: 'Journal:',

  codeHeading: 'Your recovery code',
  codeIntro: 'Seven groups of four letters or digits. Spaces and hyphens do not matter.',
  code: 'Recovery code',
  backToPassphrase: 'Use the passphrase instead',

  newHeading: 'You are in. Choose a new passphrase',
  newIntro:
    'From then on it opens the journal, and the forgotten one no longer does. The recovery code stays as it is.',
  newSave: 'Keep this passphrase',
  saving: 'Making your key',
  skip: 'Not now',
  skipText: 'The recovery code goes on working. You can choose a new passphrase next time.',
};
