export const mainText = {
  skip: 'Skip to the page',
  navigation: 'Places',
  passphraseKept: 'The new passphrase works from now on.',
  understood: 'I have read this',
  goOn: 'Go on without them',
  goOnWithout: {
    title: 'Go on without the newest pages?',
    text: 'If you write now, a newer copy of the folder can no longer be joined with this one. If you may have such a copy, close the app and put it back first.',
    yes: 'Go on without them',
    grave: true,
  },
};
