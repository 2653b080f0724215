import { expect, it } from 'vitest';
import { clockFace, sayLeft, sayOver } from './timer';

it('says that the time is over, in words', () => {
  expect(sayOver(10, true)).toBe('The ten minutes are over. Swap when you are ready.');
  expect(sayOver(1, false)).toBe('The minute is over. Stop when you are ready.');
  expect(sayOver(45, true)).toBe('The 45 minutes are over. Swap when you are ready.');
});

it('shows and says what is left', () => {
  expect([600, 65, 9].map(clockFace)).toEqual(['10:00', '1:05', '0:09']);
  expect([600, 65, 61, 1, 0].map(sayLeft)).toEqual([
    '10 minutes left',
    '1 minute 5 seconds left',
    '1 minute 1 second left',
    '1 second left',
    '0 seconds left',
  ]);
});
