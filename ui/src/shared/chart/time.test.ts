import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dayAt, dayNumber, timeTicks } from './time';

beforeEach(() => vi.stubGlobal('navigator', { language: 'en-GB' }));

const labels = (from: string, to: string, most: number, start: 'monday' | 'sunday' = 'monday') =>
  timeTicks(from, to, most, start).map(({ label }) => label);

it('days are numbers, and numbers days', () => {
  expect(dayAt(dayNumber('2026-11-22'))).toBe('2026-11-22');
  expect(dayAt(dayNumber('2026-11-22') + 0.7)).toBe('2026-11-22');
  expect(dayNumber('2026-03-30') - dayNumber('2026-03-28')).toBe(2);
});

describe('the names along an axis', () => {
  it('are days where these have room, with the month where it begins', () => {
    expect(labels('2026-10-30', '2026-11-02', 7)).toEqual(['30 Oct', '31', '1 Nov', '2']);
  });

  it('are the days that weeks begin on', () => {
    expect(labels('2026-11-01', '2026-11-30', 8)).toEqual(['2 Nov', '9', '16', '23', '30']);
    expect(labels('2026-11-01', '2026-11-30', 8, 'sunday')).toEqual([
      '1 Nov',
      '8',
      '15',
      '22',
      '29',
    ]);
  });

  it('are months, with the year where it begins, and then fewer of them', () => {
    expect(labels('2026-01-01', '2026-12-31', 12).slice(0, 3)).toEqual(['2026', 'Feb', 'Mar']);
    expect(labels('2026-01-01', '2026-12-31', 5)).toEqual(['2026', 'Apr', 'Jul', 'Oct']);
  });

  it('are years of a long time', () => {
    expect(labels('2016-05-01', '2026-11-30', 12)[0]).toBe('2017');
    expect(labels('2016-05-01', '2026-11-30', 6)).toEqual(['2018', '2020', '2022', '2024', '2026']);
  });

  it('never are more than have room', () => {
    for (const most of [2, 3, 5, 9, 20]) {
      for (const to of ['2016-01-05', '2016-03-01', '2017-06-01', '2030-01-01', '2075-01-01']) {
        expect(timeTicks('2016-01-01', to, most, 'monday').length).toBeLessThanOrEqual(most);
      }
    }
  });
});
