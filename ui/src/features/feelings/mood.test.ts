import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DayValue, MoodLine, MoodMoment } from '../../ipc';
import { linear } from '../../shared/chart/scale';
import { dayNumber } from '../../shared/chart/time';
import { ALL, around } from './period';
import {
  between,
  dots,
  moodSheet,
  placeOf,
  places,
  reach,
  rows,
  singly,
  spreads,
  stroke,
  weekSheet,
} from './mood';

beforeEach(() => vi.stubGlobal('navigator', { language: 'en-GB' }));

const day = (of: string, value: number, n = 1, min = value, max = value): DayValue => ({
  day: of,
  value,
  min,
  max,
  n,
});
const moment = (of: string, at: string, pleasant: number): MoodMoment => ({
  entry: Number(at.slice(8, 10) + at.slice(11, 13)),
  day: of,
  at,
  pleasant,
  energy: null,
  occasion: 'scheduled',
  words: [],
});
const point = (of: string, value: number) => ({ day: of, value, nDays: 4 });

const LINE: MoodLine = {
  days: [day('2026-11-02', 1), day('2026-11-03', -0.5, 2, -3, 2), day('2026-11-20', 4)],
  rolling: {
    method: 'rollingMean',
    runs: [[point('2026-11-02', 1), point('2026-11-03', 0.26)], [point('2026-11-20', 4)]],
    nDays: 3,
  },
  weeks: [],
  moments: [
    moment('2026-11-02', '2026-11-02T20:00:00', 1),
    moment('2026-11-03', '2026-11-03T04:00:00', 2),
    moment('2026-11-03', '2026-11-04T03:00:00', -3),
    moment('2026-11-20', '2026-11-20T12:00:00', 4),
  ],
  nEntries: 4,
};
const x = linear([dayNumber('2026-11-01'), dayNumber('2026-11-01') + 10], [0, 100]);
const y = linear([-4, 4], [80, 0]);
const NOVEMBER = around('month', '2026-11-10', 'monday');

describe('where it lies', () => {
  it('is the period, or what was said where that has no ends', () => {
    expect(reach(NOVEMBER, [])).toEqual(['2026-11-01', '2026-11-30']);
    expect(reach(ALL, LINE.days)).toEqual(['2026-11-02', '2026-11-20']);
    expect(reach(ALL, [])).toBeNull();
  });

  it('is within a day that begins at four', () => {
    const first = dayNumber('2026-11-03');
    expect(LINE.moments.map(placeOf).slice(1, 3)).toEqual([first, first + 23 / 24]);
  });

  it('tells which landmarks it holds', () => {
    const marks = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((of, id) => ({
      id,
      day: of,
      name: 'x',
    }));
    expect(between(marks, '2026-11-01', '2026-11-30').map(({ id }) => id)).toEqual([1, 2]);
  });
});

describe('what is drawn', () => {
  it('is a stroke for each day that reaches from one value to another', () => {
    expect(spreads(LINE.days, x, y)).toBe('M25 70V20');
  });

  it('is a path of dots for each step that there is', () => {
    const paths = dots(
      LINE.days.map(({ day: of, value }) => ({ at: dayNumber(of) + 0.5, value })),
      x,
      y,
    );
    expect(paths.map(({ step }) => step)).toEqual([-1, 1, 4]);
    expect(paths[1]?.d).toBe('M15 30h0');
  });

  it('is a line for each run, and a point for a run of one day', () => {
    const [first, second] = LINE.rolling.runs.map((run) => stroke(run, x, y));
    expect(first).toBe('M15 30L25 37.4');
    expect(second).toBe('M195 0h0');
  });

  it('puts names into rows so that none lies over another, as far as there are rows', () => {
    const names = [0, 20, 40, 400].map((at) => ({ x: at, name: 'a name of a day' }));
    expect(rows(names, 2)).toEqual([0, 1, 1, 0]);
  });
});

describe('what can be pointed at', () => {
  it('is each day, in a long time', () => {
    const said = places(LINE, false, 'h24');
    expect(said.map(({ day: of, entry }) => [of, entry])).toEqual([
      ['2026-11-02', null],
      ['2026-11-03', null],
      ['2026-11-20', null],
    ]);
    expect(said[1]?.says()).toEqual([
      expect.stringContaining('3 November 2026'),
      '−0.5, a little unpleasant',
      'from −3 to 2',
      '2 check-ins',
    ]);
  });

  it('is each check-in besides, in a short one; a day that has only one is said by that', () => {
    const said = places(LINE, true, 'h24');
    expect(said.map(({ day: of, entry }) => [of, entry !== null])).toEqual([
      ['2026-11-02', true],
      ['2026-11-03', true],
      ['2026-11-03', false],
      ['2026-11-03', true],
      ['2026-11-20', true],
    ]);
    expect(said[3]?.says()[0]).toMatch(/3 November 2026, 03:00$/);
  });

  it('is single in a period of about five weeks', () => {
    expect(singly(NOVEMBER, LINE)).toBe(true);
    expect(singly(ALL, LINE)).toBe(true);
    expect(singly(around('year', '2026-11-10', 'monday'), LINE)).toBe(false);
    expect(singly(NOVEMBER, { ...LINE, moments: [] })).toBe(false);
  });
});

it('says its weeks in rows, and where one has too few days', () => {
  const weeks: MoodLine['weeks'] = [
    {
      start: '2026-11-02',
      figure: {
        state: 'found',
        method: 'periodMedian',
        figure: { median: 0.5, q1: -1, q3: 2, iqr: 3, min: -3, max: 4, nDays: 5, nEntries: 8 },
      },
    },
    {
      start: '2026-11-09',
      figure: {
        state: 'lacking',
        method: 'periodMedian',
        lacks: [{ what: 'days', have: 3, need: 4 }],
      },
    },
  ];
  expect(weekSheet('Weeks', { ...LINE, weeks }).rows).toEqual([
    ['2 November 2026', '0.5', '−1 and 2', '5', '8'],
    ['9 November 2026', 'too few days', '', '3', ''],
  ]);
});

it('says the same in rows', () => {
  expect(moodSheet('Mood', LINE).rows).toEqual([
    ['2 November 2026', '1', '1', '1', '1', '1'],
    ['3 November 2026', '−0.5', '−3', '2', '2', '0.3'],
    ['20 November 2026', '4', '4', '4', '1', '4'],
  ]);
});
