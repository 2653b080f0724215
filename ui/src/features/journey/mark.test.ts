import { expect, test } from 'vitest';
import type { StepStatus } from '../../ipc';
import { sayStanding } from '../../text/journey';
import { markOf } from './mark';

const since = '2026-11-22';

test.each<[StepStatus, string, RegExp]>([
  ['not_started', 'ring', /^Not begun$/],
  ['exploring', 'half', /^Exploring since .*2026/],
  ['done_for_now', 'full', /^Done for now, since .*2026/],
  ['reopened', 'half', /^Opened again on .*2026/],
  ['not_for_me', 'dash', /^Not for me$/],
])('%s is seen and said', (status, shape, words) => {
  expect(markOf({ status, paused: false })).toBe(shape);
  expect(sayStanding({ status, since, paused: false })).toMatch(words);
});

test('what rests is seen and said to rest', () => {
  expect(markOf({ status: 'exploring', paused: true })).toBe('pause');
  expect(sayStanding({ status: 'exploring', since, paused: true })).toMatch(/ · resting$/);
});
