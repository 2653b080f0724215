import type { Revision } from '../ipc';

/** Words of the earlier versions of an entry. */
export const history = {
  title: 'Earlier versions',
  back: 'Back to the entry',
  list: 'Versions, the newest first',
  only: 'There is only the one version so far. When you change this entry later, the text before the change is kept here.',
  compare: 'Compare with another version',
  alone: 'Compare with …',
  legend: 'Underlined words were added, struck-out words were taken away.',
  added: 'Added:',
  removed: 'Taken away:',
  end: 'End of change.',
  same: 'The two versions read the same.',
  now: 'now',
  between: (older: string, newer: string): string => `What changed from ${older} to ${newer}`,
  restore: 'Bring this version back',
  restoreTitle: 'Bring this version back?',
  restoreText: (when: string): string =>
    `The entry will read as it did on ${when}. The text as it stands now is kept as a version too, so that you can return to it.`,
  keep: 'Leave it as it is',
  restored: 'The earlier version is back.',
};

/** Why a version was kept. */
export const keptBecause: Record<Revision['kept'], string> = {
  current: 'As it is now',
  sitting: 'End of a sitting',
  shrink: 'Before much was taken out',
  restore: 'Before an earlier version came back',
};
