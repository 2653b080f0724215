import { describe, expect, it } from 'vitest';
import {
  ALL,
  around,
  beside,
  bounded,
  byMoments,
  byMonths,
  lengthOf,
  monthsOf,
  own,
  within,
  yearBefore,
  yearsOf,
} from './period';

describe('a period', () => {
  it('is of the calendar, and weeks begin when the person has them begin', () => {
    expect(around('week', '2026-11-22', 'monday')).toMatchObject({
      from: '2026-11-16',
      to: '2026-11-22',
    });
    expect(around('week', '2026-11-22', 'sunday').from).toBe('2026-11-22');
    expect(around('month', '2024-02-10', 'monday').to).toBe('2024-02-29');
    expect(around('year', '2026-11-22', 'monday')).toEqual({
      kind: 'year',
      from: '2026-01-01',
      to: '2026-12-31',
    });
  });

  it('of the person’s own days begins with the earlier one', () => {
    expect(own('2026-03-09', '2026-02-01')).toEqual({
      kind: 'own',
      from: '2026-02-01',
      to: '2026-03-09',
    });
  });

  it('has one before and one after of its kind', () => {
    const month = around('month', '2026-03-31', 'monday');
    expect(beside(month, -1, 'monday')).toMatchObject({ from: '2026-02-01', to: '2026-02-28' });
    expect(beside(around('week', '2026-01-01', 'monday'), 1, 'monday').from).toBe('2026-01-05');
    expect(beside(around('year', '2026-01-01', 'monday'), -1, 'monday').from).toBe('2025-01-01');
    expect(beside(own('2026-03-01', '2026-03-10'), -1, 'monday')).toEqual(
      own('2026-02-19', '2026-02-28'),
    );
    expect(beside(ALL, -1, 'monday')).toBe(ALL);
  });

  it('has one a year earlier', () => {
    expect(yearBefore(around('month', '2026-02-10', 'monday'), 'monday')).toMatchObject({
      from: '2025-02-01',
      to: '2025-02-28',
    });
    expect(yearBefore(own('2024-02-29', '2024-03-02'), 'monday')).toEqual(
      own('2023-02-28', '2023-03-02'),
    );
  });

  it('is asked for as it is', () => {
    expect(within(ALL, true)).toEqual({ from: null, to: null, all: true });
    expect(bounded(ALL)).toBe(false);
    expect(bounded(own('2026-01-01', '2026-01-02'))).toBe(true);
  });
});

it('how it is drawn depends on how long it is', () => {
  expect(lengthOf('2026-03-28', '2026-03-30')).toBe(3);
  expect(byMoments('2026-01-01', '2026-02-05')).toBe(true);
  expect(byMoments('2026-01-01', '2026-02-06')).toBe(false);
  expect(byMonths('2026-01-01', '2026-03-03')).toBe(true);
  expect(byMonths('2026-01-01', '2026-03-04')).toBe(false);
  expect(monthsOf('2026-01-31', '2026-03-01')).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
  expect(yearsOf('2024-12-31', '2026-01-01')).toEqual([2026, 2025, 2024]);
});
