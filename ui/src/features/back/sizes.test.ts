import { expect, test } from 'vitest';
import { sized } from './sizes';

test('words stand in the order of the alphabet, and differ a little in size', () => {
  const words = sized([
    { name: 'mother', n: 12 },
    { name: 'trust', n: 7 },
    { name: 'alone', n: 2 },
  ]);
  expect(words.map(({ name }) => name)).toEqual(['alone', 'mother', 'trust']);
  expect(words.map(({ size }) => size)).toEqual([1, 1.35, 1.175]);
});

test('words that were written as often as each other are of one size', () => {
  expect(sized([{ name: 'rain', n: 3 }])).toEqual([{ name: 'rain', n: 3, size: 1 }]);
  expect(sized([])).toEqual([]);
});
