import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Course, MeasureCourse, Reach } from '../../ipc';
import { bandOf, measureSheet, sayCourse } from './measure';

beforeEach(() => vi.stubGlobal('navigator', { language: 'en-GB' }));

const BANDS = [
  { from: 0, to: 4, name: 'Minimal' },
  { from: 5, to: 9, name: 'Mild' },
];
const change = (day: string, points: number, reach: Reach) => ({
  from: { day, value: 0 },
  points,
  rci: null,
  reach,
  bands: null,
});

function course(
  figure: Partial<Course> | null,
  bands = BANDS,
  reliable: number | null = 6,
): MeasureCourse {
  const points = [
    { entry: 1, day: '2026-10-01', value: 9 },
    { entry: 2, day: '2026-11-01', value: 3 },
  ];
  const last = points.slice(figure === null ? 1 : 0);
  return {
    method: 'phq-9',
    name: 'PHQ-9',
    rule: {
      id: 'total',
      name: 'PHQ-9 total',
      of: [],
      min: 0,
      max: 27,
      bands,
      reliable,
      higher_is: 'worse',
      cutoff: null,
      cutoff_says: '',
      source: '',
    },
    points: last,
    course:
      figure === null
        ? {
            state: 'lacking',
            method: 'reliableChange',
            lacks: [{ what: 'answers', have: 1, need: 2 }],
          }
        : {
            state: 'found',
            method: 'reliableChange',
            figure: {
              latest: { day: '2026-11-01', value: 3 },
              band: 0,
              fromFirst: change('2026-10-01', -6, 'beyond'),
              fromLast: change('2026-10-01', -6, 'beyond'),
              nAnswers: 2,
              ...figure,
            },
          },
  };
}

describe('a questionnaire in words', () => {
  it('names the range as its authors do, and says what is more than chance', () => {
    expect(sayCourse(course({}))).toEqual([
      '3 on 1 November 2026, which is called “Minimal”. Filled in 2 times in this period.',
      'Since the one before, 1 October 2026: 6 points lower, more than chance.',
      'A difference of 6 or more is rarely chance alone.',
    ]);
  });

  it('tells the first apart once there are three', () => {
    const said = sayCourse(course({ nAnswers: 3, fromLast: change('2026-10-15', 1, 'within') }));
    expect(said[1]).toBe(
      'Since the one before, 15 October 2026: 1 point higher, which may be chance.',
    );
    expect(said[2]).toBe('Since the first, 1 October 2026: 6 points lower, more than chance.');
  });

  it('says that no rule is established, and that nothing moved', () => {
    const said = sayCourse(course({ fromLast: change('2026-10-15', 0, 'noRule') }, [], null));
    expect(said[0]).toBe('3 on 1 November 2026. Filled in 2 times in this period.');
    expect(said[1]).toBe('Since the one before, 15 October 2026: the same.');
    expect(said.at(-1)).toBe(
      'How large a difference is more than chance is not established for it.',
    );
    expect(sayCourse(course({ fromLast: change('2026-10-15', -2, 'noRule') }, [], null))[1]).toBe(
      'Since the one before, 15 October 2026: 2 points lower.',
    );
  });

  it('says what there is of one filling, and nothing of none', () => {
    expect(sayCourse(course(null))).toEqual([
      'Filled in once, on 1 November 2026: 3, which is called “Minimal”.',
    ]);
    expect(sayCourse({ ...course(null), points: [] })).toEqual([]);
  });

  it('never calls anything better or worse', () => {
    const all = [course({}), course(null), course({ nAnswers: 3 })].flatMap(sayCourse).join(' ');
    expect(all).not.toMatch(/better|worse|improv|good|bad/i);
  });
});

it('a total lies in the range that holds it', () => {
  expect([4, 5, 12].map((value) => bandOf({ bands: BANDS }, value))).toEqual([
    'Minimal',
    'Mild',
    '',
  ]);
  expect(measureSheet('PHQ-9', course({})).rows).toEqual([
    ['1 October 2026', '9', 'Mild'],
    ['1 November 2026', '3', 'Minimal'],
  ]);
});
