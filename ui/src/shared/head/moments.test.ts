import { describe, expect, it } from 'vitest';
import { readDate, readTime } from './moments';

describe('readDate', () => {
  it.each([
    ['2026-03-09', '2026-03-09'],
    [' 2026-3-9 ', '2026-03-09'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %s', (text, date) => expect(readDate(text)).toBe(date));
  it.each(['', '2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '9.3.2026', '26-03-09'])(
    'does not guess at %j',
    (text) => expect(readDate(text)).toBeNull(),
  );
});

describe('readTime', () => {
  it.each([
    ['18:30', '18:30'],
    ['9:05', '09:05'],
    ['09.05', '09:05'],
    ['09:05:59', '09:05'],
    ['00:00', '00:00'],
  ])('reads %s', (text, time) => expect(readTime(text)).toBe(time));
  it.each(['', '24:00', '12:60', '12', '12:5', 'noon'])('does not guess at %j', (text) =>
    expect(readTime(text)).toBeNull(),
  );
});
