import { describe, expect, it } from 'vitest';
import type { LogLine, PlanItem } from '../../ipc';
import { months } from './months';
import { hasDates, shelves } from './shelves';

/** A Wednesday. */
const NOW = '2026-11-25';
const MOMENT = { local: '2026-11-01T18:00:00', offset: 0, zone: 'Europe/Lisbon' };

function line(id: number, day: string): LogLine {
  return { id, day, outcome: 'kept', label: 'Kept', who: null, note: '', during: null };
}

function item(id: number, more: Partial<PlanItem> = {}): PlanItem {
  const row = {
    ...{ id, title: `Item ${id}`, preview: '', happened: MOMENT, day: '2026-11-01', words: 3 },
    ...{ backDated: false, starred: false, tags: [], method: 'A small promise', finished: true },
    cursor: '',
  };
  return {
    ...{ row, method: 'promise', group: 'plan', outcomes: [], who: false, review: null },
    ...{ ends: null, over: false, days: [], today: false, lines: [], noted: 0, ...more },
  };
}

const ids = (items: readonly PlanItem[]) => items.map(({ row }) => row.id);

describe('what is planned stands', () => {
  it('under today on its days of the week, in an order that a note does not change', () => {
    const before = [item(2, { days: [3], today: true }), item(1, { days: [1, 3], today: true })];
    const after = [
      item(1, { days: [1, 3], today: true }),
      item(2, { days: [3], today: false, lines: [line(1, NOW)] }),
    ];
    expect(ids(shelves(before, [], NOW).today)).toEqual([1, 2]);
    expect(ids(shelves(after, [], NOW).today)).toEqual([1, 2]);
    expect(ids(shelves([item(1, { days: [2] })], [], NOW).today)).toEqual([]);
  });

  it('under what is looked at again within two weeks, unless it comes back today anyway', () => {
    const items = [
      item(1, { review: '2026-11-20' }),
      item(2, { review: '2026-12-09' }),
      item(3, { review: '2026-12-10' }),
      item(4, { review: NOW }),
    ];
    const { review, running } = shelves(items, [{ row: item(4).row }], NOW);
    expect(ids(review)).toEqual([1, 2]);
    expect(ids(running)).toEqual([3, 4]);
  });

  it('under both, and under what happened, and apart once it is over', () => {
    const items = [
      item(1, { days: [3], review: NOW, lines: [line(1, NOW)] }),
      item(2, { days: [3], over: true, lines: [line(2, NOW)] }),
    ];
    const shelf = shelves(items, [], NOW);
    expect(ids(shelf.today)).toEqual([1]);
    expect(ids(shelf.review)).toEqual([1]);
    expect(ids(shelf.running)).toEqual([]);
    expect(ids(shelf.happened)).toEqual([1, 2]);
    expect(ids(shelf.over)).toEqual([2]);
  });
});

it('has dates for a calendar while a day of it is to come', () => {
  expect(hasDates(item(1, { days: [1] }), NOW)).toBe(true);
  expect(hasDates(item(1, { review: NOW }), NOW)).toBe(true);
  expect(hasDates(item(1, { review: '2026-11-24' }), NOW)).toBe(false);
  expect(hasDates(item(1, { days: [1], over: true }), NOW)).toBe(false);
});

it('lines stand by month, the newest first as they come', () => {
  const lines = [line(3, '2026-11-25'), line(2, '2026-11-01'), line(1, '2025-11-30')];
  expect(months(lines).map(({ day, lines: of }) => [day, of.length])).toEqual([
    ['2026-11-01', 2],
    ['2025-11-01', 1],
  ]);
});
