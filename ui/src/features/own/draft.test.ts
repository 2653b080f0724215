import { describe, expect, it } from 'vitest';
import type { Opt } from '../../ipc';
import {
  answeredAs,
  blank,
  copied,
  field,
  fieldIds,
  firstLog,
  freshId,
  hasMost,
  KINDS,
  moved,
  nameIn,
  optionsFrom,
  rounded,
  saidAt,
  section,
  withOutcomes,
} from './draft';

function option(id: string, label: string, score: number | null = null): Opt {
  return { id, label, hint: '', score, group: '', opens_help: false };
}

describe('options by line', () => {
  const before = [option('a', 'Calm', 0), option('b', 'Tense', 1), option('c', 'Afraid', 2)];

  it('stay what they were when they read the same, wherever they stand', () => {
    const after = optionsFrom('Afraid\nCalm', before);
    expect(after.map(({ id, score }) => [id, score])).toEqual([
      ['c', 2],
      ['a', 0],
    ]);
  });

  it('stay what they were when only the words change', () => {
    expect(optionsFrom('Calm\nOn edge\nAfraid', before).map(({ id }) => id)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('get ids of their own when they are new, and empty or double lines are left out', () => {
    const after = optionsFrom('Calm\n\n New \nNew\nTense\nAfraid\nLast', before);
    expect(after.map(({ label }) => label)).toEqual(['Calm', 'New', 'Tense', 'Afraid', 'Last']);
    expect(new Set(after.map(({ id }) => id)).size).toBe(5);
  });
});

describe('a guide of one’s own', () => {
  it('has an id of its own, also when it is a copy, and shares nothing with what it came from', () => {
    const from = { ...blank('x'), id: 'thought-record', version: 3, opt_in: true };
    const copy = copied(from, 'y');
    expect([copy.id, copy.version, copy.opt_in]).toEqual(['own-y', 1, false]);
    copy.sections[0]?.fields.pop();
    expect(from.sections[0]?.fields).toHaveLength(1);
  });

  it('names each question once', () => {
    const method = blank('x');
    const id = freshId('question', [...fieldIds(method), 'question_2']);
    expect(id).toBe('question_3');
  });

  it('keeps the options when one of several becomes any of several, and leaves them out otherwise', () => {
    const choice = { ...field('a'), kind: 'choice' as const, options: [option('a', 'Yes')] };
    expect(answeredAs(choice, 'choices').options).toHaveLength(1);
    expect(answeredAs(choice, 'text').options).toEqual([]);
    expect(answeredAs(choice, 'scale')).toMatchObject({ min: 0, max: 10, step: 1, options: [] });
  });

  it('keeps what belongs to the plan, through a copy and an edit', () => {
    const days = { ...field('days'), kind: 'choices' as const, repeats: true };
    const last = { ...field('last'), kind: 'date' as const, ends: true, due: true };
    const plan = {
      ...{ plan: true, log: { ...firstLog(['Kept', 'Slipped']), who: true, slip: 'option_2' } },
      ...{ over_if: { field: 'state', is: ['ended'] } },
      ...{ daily_if: { field: 'how', is: ['daily'] } },
    };
    const talk = { ...section('talk', [field('said')]), plan: true };
    const from = { ...blank('x'), ...plan, sections: [section('a', [days, last]), talk] };
    const copy = rounded(copied(from, 'y'));
    expect(copy).toMatchObject(plan);
    expect(copy.sections.map((part) => part.plan)).toEqual([false, true]);
    expect(copy.sections[0]?.fields).toMatchObject([{ repeats: true }, { ends: true, due: true }]);
  });

  it('can ask how it feels, for a length of time and for own scales, and is never one key away', () => {
    for (const kind of ['affect', 'duration', 'own_scales'] as const) {
      expect(KINDS).toContain(kind);
      expect(answeredAs(field('a'), kind)).toEqual({ ...field('a'), kind });
    }
    expect(copied({ ...blank('x'), quick: true }, 'y').quick).toBe(false);
  });

  it('says how many at most only where there can be several', () => {
    expect(KINDS.filter(hasMost)).toEqual(['choices', 'emotions']);
    const words = { ...field('a'), kind: 'emotions' as const, most: 3 };
    expect(answeredAs(words, 'text').most).toBeNull();
  });

  it('has a clock with its minutes, and without them when it is answered otherwise', () => {
    const clock = answeredAs(field('a'), 'timer');
    expect(clock).toMatchObject({ kind: 'timer', minutes: 10 });
    expect(answeredAs(clock, 'text').minutes).toBeNull();
  });

  it('notes a slip as nothing once that outcome is gone, and keeps the others what they were', () => {
    const log = { ...firstLog(['Kept', 'Slipped', 'Changed']), slip: 'option_2' };
    expect(withOutcomes(log, 'Kept\nSlipped').slip).toBe('option_2');
    const less = withOutcomes(log, 'Changed\nKept');
    expect(less.outcomes.map(({ id }) => id)).toEqual(['option_3', 'option_1']);
    expect(less.slip).toBeNull();
  });

  it('is called by its first written answer, unless one was chosen that is still there', () => {
    const method = blank('x');
    expect(rounded(method)).toMatchObject({ title: 'question_1', pin: null });
    expect(rounded({ ...method, title: 'gone', pin: 'gone' })).toMatchObject({
      title: 'question_1',
      pin: null,
    });
    const [part] = method.sections;
    part?.fields.push({ ...field('question_2'), kind: 'text' });
    expect(rounded({ ...method, title: 'question_2' }).title).toBe('question_2');
    part?.fields.splice(0, 2, { ...field('day'), kind: 'date' });
    expect(rounded(method).title).toBeNull();
  });

  it('moves a part, but not out of the list', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});

it('says each problem where it belongs', () => {
  const problem = (field: string, what: string) => ({ file: '', line: 1, field, what });
  const problems = [
    problem('name', 'Give it a name.'),
    problem('sections[1].fields[0].options[2].label', 'This one is empty.'),
    problem('sections[1].fields[0].options', 'Two at least.'),
    problem('sections[10].name', '`name` is empty. Please write something.'),
  ];
  expect(saidAt(problems, 'name')).toBe('Give it a name.');
  expect(saidAt(problems, 'sections[1].fields[0].options', true)).toBe(
    'This one is empty. Two at least.',
  );
  expect(saidAt(problems, 'sections[1].name')).toBe('');
  expect(saidAt(problems, 'sections[10].name')).toBe('This is empty. Please write something.');
});

it('finds the name in a file', () => {
  expect(nameIn('id = "x"\nname = "My evening"\n')).toBe('My evening');
  expect(nameIn('nothing here')).toBe('');
});
