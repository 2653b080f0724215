import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Method, NumberKind, NumberSeries } from '../../ipc';
import { byDay } from './cells';
import { named, numberSheet, ordered, rangeOf, say, wordsOf } from './number';

beforeEach(() => vi.stubGlobal('navigator', { language: 'en-GB' }));

function series(kind: NumberKind, values: number[], min = 0, max = 10): NumberSeries {
  const days = values.map((value, at) => ({
    day: `2026-11-0${at + 1}`,
    value,
    min: value,
    max: value,
    n: 1,
  }));
  return {
    number: { id: 1, method: 'check-in', field: 'it', name: 'It', kind, min, max },
    days,
  };
}

it('sleep and contact come before scales', () => {
  const kinds = (['scale', 'ownScale', 'duration', 'choice'] as const).map((kind) =>
    series(kind, []),
  );
  expect(ordered(kinds).map(({ number }) => number.kind)).toEqual([
    'duration',
    'choice',
    'ownScale',
    'scale',
  ]);
});

describe('what a number reaches from and to', () => {
  it('is what is possible, and of times what there is, in whole hours', () => {
    expect(rangeOf(series('scale', [3]))).toEqual([0, 10]);
    expect(rangeOf(series('duration', [390, 485], 0, 1440))).toEqual([360, 540]);
    expect(rangeOf(series('duration', [420], 0, 1440))).toEqual([420, 480]);
  });

  it('is named by words, hours or numbers', () => {
    expect(named(series('duration', [390, 485]), null).map(({ label }) => label)).toEqual([
      '6:00',
      '7:00',
      '8:00',
      '9:00',
    ]);
    const words = new Map([
      [0, 'None'],
      [3, 'Much'],
    ]);
    expect(named(series('choice', [0], 0, 3), words)).toEqual([
      { at: 0, label: 'None' },
      { at: 3, label: 'Much' },
    ]);
    expect(named(series('scale', [1]), null).map(({ at }) => at)).toEqual([0, 5, 10]);
  });

  it('has the words of the choice', () => {
    const field = {
      id: 'it',
      options: [
        { score: 1, label: 'Some' },
        { score: null, label: 'No' },
      ],
    };
    const method = { sections: [{ fields: [field] }] } as unknown as Method;
    const { number } = series('choice', []);
    expect([...wordsOf(method, number)]).toEqual([[1, 'Some']]);
    expect(say(1, number, wordsOf(method, number))).toBe('Some');
    // in the middle of two
    expect(say(1.5, number, wordsOf(method, number))).toBe('1.5');
    expect([...wordsOf({ sections: [] } as unknown as Method, number)]).toEqual([]);
  });
});

it('in rows it lies beside mood, where there is one', () => {
  const one = series('duration', [390, 485]);
  const moods = byDay([{ day: '2026-11-02', value: -1, min: -1, max: -1, n: 1 }]);
  expect(numberSheet(one, null, moods).rows).toEqual([
    ['1 November 2026', '6:30', ''],
    ['2 November 2026', '8:05', '−1'],
  ]);
});
