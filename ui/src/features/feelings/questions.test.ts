import { expect, it } from 'vitest';
import type { Happened } from '../../ipc';
import { stays } from './questions';

const given = (id: number, day: string, what: string): Happened => ({
  id,
  kind: 'answer',
  day,
  noted: { local: `${day}T12:00:00`, offset: 0, zone: null },
  at: null,
  step: '',
  what,
  label: what,
  note: '',
  entry: null,
  title: '',
});
const GIVEN = [
  given(1, '2026-01-10', 'no'),
  given(4, '2026-03-01', 'yes'),
  given(2, '2026-02-01', 'unsure'),
  given(3, '2026-02-01', 'back'),
];
const told = (from: string, to: string) =>
  stays({ given: GIVEN }, from, to).map((stay) => [stay.answer.what, stay.from, stay.until]);

it('an answer holds until the next one; of a day, the last one holds', () => {
  expect(told('2026-01-01', '2026-12-31')).toEqual([
    ['no', '2026-01-10', '2026-02-01'],
    ['back', '2026-02-01', '2026-03-01'],
    ['yes', '2026-03-01', null],
  ]);
});

it('what was answered before still holds at the beginning, and what comes after is not there', () => {
  expect(told('2026-02-10', '2026-02-20')).toEqual([['back', '2026-02-10', '2026-03-01']]);
  expect(told('2025-01-01', '2025-12-31')).toEqual([]);
  // an answer that was replaced on the first day is over
  expect(told('2026-03-01', '2026-03-31')).toEqual([['yes', '2026-03-01', null]]);
});
