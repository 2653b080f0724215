export const UNSAVED = {
  title: 'Your last words are not saved yet',
  text: 'They could not be written to the disk. If you lock now, they are gone. You could copy them first.',
  yes: 'Lock anyway',
  no: 'Stay here',
  grave: true,
};

export const lockText = {
  hide: 'Hide',
  hideHint: 'Hide and lock at once',
  lock: 'Lock',
  lockHint: 'Save and lock',
};

/** The neutral page: it must not hint at a journal. */
export const coverText = {
  heading: 'Notes',
  body: 'No open documents.',
  go: 'Continue',
};
