import { expect, test } from 'vitest';
import type { BackupPlace } from '../ipc';
import { worthTelling } from './backups.svelte';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 1_800_000_000_000;

function place(trouble: string | null, days: number): BackupPlace {
  return {
    folder: '/media/disk',
    copies: 0,
    bytes: 0,
    last: null,
    trouble,
    since: NOW - days * DAY,
  };
}

test('a disk that is not connected is told after a week', () => {
  expect(worthTelling(place('place_missing', 2), NOW)).toBeNull();
  expect(worthTelling(place('place_missing', 8), NOW)).toBe('place_missing');
});

test('what else stands in the way is told at once, and nothing where all is well', () => {
  expect(worthTelling(place('disk_full', 0), NOW)).toBe('disk_full');
  expect(worthTelling(place(null, 0), NOW)).toBeNull();
});
