import { describe, expect, it } from 'vitest';
import { movedDay } from './keys';

const press = (key: string, shiftKey = false): string | null =>
  movedDay({ key, shiftKey }, '2026-11-22', 'monday');

describe('keys in the month', () => {
  it('move by days and by weeks, into the months beside it too', () => {
    expect(press('ArrowRight')).toBe('2026-11-23');
    expect(press('ArrowLeft')).toBe('2026-11-21');
    expect(press('ArrowUp')).toBe('2026-11-15');
    expect(movedDay({ key: 'ArrowDown', shiftKey: false }, '2026-11-28', 'monday')).toBe(
      '2026-12-05',
    );
  });

  it('go to the ends of the week as the person has it', () => {
    expect(press('Home')).toBe('2026-11-16');
    expect(press('End')).toBe('2026-11-22');
    expect(movedDay({ key: 'Home', shiftKey: false }, '2026-11-22', 'sunday')).toBe('2026-11-22');
  });

  it('turn months, and with Shift years, also from a leap day', () => {
    expect(press('PageUp')).toBe('2026-10-22');
    expect(press('PageDown')).toBe('2026-12-22');
    expect(press('PageUp', true)).toBe('2025-11-22');
    expect(movedDay({ key: 'PageDown', shiftKey: true }, '2024-02-29', 'monday')).toBe(
      '2025-02-28',
    );
  });

  it('leave every other key alone', () => {
    expect(press('Enter')).toBeNull();
    expect(press('a')).toBeNull();
  });
});
