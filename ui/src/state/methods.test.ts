import { expect, it } from 'vitest';
import type { MethodCard } from '../ipc';
import { waits } from './methods.svelte';

const CARD: MethodCard = {
  id: 'phq-9',
  version: 1,
  name: 'PHQ-9',
  group: 'feelings-measures',
  summary: '',
  kind: 'measure',
  minutes: 2,
  own: false,
  gated: false,
  optIn: false,
  offered: true,
  single: false,
  inHelp: false,
  plan: false,
  filled: 1,
  last: '2026-11-20',
  againOn: '2026-12-04',
  open: null,
  counts: true,
  quick: false,
};

it('a measure waits until its day, and not on it', () => {
  expect(waits(CARD, '2026-12-03')).toBe(true);
  expect(waits(CARD, '2026-12-04')).toBe(false);
  expect(waits({ ...CARD, againOn: null }, '2026-11-21')).toBe(false);
});
