/** Words of the check-in that is one key away. */
export const checkInText = {
  button: 'How it feels',
  also: 'mood feeling emotion check-in check in grid now',
  felt: 'How it felt',
  feltAlso: 'mood feeling emotion check-in check in then',
  goesWith: (title: string): string => `It goes with “${title}”.`,
  goesWithThis: 'It goes with the entry on the page.',

  begun: (moment: string): string => `You began this: ${moment}.`,
  anew: 'Begin anew',

  feltAt: (moment: string): string => `When it was felt: ${moment}. Change`,
  tags: 'Tags',

  nothing: 'Nothing is said yet. A place or a face is enough.',
  open: (labels: string): string => `Still open: ${labels}. It can be kept like this, too.`,
  keepOpen: 'Keep it like this',
  keep: 'Keep it',
  keys: 'keeps it. Esc closes; what you began stays.',
  kept: 'Kept.',
  openIt: 'Open it',
};
