export const paletteText = {
  title: 'Find an action',
  field: 'What would you like to do?',
  none: 'Nothing goes by that name. Try another word.',
  count: (n: number) => (n === 1 ? '1 action' : `${n} actions`),
  shortcuts: 'Keyboard shortcuts',
  write: 'New entry',
  timeline: 'Go to the timeline',
  guides: 'Guided: all of them',
  search: 'Search',
  calendar: 'Go to the calendar',
  bin: 'Go to the bin',
  settings: 'Settings',
  palette: 'Find an action',
  lock: 'Save and lock',
  hide: 'Hide and lock',
  helpLines: 'Help',
  unsafe: 'I feel unsafe',
  breathe: 'Breathe slowly',
  ground: 'Come back to the room',
  themes: { system: 'Look: as the system', light: 'Look: light', dark: 'Look: dark' },
  help: 'Keyboard shortcuts',
};

/** The headings of the list of shortcuts. */
export const groupNames = {
  write: 'Writing',
  go: 'Going places',
  safety: 'Safety',
  look: 'Looks',
  help: 'Help',
};
