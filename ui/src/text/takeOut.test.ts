import { expect, test } from 'vitest';
import { sayBytes } from './takeOut';

test('sizes are said as file windows say them', () => {
  expect([0, 1, 812, 1400, 99_960, 1_250_000, 123_456_789, 7.9e12].map(sayBytes)).toEqual([
    '0 bytes',
    '1 byte',
    '812 bytes',
    '1.4 kB',
    '100 kB',
    '1.3 MB',
    '123 MB',
    '7,900 GB',
  ]);
});
