import { expect, test } from 'vitest';
import type { Gate } from '../ipc';
import { outcomeOf, type GateChoice } from './gate';

const item = (id: string, more: { own?: boolean; danger?: boolean } = {}) => ({
  id,
  text: id,
  own: false,
  danger: false,
  ...more,
});
const gate = {
  items: [item('afraid'), item('choked', { danger: true }), item('own', { own: true })],
} as Gate;

test.each<[GateChoice, string[], string, boolean]>([
  ['none', [], 'clear', false],
  ['rather_not', [], 'free', false],
  ['some', [], 'theirs', false],
  ['not_sure', [], 'theirs', false],
  ['some', ['afraid'], 'theirs', false],
  ['some', ['choked'], 'theirs', true],
  ['some', ['own'], 'own', false],
  ['some', ['afraid', 'own'], 'theirsAndOwn', false],
  ['not_sure', ['own'], 'theirsAndOwn', false],
  // a tick counts whatever is said beside it
  ['none', ['afraid'], 'theirs', false],
  ['rather_not', ['choked'], 'theirs', true],
  ['rather_not', ['own'], 'own', false],
])('%s with %j leads to %s', (choice, ticked, kind, danger) => {
  expect(outcomeOf(gate, choice, ticked)).toEqual({ kind, danger });
});
