import { expect, test } from 'vitest';
import { periods } from './periods';

const firsts = (session: string | null, today: string) =>
  periods(session, today).map(({ days }) => days.from);

test('they end today, and four weeks are twenty-eight days', () => {
  expect(periods(null, '2026-03-01').every(({ days }) => days.to === '2026-03-01')).toBe(true);
  expect(firsts(null, '2026-03-01')).toEqual(['2026-02-02', '2025-12-02', '2026-01-01']);
});

test('a month that is shorter ends where it ends', () => {
  expect(firsts(null, '2026-05-31')[1]).toBe('2026-03-01');
});

test('the last session comes first, unless it is still to come', () => {
  expect(firsts('2026-02-20', '2026-03-01')[0]).toBe('2026-02-20');
  expect(firsts('2026-03-02', '2026-03-01')).toHaveLength(3);
});
