import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lack, What } from '../ipc';
import {
  methodNames,
  patternsText,
  sayCompared,
  sayDayToDay,
  sayDrops,
  sayInstability,
  sayLacks,
  sayLandmark,
  sayNumberLink,
  sayPeriodFigure,
  saySpread,
  sayTag,
  sayTrend,
  size,
} from './patterns';

beforeEach(() => vi.stubGlobal('navigator', { language: 'en-GB' }));

const CAUTION = 'This can have other causes.';

describe('the size of a difference', () => {
  it('is in halves of a point, and not told where it is less', () => {
    expect([0, 0.2, 0.25, -0.5, 1, -1.1, 1.4, -5].map(size)).toEqual([
      'by less than half a point',
      'by less than half a point',
      'by about half a point',
      'by about half a point',
      'by about 1 point',
      'by about 1 point',
      'by about 1.5 points',
      'by about 5 points',
    ]);
  });
});

describe('the period', () => {
  const period = {
    median: 0.5,
    q1: -1,
    q3: 2.25,
    iqr: 3.25,
    min: -4,
    max: 4,
    nDays: 22,
    nEntries: 41,
  };

  it('is told by its middle, with its counts', () => {
    expect(sayPeriodFigure(period)).toBe(
      'The middle of 22 days is 0.5; half of them lie between −1 and 2.3. That is 41 check-ins, from −4 to 4.',
    );
  });

  const trend = {
    perWeek: 0.3,
    low: 0.1,
    high: 0.5,
    direction: 'up',
    monteCarloError: 0.01,
    nReplicates: 500,
    nDays: 40,
    spanDays: 70,
  } as const;

  it('moved up, with its range', () => {
    expect(sayTrend(trend)).toBe(
      'Mood moved up by about 0.3 points a week (between 0.1 and 0.5) over 70 days, of which 40 have a check-in. It says nothing about why.',
    );
  });

  it('moved down, by sizes and not by signs', () => {
    const down = { ...trend, direction: 'down', perWeek: -0.062, low: -0.1, high: -0.002 } as const;
    expect(sayTrend(down)).toBe(
      'Mood moved down by about 0.06 points a week (between less than 0.01 and 0.1) over 70 days, of which 40 have a check-in. It says nothing about why.',
    );
  });

  it('did not clearly change', () => {
    const none = { ...trend, direction: 'noClearChange', low: -0.1 } as const;
    expect(sayTrend(none)).toBe('No clear change over 70 days, of which 40 have a check-in.');
  });
});

describe('ups and downs', () => {
  it('lie so far from the middle, or at it', () => {
    expect(saySpread({ mad: 0.75, sd: null, nDays: 16 })).toBe(
      'Half of 16 days lie within 0.8 points of the middle.',
    );
    expect(saySpread({ mad: 1, sd: 1.2, nDays: 16 })).toContain('within 1 point of');
    expect(saySpread({ mad: 0, sd: 0, nDays: 16 })).toBe(
      'At least half of 16 days lie at the middle itself.',
    );
  });

  it('are told within a day and from day to day, each by its own pairs', () => {
    expect(
      sayInstability({ rmssd: 1.24, rmssdAdjusted: 1, medianGapHours: 5, nPairs: 34, nDays: 15 }),
    ).toBe(
      'From one check-in to the next within a day mood changed by about 1.2 points (34 changes on 15 days).',
    );
    expect(sayDayToDay({ mssd: 4, root: 2, nPairs: 1250 })).toBe(
      'From one day to the next mood changed by about 2 points (1,250 pairs of days).',
    );
  });

  it('are told as drops, or that there were none', () => {
    const drops = { share: 0.1, nDrops: 3, nPairs: 30, days: [] };
    expect(sayDrops(drops)).toBe('3 of 30 changes within a day went down by 3 points or more.');
    expect(sayDrops({ ...drops, nDrops: 0 })).toBe(
      'None of 30 changes within a day went down by 3 points or more.',
    );
  });
});

