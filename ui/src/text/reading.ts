/** The ways to the page on what the journal hides. */
export const limitsText = {
  title: 'What this journal hides, and what it cannot',
  open: 'What it hides, and what it cannot',
  more: 'Read more about this',
};

/** Words around the pages that are there to be read. */
export const readingText = {
  toRead: 'To read',
  toReadText: 'Short pages on what happened, what it does to people, and what can follow.',
  allPages: 'All pages',
  listText: 'Each takes a few minutes. Begin anywhere, stop anywhere; nothing is ticked off.',
  missing: 'There is no such page here.',

  helpText:
    'If some of this is about today, Help has numbers to call, and ways through the next minutes.',
  help: 'Open Help',
  begin: 'To begin from here',
  path: 'It belongs to a path',
  pathText: 'What is said here comes up again in a map that you can walk at your own pace.',
  toPath: 'Go to the path',
  next: 'To read next',
  sources: 'Sources',
};
