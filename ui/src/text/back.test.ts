import { beforeEach, expect, test, vi } from 'vitest';
import type { Finding, HardDay, Period, Row } from '../ipc';
import {
  backText,
  sayBetween,
  sayFelt,
  sayHard,
  sayMethods,
  sayMood,
  sayNoted,
  sayStretch,
  sayWritten,
  times,
} from './back';

beforeEach(() => void vi.stubGlobal('navigator', { language: 'en-GB' }));

function found(median: number, nDays = 5, range: [number, number] = [-3, 2]): Finding<Period> {
  const [min, max] = range;
  const figure = { median, q1: -2, q3: 1, iqr: 3, min, max, nDays, nEntries: 9 };
  return { state: 'found', method: 'periodMedian', figure };
}

function lacking(have: number): Finding<Period> {
  return { state: 'lacking', method: 'periodMedian', lacks: [{ what: 'days', have, need: 4 }] };
}

const named = (...names: string[]) => names.map((name, at) => ({ name, n: names.length - at }));

test('a stretch is called by what it is', () => {
  expect(sayStretch('day', '2026-03-04', '2026-03-04')).toBe('Wednesday, 4 March 2026');
  expect(sayStretch('week', '2026-03-02', '2026-03-08')).toMatch(/^2\s*–\s*8 Mar 2026$/u);
  expect(sayStretch('month', '2026-03-01', '2026-03-31')).toBe('March 2026');
  expect(sayStretch('year', '2026-01-01', '2026-12-31')).toBe('2026');
});

test('how often', () => {
  expect([1, 2, 3, 1200].map(times)).toEqual(['once', 'twice', '3 times', '1,200 times']);
});

test.each([
  [0, 0, 0, true, backText.nothing],
  [0, 0, 0, false, backText.nothingYet],
  [1, 1, 0, true, 'You wrote 1 entry.'],
  [1, 1, 1, true, 'You wrote 1 entry, of 1 word.'],
  [2, 1, 0, true, 'You wrote 2 entries on 1 day.'],
  [12, 5, 3400, false, 'You wrote 12 entries on 5 days, 3,400 words in all.'],
])('what was written: %i on %i days, %i words', (entries, days, words, past, said) => {
  expect(sayWritten({ entries, days, words }, past)).toBe(said);
});

test('what was filled in', () => {
  expect(sayMethods([])).toBeNull();
  expect(sayMethods(named('Check-in'))).toBe('You filled in “Check-in” once.');
  expect(sayMethods(named('A', 'B'))).toBe('You filled in “A” twice and “B” once.');
  const six = named('A', 'B', 'C', 'D', 'E', 'F');
  expect(sayMethods(six)).toMatch(/“E” twice and one other guide\.$/u);
  expect(sayMethods([...six, { name: 'G', n: 1 }])).toMatch(/“E” twice and 2 other guides\.$/u);
});

test('what it felt like, beside the stretch before', () => {
  const said = sayMood(found(-0.6), found(-2, 6), 7);
  expect(said).toEqual([
    'On 5 days you said how it felt, in 9 check-ins.',
    'The middle of these days is −0.6, a little unpleasant. The check-ins go from −3 to 2.',
    'That is higher than in the 7 days before (−2, from 6 days).',
  ]);
  expect(sayMood(found(-2), found(-0.6), 31)[2]).toBe(
    'That is lower than in the 31 days before (−0.6, from 5 days).',
  );
  expect(sayMood(found(0.4), found(0), 7)[2]).toBe(
    'That is about the same as in the 7 days before (0, from 5 days).',
  );
  expect(sayMood(found(1), found(0.6), 1)[2]).toMatch(/in the day before \(/u);
});

test('check-ins that all say the same have no range', () => {
  expect(sayMood(found(-1, 4, [-1, -1]), lacking(0), 7)[1]).toBe(
    'The middle of these days is −1, a little unpleasant.',
  );
});

test('too little before it', () => {
  const before = (have: number) => sayMood(found(1), lacking(have), 7)[2];
  const takes = 'It takes 4 days with a check-in to set the 7 days before beside it; they have';
  expect(before(0)).toBe(`${takes} none.`);
  expect(before(1)).toBe(`${takes} 1.`);
  expect(before(3)).toBe(`${takes} 3.`);
});

test('too little to tell how it felt', () => {
  expect(sayMood(lacking(0), found(1), 7)).toEqual(['No check-in says how it felt.']);
  expect(sayMood(lacking(1), found(1), 7)).toEqual([
    '1 day has a check-in. A middle is told from 4 days on.',
  ]);
  expect(sayMood(lacking(3), found(1), 7)).toEqual([
    '3 days have a check-in. A middle is told from 4 days on.',
  ]);
});

test('words for feelings, and what came of the plan', () => {
  expect(sayFelt([])).toBeNull();
  expect(sayFelt(named('alone', 'tired'))).toBe(
    'Your words for it: “alone” twice and “tired” once.',
  );
  const nine = named('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i');
  expect(sayFelt(nine)).toMatch(/“h” twice and one other\.$/u);
  expect(sayFelt([...nine, { name: 'j', n: 1 }])).toMatch(/“h” twice and 2 others\.$/u);
  expect(sayNoted([])).toBeNull();
  expect(sayNoted(named('Kept', 'Slipped', 'Changed'))).toBe(
    'You noted “Kept” 3 times, “Slipped” twice and “Changed” once.',
  );
});

const hard = (more: Partial<HardDay>): HardDay => ({
  day: '2026-03-03',
  value: -3,
  shared: ['alone', 'betrayed'],
  lighter: '2026-03-05',
  entries: [],
  ...more,
});

test('a hard day before this one', () => {
  expect(sayHard(hard({}), true)).toBe(
    '3 March 2026 was a hard day too. It also had “alone” and “betrayed”. Two days later it was lighter.',
  );
  expect(sayHard(hard({ shared: [], lighter: null }), false)).toBe('3 March 2026 was a hard day.');
  expect(sayHard(hard({ lighter: '2026-03-04' }), true)).toMatch(
    / The day after it was lighter\.$/u,
  );
  expect(sayHard(hard({ lighter: '2026-03-10' }), true)).toMatch(
    / Seven days later it was lighter\.$/u,
  );
  expect(sayHard(hard({ lighter: '2026-03-12' }), true)).toMatch(
    / 9 days later it was lighter\.$/u,
  );
  const six = ['a', 'b', 'c', 'd', 'e', 'f'];
  expect(sayHard(hard({ shared: six }), true)).toMatch(/“e” and one other\./u);
  expect(sayHard(hard({ shared: [...six, 'g'] }), true)).toMatch(/“e” and 2 others\./u);
});

test('what stands above its entries', () => {
  const entries = [{} as Row];
  expect(sayBetween(hard({}))).toBeNull();
  expect(sayBetween(hard({ entries }))).toBe('What you wrote in between:');
  expect(sayBetween(hard({ entries, lighter: null }))).toBe(
    'What you wrote on that day and the day after:',
  );
});

test('nothing says why, and nothing is graded', () => {
  const said = [
    ...sayMood(found(-2), found(1), 7),
    sayHard(hard({}), true),
    sayNoted(named('Kept')) ?? '',
  ].join(' ');
  expect(said).not.toMatch(/\b(because|helped|caused|better|worse|good|bad|streak)\b|%/iu);
});
