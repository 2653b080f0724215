import { expect, test } from 'vitest';
import type { EventKind, Happened } from '../ipc';
import { sayHappened } from './journey';

const one = (kind: EventKind, more: Partial<Happened> = {}): Happened => ({
  ...{ id: 1, kind, day: '2026-11-22', at: null, step: '', what: '', label: '', note: '' },
  ...{ noted: { local: '2026-11-22T18:00:00', offset: 0, zone: null }, entry: null, title: '' },
  ...more,
});

const KINDS: EventKind[] = [
  ...(['begin', 'done', 'reopen', 'leave', 'open', 'pause', 'resume', 'tick', 'untick'] as const),
  ...(['add_action', 'drop_action', 'note', 'write', 'slip', 'breach', 'answer'] as const),
  ...(['role', 'map', 'first_weeks', 'archive'] as const),
];

test.each(KINDS)('%s is said in words', (kind) => {
  const said = sayHappened(one(kind, { label: 'Not now', step: 'Forgive?' }));
  expect(said).not.toContain('_');
  expect(said).toMatch(/^[A-Z]/);
});

test('an answer is said with its question', () => {
  expect(sayHappened(one('answer', { step: 'Forgive?', label: 'Not now' }))).toBe(
    'Forgive? Not now',
  );
});

test('what lost its words is still told', () => {
  expect(sayHappened(one('tick'))).toBe('Ticked something of your own');
  expect(sayHappened(one('tick', { label: 'Call her' }))).toBe('Ticked: Call her');
});

test('a switch says which way it went', () => {
  expect(sayHappened(one('archive', { what: 'on' }))).toBe('Put away');
  expect(sayHappened(one('archive', { what: 'off' }))).toBe('Taken up again');
});
