import { describe, expect, it } from 'vitest';
import { happened } from './samples';
import { byMonth, sinceBreach, told } from './told';

const ids = (all: { id: number }[]) => all.map(({ id }) => id);

describe('what happened, as it is told', () => {
  it('has the latest day first, and of one day what was noted last', () => {
    const history = [
      happened(1, { day: '2026-11-20' }),
      happened(2, { day: '2026-11-22' }),
      happened(3, { day: '2026-11-21' }),
      happened(4, { day: '2026-11-22' }),
    ];
    expect(ids(told(history))).toEqual([4, 2, 3, 1]);
    expect(ids(history)).toEqual([1, 2, 3, 4]);
  });

  it('tells a tick that was changed once', () => {
    const tick = { kind: 'tick', what: 'a' } as const;
    const untick = { kind: 'untick', what: 'a' } as const;
    const history = [happened(1, tick), happened(2, untick), happened(3, { ...tick, note: 'So.' })];
    expect(ids(told(history))).toEqual([3]);
  });

  it('keeps the words of a tick that was changed', () => {
    const tick = { kind: 'tick', what: 'a', note: 'First.' } as const;
    const history = [
      happened(1, tick),
      happened(2, { kind: 'untick', what: 'a' }),
      happened(3, { ...tick, note: 'Then.' }),
    ];
    expect(ids(told(history))).toEqual([3, 1]);
  });

  it('tells a tick that was taken back, and another one after it', () => {
    const history = [
      happened(1, { kind: 'tick', what: 'a' }),
      happened(2, { kind: 'untick', what: 'a' }),
      happened(3, { kind: 'tick', what: 'b' }),
    ];
    expect(ids(told(history))).toEqual([3, 2, 1]);
  });

  it('is grouped by the months that it is about', () => {
    const all = [
      happened(3, { day: '2026-11-02' }),
      happened(2),
      happened(1, { day: '2026-09-30' }),
    ];
    expect(byMonth(all).map(({ month, happened }) => [month, ids(happened)])).toEqual([
      ['2026-11', [3, 2]],
      ['2026-09', [1]],
    ]);
  });
});

describe('what followed from a breach', () => {
  it('is what comes after the latest one', () => {
    const history = [
      happened(1, { kind: 'breach' }),
      happened(2, { kind: 'reopen' }),
      happened(3, { kind: 'breach' }),
      happened(4, { kind: 'pause' }),
    ];
    expect(ids(sinceBreach(history))).toEqual([4]);
    expect(sinceBreach([happened(1)])).toEqual([]);
  });
});
