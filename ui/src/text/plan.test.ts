import { describe, expect, it } from 'vitest';
import type { LogLine, Opt, Who } from '../ipc';
import { sayDays, sayLines } from './plan';

const outcome = (id: string, label: string): Opt => ({
  ...{ id, label, hint: '', score: null, group: '', opens_help: false },
});
const line = (id: number, outcome: string, label: string, who: Who | null = null): LogLine => ({
  ...{ id, outcome, label, who, day: '2026-11-22', note: '', during: null },
});

const KEPT = [
  outcome('kept', 'Kept'),
  outcome('slipped', 'Slipped'),
  outcome('own', 'I changed it'),
];

describe('what happened is said in words', () => {
  it('by outcome and by whom', () => {
    const lines = [
      line(7, 'slipped', 'Slipped', 'them'),
      ...[1, 2, 3, 4].map((id) => line(id, 'kept', 'Kept', 'me')),
      line(5, 'kept', 'Kept', 'them'),
      line(6, 'own', 'I changed it'),
    ];
    expect(sayLines(lines, KEPT)).toBe(
      'Kept 5 times, slipped once, I changed it once. Yours 4, theirs 2.',
    );
  });

  it('by whom in short, where it was always the same one', () => {
    expect(sayLines([line(1, 'kept', 'Kept', 'me')], KEPT)).toBe('Kept once. Yours.');
    const both = [1, 2].map((id) => line(id, 'kept', 'Kept', 'both'));
    expect(sayLines(both, KEPT)).toBe('Kept twice. All of both.');
  });

  it('without whose it was where that is not said', () => {
    const lines = [line(1, 'smaller', 'A smaller version'), line(2, 'did', 'Did it')];
    const outcomes = [outcome('did', 'Did it'), outcome('smaller', 'A smaller version')];
    expect(sayLines(lines, outcomes)).toBe('Did it once, a smaller version once.');
    expect(sayLines([], outcomes)).toBe('');
  });

  it('with what is no longer to be chosen, as it was read then', () => {
    const lines = [
      line(2, 'gone', 'Let be'),
      line(1, 'gone', 'Left alone'),
      line(3, 'kept', 'Kept'),
    ];
    expect(sayLines(lines, KEPT)).toBe('Kept once, let be twice.');
  });
});

it('names the days of the week', () => {
  expect(sayDays([])).toBe('');
  expect(sayDays([1])).toBe('On Monday');
  expect(sayDays([1, 3, 7])).toBe('On Monday, Wednesday and Sunday');
  expect(sayDays([1, 2, 3, 4, 5, 6, 7])).toBe('Every day');
});
