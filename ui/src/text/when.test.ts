import { beforeEach, describe, expect, it, vi } from 'vitest';
import { clockTime, elsewhere, longDate, longMoment, monthAndYear, shortDate } from './when';

const inLanguage = (language: string): void => {
  vi.stubGlobal('navigator', { language });
};
const lisbon = { local: '2026-11-22T23:30:00', offset: 0, zone: 'Europe/Lisbon' };
const here = (minutes: number) => (): number => minutes;

/** Intl sets narrow and no-break spaces; what matters here are the words. */
const plain = (text: string): string => text.replaceAll(/\s/gu, ' ');

beforeEach(() => inLanguage('en-GB'));

describe('days', () => {
  it('are written in the language of the person', () => {
    expect(longDate('2026-11-22')).toMatch(/^Sunday,? 22 November 2026$/);
    inLanguage('de');
    expect(longDate('2026-11-22')).toBe('Sonntag, 22. November 2026');
    expect(monthAndYear('2026-03-01')).toBe('März 2026');
  });

  it('are written all the same where no language is set', () => {
    inLanguage('C');
    expect(shortDate('2026-11-22')).toContain('2026');
  });

  it('are the written day, wherever this computer stands', () => {
    expect(shortDate('2024-02-29')).toBe('29 February 2024');
    expect(shortDate('2026-01-01')).toBe('1 January 2026');
  });
});

describe('times', () => {
  it('follow the setting', () => {
    expect(clockTime(lisbon, 'h24')).toBe('23:30');
    expect(plain(clockTime(lisbon, 'h12'))).toMatch(/^11:30 pm$/i);
    expect(clockTime(lisbon, 'system')).toBe('23:30');
    inLanguage('en-US');
    expect(plain(clockTime(lisbon, 'system'))).toBe('11:30 PM');
    expect(clockTime({ ...lisbon, local: '2026-11-22T00:05:00' }, 'h24')).toBe('00:05');
  });
});

describe('the place of a moment', () => {
  it('is not named where the clock here reads the same', () => {
    expect(elsewhere(lisbon, here(0))).toBeNull();
  });

  it('is named where it differs', () => {
    expect(elsewhere(lisbon, here(60))).toBe('Lisbon time');
    expect(elsewhere({ ...lisbon, zone: 'America/New_York', offset: -300 }, here(60))).toBe(
      'New York time',
    );
  });

  it('is an offset where no place was kept', () => {
    expect(elsewhere({ ...lisbon, zone: null, offset: 330 }, here(60))).toBe('UTC+05:30');
    expect(elsewhere({ ...lisbon, zone: 'UTC', offset: -210 }, here(60))).toBe('UTC−03:30');
  });

  it('asks about the instant that was, not about now', () => {
    let asked = 0;
    elsewhere({ local: '2026-07-01T01:00:00', offset: 60, zone: null }, (instant) => {
      asked = instant.getTime();
      return 60;
    });
    expect(asked).toBe(Date.UTC(2026, 6, 1, 0, 0));
  });

  it('stands behind the time', () => {
    const sydney = { local: '2026-11-22T23:30:00', offset: 660, zone: 'Australia/Sydney' };
    const far = new Date().getTimezoneOffset() === -660 ? lisbon : sydney;
    expect(longMoment(far, 'h24')).toMatch(/^Sunday,? 22 November 2026, 23:30, \w+ time$/);
  });
});
