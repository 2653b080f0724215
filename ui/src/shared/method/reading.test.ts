import { describe, expect, it } from 'vitest';
import type { Answer, Filled, Point } from '../../ipc';
import { visible } from './conditions';
import { opensHelp } from './opens';
import { inSight, landing, parts, ratings, restsUntil, scored } from './reading';
import { field, method, option, section } from './samples';

const said = (value: string): Answer => ({ kind: 'text', value });
const filled = (answers: Filled['answers'], returns: Filled['returns'] = []): Filled => ({
  ...{ method: 'sample', version: 1, finished: true, answers, returns },
});

const record = method(
  [
    section('a', [field('what', 'text')]),
    section('b', [field('thoughts', 'thoughts')]),
    section('say', [field('note', 'info')]),
    section('c', [field('felt', 'emotions')]),
    section('d', [field('again', 're_rate', { of: 'thoughts' })]),
    section('back', [field('since', 'text'), field('felt_now', 're_rate', { of: 'felt' })], {
      later: true,
    }),
  ],
  { pin: 'thoughts' },
);
const thoughts = (...all: [string, number | null, boolean][]): Answer => ({
  kind: 'thoughts',
  value: all.map(([text, belief, hot]) => ({ text, belief, hot, image: false })),
});

describe('what is read', () => {
  it('has the part about the plan without an answer too, once something was marked', () => {
    const talk = method([
      section('a', [field('what', 'text'), field('turn', 'timer', { minutes: 10 })]),
      section('plan', [field('change', 'text')], { plan: true }),
    ]);
    const read = (planned: boolean) =>
      parts(talk, filled({ what: said('so') }), planned)[0]?.sections.map(
        ({ section: { id } }) => id,
      );
    expect(read(false)).toEqual(['a']);
    expect(read(true)).toEqual(['a', 'plan']);
  });
});

describe('landing', () => {
  const sections = visible(record, {}).filter(({ section: { later } }) => !later);
  it.each([
    [{}, 'a'],
    [{ what: said('so') }, 'b'],
    [{ thoughts: thoughts(['it', 50, false]) }, 'c'],
    [{ again: { kind: 'scale', value: 5 } }, 'a'],
  ] as [Filled['answers'], string][])('of %j is %s', (answers, id) => {
    expect(sections[landing(sections, answers)]?.section.id).toBe(id);
  });
});

describe('what stays in sight', () => {
  it('is the thought that stings most, or the only one', () => {
    const one = { thoughts: thoughts(['alone', null, false]) };
    const two = { thoughts: thoughts(['first', null, false], ['hot', null, true]) };
    expect(inSight(record, {})).toBe('');
    expect(inSight(record, one)).toBe('alone');
    expect(inSight(record, two)).toBe('hot');
  });
});

describe('reading', () => {
  it('shows the first time, and each come-back with its own answers only', () => {
    const felt: Answer = { kind: 'emotions', value: [{ word: 'Sad', strength: 80 }] };
    const now: Answer = { kind: 'emotions', value: [{ word: 'sad', strength: 30 }] };
    const read = parts(
      record,
      filled({ what: said('so'), felt }, [{ on: '2026-11-29', answers: { felt_now: now } }]),
    );
    const ids = read.map(({ sections }) => sections.flatMap((s) => s.fields.map(({ id }) => id)));
    expect(ids).toEqual([['what', 'felt'], ['felt_now']]);
    const again = field('felt_now', 're_rate', { of: 'felt' });
    expect(ratings(again, read[1]?.answers ?? {})).toEqual([{ word: 'sad', then: 80, now: 30 }]);
  });

  it('sets a belief beside that of the thought that stings most', () => {
    const answers = {
      thoughts: thoughts(['first', 20, false], ['hot', 90, true]),
      again: { kind: 'scale', value: 55 } as Answer,
    };
    const again = field('again', 're_rate', { of: 'thoughts' });
    expect(ratings(again, answers)).toEqual([{ word: '', then: 90, now: 55 }]);
  });
});

describe('scores', () => {
  const point = (entry: number, day: string, value: number): Point => ({
    ...{ entry, day, value, field: 'total', name: 'Total', band: '', min: 0, max: 27 },
  });
  const rule = {
    ...{ id: 'total', name: 'Total', of: [], min: 0, max: 27, bands: [], reliable: 6 },
    ...{ higher_is: 'worse' as const, cutoff: null, cutoff_says: '', source: '' },
  };
  const measure = method([], { scores: [rule] });
  const points = [
    point(3, '2026-11-20', 9),
    point(1, '2026-10-01', 14),
    point(2, '2026-11-01', 12),
  ];

  it('come with the one before, by day', () => {
    expect(scored(measure, points, 3)[0]?.previous?.value).toBe(12);
    expect(scored(measure, points, 1)[0]?.previous).toBeNull();
    expect(scored(measure, points, 4)).toEqual([]);
  });
});

describe('a letter', () => {
  const letter = method([section('a', [field('until', 'date', { rests: true })])]);
  const until = (day: string) => filled({ until: { kind: 'date', value: day } });
  it('rests before its day and not on it', () => {
    expect(restsUntil(letter, until('2026-12-01'), '2026-11-30')).toBe('2026-12-01');
    expect(restsUntil(letter, until('2026-12-01'), '2026-12-01')).toBeNull();
    expect(restsUntil(letter, filled({}), '2026-12-01')).toBeNull();
  });
});

describe('help', () => {
  const options = [option('no', { score: 0 }), option('some', { score: 1 })];
  const shared = section('a', [], { options });
  const chose = (id: string): Answer => ({
    kind: 'choices',
    value: { ids: [id], own: [], none: false },
  });
  it('opens from the number that the field names', () => {
    const asked = field('nine', 'choice', { help_from: 1 });
    expect(opensHelp(asked, shared, chose('no'))).toBe(false);
    expect(opensHelp(asked, shared, chose('some'))).toBe(true);
    expect(opensHelp(asked, shared, null)).toBe(false);
    expect(opensHelp(field('ten', 'choice'), shared, chose('some'))).toBe(false);
  });
  it('opens with an option that says so', () => {
    const asked = field('safe', 'choice', { options: [option('unsure', { opens_help: true })] });
    expect(opensHelp(asked, shared, chose('unsure'))).toBe(true);
  });
});
