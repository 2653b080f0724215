import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysInMonth, monthGrid, today, weekEndOf, weekStartOf } from './days';

describe('a month as weeks', () => {
  it('begins on Monday or on Sunday, as the person set it', () => {
    // 1 November 2026 is a Sunday.
    expect(monthGrid(2026, 11, 'sunday')[0]?.[0]).toBe('2026-11-01');
    expect(monthGrid(2026, 11, 'monday')[0]?.[0]).toBe('2026-10-26');
  });

  it('holds every day of the month once, in whole weeks', () => {
    for (const start of ['monday', 'sunday'] as const) {
      for (let month = 1; month <= 12; month += 1) {
        const weeks = monthGrid(2024, month, start);
        const prefix = `2024-${String(month).padStart(2, '0')}`;
        const inside = weeks.flat().filter((day) => day.startsWith(prefix));
        expect(weeks.every((week) => week.length === 7)).toBe(true);
        expect(inside).toHaveLength(daysInMonth(2024, month));
        expect(new Set(weeks.flat()).size).toBe(weeks.length * 7);
      }
    }
  });

  it('needs only four weeks for a February that fits them, and six where a month straddles', () => {
    expect(monthGrid(2026, 2, 'sunday')).toHaveLength(4);
    expect(monthGrid(2026, 8, 'monday')).toHaveLength(6);
  });

  it('knows leap years, the missing one of 1900 and the kept one of 2000', () => {
    expect(daysInMonth(2024, 2)).toBe(29);
    expect(daysInMonth(2025, 2)).toBe(28);
    expect(daysInMonth(1900, 2)).toBe(28);
    expect(daysInMonth(2000, 2)).toBe(29);
  });
});

describe('counting days and months', () => {
  it('crosses months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
  });

  it('is not moved by a change of clocks', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
  });

  it('stays at the end of a shorter month', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addMonths('2026-11-22', 14)).toBe('2028-01-22');
    expect(addMonths('2024-02-29', -12)).toBe('2023-02-28');
  });

  it('finds both ends of a week', () => {
    expect(weekStartOf('2026-11-22', 'monday')).toBe('2026-11-16');
    expect(weekEndOf('2026-11-22', 'monday')).toBe('2026-11-22');
    expect(weekStartOf('2026-11-22', 'sunday')).toBe('2026-11-22');
    expect(weekEndOf('2026-11-22', 'sunday')).toBe('2026-11-28');
  });

  it('takes today from the clock on the wall, not from UTC', () => {
    expect(today(new Date(2026, 10, 22, 23, 59))).toBe('2026-11-22');
    expect(today(new Date(2026, 10, 22, 0, 1))).toBe('2026-11-22');
  });
});
