import { describe, expect, it } from 'vitest';
import type { Answer, FilledDraft } from '../../../ipc';
import { withAnswer } from '../../../shared/method/answers';
import { field, method, section } from '../../../shared/method/samples';
import { filledEntries, withReturn } from './filled';
import { offered } from './offered';

const said = (value: string): Answer => ({ kind: 'text', value });
const draft = (answers: FilledDraft['filled']['answers'], more = {}): FilledDraft => ({
  filled: { method: 'sample', version: 1, finished: false, answers, returns: [], ...more },
  happened: { local: '2026-11-22T18:00:00', zone: 'Europe/Lisbon', offset: 0 },
  ...{ title: '', tags: [], starred: false },
});

describe('two writings of one entry', () => {
  const base = draft({ a: said('one'), b: said('two') });

  it('are the same in whatever order the answers stand', () => {
    expect(filledEntries.equal(base, draft({ b: said('two'), a: said('one') }))).toBe(true);
    expect(filledEntries.equal(base, draft({ a: said('one') }))).toBe(false);
  });

  it('are put together answer by answer', () => {
    const ours = draft({ a: said('ours'), b: said('two') }, { finished: true });
    const theirs = draft({ a: said('one'), c: said('new') });
    const { draft: merged, clash } = filledEntries.merge(base, ours, theirs);
    expect(clash).toBe(false);
    expect(merged.filled.answers).toEqual({ a: said('ours'), c: said('new') });
    expect(merged.filled.finished).toBe(true);
  });

  it('clash where both answered the same differently', () => {
    const { draft: merged, clash } = filledEntries.merge(
      base,
      draft({ a: said('ours'), b: said('two') }),
      draft({ a: said('theirs'), b: said('two') }),
    );
    expect(clash).toBe(true);
    expect(merged.filled.answers['a']).toEqual(said('ours'));
  });
});

describe('a new one', () => {
  it('takes no place while nothing is answered', () => {
    expect(filledEntries.isBlank(draft({}))).toBe(true);
    expect(filledEntries.isBlank(draft({ a: said(' ') }))).toBe(true);
    expect(filledEntries.isBlank(draft({ a: said('so') }))).toBe(false);
  });

  it('takes one all the same when something was noted on it', () => {
    expect(filledEntries.isBlank({ ...draft({}), held: true })).toBe(false);
    expect(filledEntries.equal(draft({}), { ...draft({}), held: true })).toBe(false);
  });

  it('is offered the words that led to it where its title comes from', () => {
    const asked = method([section('a', [field('x', 'text'), field('y', 'thoughts')])], {
      title: 'y',
    });
    expect(Object.keys(offered(asked, ' They will. ') ?? {})).toEqual(['y']);
    expect(offered(asked, '  ')).toBeNull();
    expect(offered({ ...asked, title: null }, 'They will.')).toBeNull();
  });
});

describe('answers', () => {
  it('are taken out when they are taken back', () => {
    expect(withAnswer({ a: said('one'), b: said('two') }, 'a', null)).toEqual({ b: said('two') });
  });

  it('of a come-back stand in the order of the days, and leave no empty day behind', () => {
    const first = withReturn([], '2026-11-29', 'a', said('week'));
    const both = withReturn(first, '2026-11-23', 'a', said('day'));
    expect(both.map(({ on }) => on)).toEqual(['2026-11-23', '2026-11-29']);
    expect(withReturn(both, '2026-11-23', 'a', null)).toEqual(first);
  });
});
