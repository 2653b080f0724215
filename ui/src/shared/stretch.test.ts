import { expect, test } from 'vitest';
import { around, daysUntil, feltToday, moved } from './stretch';

test('what a day lies in', () => {
  expect(around('day', '2026-03-04', 'monday')).toEqual({ from: '2026-03-04', to: '2026-03-04' });
  expect(around('week', '2026-03-04', 'monday')).toEqual({ from: '2026-03-02', to: '2026-03-08' });
  expect(around('week', '2026-03-04', 'sunday')).toEqual({ from: '2026-03-01', to: '2026-03-07' });
  expect(around('month', '2024-02-10', 'monday')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(around('year', '2026-03-04', 'monday')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
});

test('the one before and the one after', () => {
  expect(moved('day', '2026-03-01', -1)).toBe('2026-02-28');
  expect(moved('week', '2026-03-04', -1)).toBe('2026-02-25');
  expect(moved('month', '2026-03-31', -1)).toBe('2026-02-28');
  expect(moved('year', '2024-02-29', 1)).toBe('2025-02-28');
});

test('a day begins at four in the morning', () => {
  expect(feltToday(new Date(2026, 2, 4, 3, 59))).toBe('2026-03-03');
  expect(feltToday(new Date(2026, 2, 4, 4))).toBe('2026-03-04');
});

test('how far apart two days are', () => {
  expect(daysUntil('2026-02-27', '2026-03-01')).toBe(2);
});
