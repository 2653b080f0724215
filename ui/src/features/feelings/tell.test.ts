import { beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  Finding,
  PatternPage,
  Patterns,
  RankCorrelation,
  TagLink,
  TagResult,
} from '../../ipc';
import { tell } from './tell';

beforeEach(() => vi.stubGlobal('navigator', { language: 'en-GB' }));

const LACKS = [{ what: 'days', have: 1, need: 14 }] as const;
const lacking = <T>(method: Finding<T>['method']): Finding<T> => ({
  state: 'lacking',
  method,
  lacks: [...LACKS],
});

function page(patterns: Partial<Patterns> = {}, rest: Partial<PatternPage> = {}): PatternPage {
  return {
    patterns: {
      include: 'all',
      nEntries: 1,
      nLeftOut: 0,
      days: [],
      period: lacking('periodMedian'),
      weeks: [],
      rolling: { method: 'rollingMean', runs: [], nDays: 0 },
      smoothed: { method: 'halfLifeSmoothing', runs: [], nDays: 0 },
      trend: lacking('theilSen'),
      spread: lacking('spread'),
      instability: lacking('rmssd'),
      dayToDay: null,
      sharpDrops: lacking('acuteChange'),
      tags: { nCompared: 0, nKept: 0, nShown: 0, results: [] },
      numbers: [],
      ...patterns,
    },
    tags: [],
    numbers: [],
    landmarks: [],
    ...rest,
  };
}

const link: TagLink = {
  delta: -0.4,
  shift: -1,
  nWith: 9,
  nWithout: 21,
  p: 0.01,
  nRotations: 99,
  kept: true,
};
const tag = (id: number, found: boolean): TagResult => ({
  tag: id,
  lag: 'sameDay',
  link: found ? { state: 'found', method: 'cliffDelta', figure: link } : lacking('cliffDelta'),
});
const rank = (rho: number, clear: boolean): Finding<RankCorrelation> => ({
  state: 'found',
  method: 'spearman',
  figure: { rho, low: 0, high: 1, nDays: 34, nEffective: 30, clear },
});
const number = (id: number, name: string) => ({
  id,
  method: 'check-in',
  field: name,
  name,
  kind: 'scale' as const,
  min: 0,
  max: 10,
});

describe('with too little', () => {
  const told = tell(page(), false);

  it('nothing is said, and what is missing is', () => {
    expect(told.groups).toEqual([]);
    expect(told.lacks.map(({ name }) => name)).toEqual([
      'The middle of the period',
      'Whether mood moved',
      'How far days lie apart',
      'Changes within a day',
      'Sharp drops within a day',
    ]);
    expect(told.lacks[0]?.says).toBe('It takes 14 days with a check-in (so far 1).');
  });

  it('how it would be made is told all the same, each way once', () => {
    expect(told.methods).toEqual([
      'dayMedian',
      'rollingMean',
      'periodMedian',
      'theilSen',
      'spread',
      'rmssd',
      'acuteChange',
    ]);
  });
});

describe('tags', () => {
  const tags: [number, string][] = [
    [1, 'walk'],
    [2, 'work'],
    [3, 'letters'],
  ];
  const results = [tag(1, true), tag(2, true), tag(3, false)];

  it('are told as many as are to be shown; the others that were compared are only counted', () => {
    const told = tell(
      page({ tags: { nCompared: 2, nKept: 1, nShown: 1, results } }, { tags }),
      false,
    );
    const group = told.groups.find(({ id }) => id === 'tags');
    expect(group?.says).toHaveLength(2);
    expect(group?.says[0]).toBe('2 tags compared; a few that look linked will be chance.');
    expect(group?.says[1]).toContain('“walk”');
    expect(told.tagLacks).toEqual([
      { name: 'Tag “letters”', says: 'It takes 14 days with a check-in (so far 1).' },
    ]);
  });

  it('of the day after are named so', () => {
    const after = { ...tag(3, false), lag: 'nextDay' as const };
    const told = tell(
      page({ tags: { nCompared: 0, nKept: 0, nShown: 0, results: [after] } }, { tags }),
      true,
    );
    expect(told.tagLacks[0]?.name).toBe('Tag “letters”, the day after');
  });

  it('are not spoken of where there are none', () => {
    expect(tell(page(), false).groups.some(({ id }) => id === 'tags')).toBe(false);
  });
});

describe('numbers', () => {
  it('that are clear come first, the others are kept apart, and what lacks days is said', () => {
    const numbers = [
      { number: 1, link: rank(0.1, false) },
      { number: 2, link: rank(0.6, true) },
      { number: 3, link: lacking<RankCorrelation>('spearman') },
    ];
    const told = tell(
      page({ numbers }, { numbers: [number(1, 'Back'), number(2, 'Sleep'), number(3, 'Contact')] }),
      false,
    );
    const group = told.groups.find(({ id }) => id === 'numbers');
    expect(group?.says).toHaveLength(1);
    expect(group?.says[0]).toContain('“Sleep”');
    expect(group?.unclear).toEqual(['“Back” and mood: nothing clear (34 days).']);
    expect(told.numberLacks.map(({ name }) => name)).toEqual(['“Contact” beside mood']);
    expect(told.methods.filter((method) => method === 'spearman')).toHaveLength(1);
  });
});

describe('days that divide', () => {
  it('are told, or what they lack', () => {
    const landmark = (id: number, name: string) => ({ id, day: '2026-02-10', name });
    const told = tell(
      page(
        {},
        {
          landmarks: [
            {
              landmark: landmark(1, 'The move'),
              finding: {
                state: 'found',
                method: 'nonOverlap',
                figure: { nap: 0.7, shift: 1, nBefore: 28, nAfter: 30 },
              },
            },
            { landmark: landmark(2, 'The talk'), finding: lacking('nonOverlap') },
          ],
        },
      ),
      false,
    );
    expect(told.groups.map(({ id }) => id)).toEqual(['landmarks']);
    expect(told.groups[0]?.says[0]).toContain('After “The move” mood was higher');
    expect(told.lacks.at(-1)?.name).toBe('Before and after “The talk”');
  });
});

it('changes from day to day stand in for those within a day where there are none', () => {
  const told = tell(
    page({
      dayToDay: {
        state: 'found',
        method: 'dayToDayMssd',
        figure: { mssd: 4, root: 2, nPairs: 40 },
      },
      spread: { state: 'found', method: 'spread', figure: { mad: 1, sd: 1, nDays: 20 } },
      period: {
        state: 'found',
        method: 'periodMedian',
        figure: { median: 1, q1: 0, q3: 2, iqr: 2, min: -1, max: 3, nDays: 20, nEntries: 20 },
      },
    }),
    false,
  );
  expect(told.groups.map(({ id, says }) => [id, says.length])).toEqual([
    ['period', 1],
    ['swings', 2],
  ]);
});