describe('tags', () => {
  const link = {
    delta: -0.4,
    shift: -1,
    nWith: 9,
    nWithout: 21,
    p: 0.01,
    nRotations: 99,
    kept: true,
  };

  it('are set beside the days without, with both counts and the caution', () => {
    expect(sayTag('walk', 'sameDay', link)).toBe(
      `On days tagged “walk” your mood was lower by about 1 point (9 days vs 21). ${CAUTION}`,
    );
    expect(sayTag('walk', 'nextDay', { ...link, delta: 0.4, shift: 2 })).toBe(
      `On the day after one tagged “walk” your mood was higher by about 2 points (9 days vs 21). ${CAUTION}`,
    );
  });

  it('lean one way even where the points do not say by how much, or no way at all', () => {
    expect(sayTag('walk', 'sameDay', { ...link, shift: 0 })).toContain(
      'was lower by less than half a point (',
    );
    expect(sayTag('walk', 'sameDay', { ...link, delta: 0, shift: 0 })).toContain(
      'was about the same (',
    );
  });

  it('always come with how many were compared, and that some of it is chance', () => {
    const compared = (nCompared: number, nKept: number, nShown: number, nextDay = false) =>
      sayCompared({ nCompared, nKept, nShown }, nextDay);
    expect(compared(12, 2, 2)).toBe('12 tags compared; a few that look linked will be chance.');
    expect(compared(1, 1, 1)).toBe('1 tag compared; a few that look linked will be chance.');
    expect(compared(12, 0, 0)).toBe(
      '12 tags compared; a few that look linked will be chance, and none stands out from it.',
    );
    expect(compared(40, 9, 5)).toBe(
      '40 tags compared; a few that look linked will be chance. Here are the 5 that stand out most.',
    );
    expect(compared(24, 1, 1, true)).toBe(
      '24 comparisons of tags made; a few that look linked will be chance.',
    );
    expect(compared(1, 0, 0, true)).toMatch(/^1 comparison of tags made; /);
    expect(compared(0, 0, 0)).toBe('No tag has enough days to be compared.');
  });
});

describe('numbers', () => {
  const link = { rho: 0.5, low: 0.2, high: 0.7, nDays: 34, nEffective: 30, clear: true };

  it('go along with mood one way or the other, or nothing is clear', () => {
    expect(sayNumberLink('Sleep', link)).toBe(
      `On days with a higher answer to “Sleep” your mood was more often higher (34 days). ${CAUTION}`,
    );
    expect(sayNumberLink('Sleep', { ...link, rho: -0.5 })).toContain('more often lower');
    expect(sayNumberLink('Sleep', { ...link, clear: false })).toBe(
      '“Sleep” and mood: nothing clear (34 days).',
    );
    expect(sayNumberLink('Sleep', { ...link, rho: 0 })).toContain('nothing clear');
  });
});

describe('before and after', () => {
  const finding = { nap: 0.7, shift: 1, nBefore: 28, nAfter: 30 };

  it('lie higher, lower or alike', () => {
    expect(sayLandmark('The move', finding)).toBe(
      `After “The move” mood was higher by about 1 point than before (30 days vs 28). ${CAUTION}`,
    );
    expect(sayLandmark('The move', { ...finding, nap: 0.3, shift: -0.5 })).toContain(
      'was lower by about half a point than before',
    );
    expect(sayLandmark('The move', { ...finding, nap: 0.5, shift: 0 })).toBe(
      'After “The move” mood was about the same as before (30 days vs 28).',
    );
  });
});

describe('what is missing', () => {
  const ALL: Record<What, string> = {
    days: '8 days with a check-in (so far 3)',
    span: '8 days from the first to the last (so far 3)',
    spanAtMost: 'at most 8 days from the first to the last (this is 3)',
    pairs: '8 changes between check-ins of one day that are at most eight hours apart (so far 3)',
    daysWithTwoEntries: 'days with two check-ins or more (so far none)',
    neighbouringDays: '8 pairs of days one after the other (so far 3)',
    tagged: '8 days with it (so far 3)',
    untagged: '8 days without it (so far 3)',
    rotations: 'days over a longer time, so that chance can be told apart',
    before: '8 days before it (so far 3)',
    after: '8 days after it (so far 3)',
    differentMoods: 'days that differ in mood',
    differentNumbers: 'days that differ in this number',
    effectiveDays: 'days that resemble their neighbours less (they count as 3, and it takes 8)',
    answers: 'being filled in 8 times (so far 3)',
  };

  it.each(Object.entries(ALL) as [What, string][])('is said exactly: %s', (what, said) => {
    expect(sayLacks([{ what, have: 3, need: 8 }])).toBe(`It takes ${said}.`);
  });

  it('is said all at once', () => {
    const lacks: Lack[] = [
      { what: 'tagged', have: 3, need: 8 },
      { what: 'untagged', have: 0, need: 8 },
      { what: 'days', have: 3, need: 1028 },
    ];
    expect(sayLacks(lacks)).toBe(
      'It takes 8 days with it (so far 3), 8 days without it (so far 0) and 1,028 days with a check-in (so far 3).',
    );
  });
});

it('never says why, how likely, or how good', () => {
  const said = [...Object.values(patternsText), ...Object.values(methodNames)]
    .filter((text) => typeof text === 'string')
    .join(' ');
  expect(said).not.toMatch(
    /\bp[ -]?values?\b|because of|caused by|leads to|significan|better|worse/i,
  );
});
