import { countEntries } from './journal';

/** Words of what leads from one entry to another. */
export const linksText = {
  title: 'Linked with',
  linked: (count: number): string => `Linked with ${countEntries(count)}`,
  ledTo: 'Led to',
  cameFrom: 'Came from',
  part: 'Take the link away',
  partFrom: (title: string): string => `Take the link to “${title}” away`,
  parted: 'They are no longer linked.',
  undo: 'Undo',
  thread: 'Read the whole thread',

  go: 'Continue in a guide',
  goAlso: 'link guided thought letter boundary from here',
  goTitle: 'Continue in a guide',
  from: 'Begin from',
  words: 'The words I chose',
  whole: 'The whole entry',
  goText: 'A new page opens and stays linked with this one.',
  none: 'No guide is offered at the moment.',

  threadTitle: 'The whole thread',
  threadText: 'Everything that is linked with it, the oldest first.',
  threadAlone: 'This entry is not linked with another one.',
  led: (title: string): string => `From “${title}”`,
  openEntry: 'Open',
  openEntryOf: (title: string): string => `Open “${title}”`,
  note: 'Free writing',
};
