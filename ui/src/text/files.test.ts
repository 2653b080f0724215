import { expect, it, vi } from 'vitest';

vi.mock('./language', () => ({ language: () => 'en' }));
const { filesText, megabytes, sizeInWords } = await import('./files');

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [3_440_000, '3.4 MB'],
  [34_400_000, '34 MB'],
  [2_147_483_648, '2.1 GB'],
  [10e12, '10 TB'],
  [10e15, '10,000 TB'],
])('%d bytes are said as %s', (bytes, said) => {
  expect(sizeInWords(bytes)).toBe(said);
});

it('counts megabytes in tenths', () => {
  expect([0, 49_999, 50_000, 12_345_678].map(megabytes)).toEqual([0, 0, 0.1, 12.3]);
});

it('says one and many', () => {
  expect([filesText.count(1), filesText.count(2)]).toEqual(['1 file', '2 files']);
  expect(filesText.picture('a.jpg', 'May 2', '')).toBe('a.jpg, May 2');
});
