import { describe, expect, it } from 'vitest';
import type { Entry, Moment } from '../../ipc';
import { shortened } from '../../state/links.svelte';
import { steps } from './thread';

const MOMENT: Moment = { local: '2026-11-22T18:00:00', offset: 0, zone: 'Europe/Lisbon' };

function entry(id: number): Entry {
  return {
    id,
    version: 1,
    title: `Entry ${id}`,
    body: '',
    happened: MOMENT,
    created: MOMENT,
    saved: MOMENT,
    backDated: false,
    starred: false,
    tags: [],
    words: 0,
    revisions: 1,
    deleted: null,
    filled: null,
  };
}

describe('the steps of a thread', () => {
  it('stand in their order, each with all that led to it', () => {
    const thread = {
      entries: [entry(1), entry(2), entry(3)],
      links: [
        { from: 1, to: 2, quote: 'it came back' },
        { from: 1, to: 3, quote: '' },
        { from: 2, to: 3, quote: 'they will do it again' },
      ],
    };
    const told = steps(thread).map(({ entry, led }) => [
      entry.id,
      led.map(({ from, quote }) => [from?.id, quote]),
    ]);
    expect(told).toEqual([
      [1, []],
      [2, [[1, 'it came back']]],
      [
        3,
        [
          [1, ''],
          [2, 'they will do it again'],
        ],
      ],
    ]);
  });
});

describe('a quote', () => {
  it('is one line, cut at a word when it is long', () => {
    expect(shortened('  it\ncame   back ')).toBe('it came back');
    const long = shortened('never again '.repeat(60));
    expect(long.length).toBeLessThanOrEqual(302);
    expect(long.endsWith(' …')).toBe(true);
    expect(long).toMatch(/^(never again )+(never )?…$/);
  });

  it('is cut somewhere when it has no words', () => {
    expect(shortened('a'.repeat(1000)).length).toBeLessThanOrEqual(302);
  });
});
