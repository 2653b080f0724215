import { describe, expect, it } from 'vitest';
import type { Filter, Row } from '../../ipc';
import { belongs, kindOf, nameOf } from './filter';

const ALL: Filter = { from: null, to: null, tags: [], starred: false, methods: [] };

function row(id: number, change: Partial<Row> = {}): Row {
  return {
    id,
    title: `Entry ${id}`,
    preview: '',
    happened: { local: '2026-11-22T08:00:00', offset: 0, zone: 'UTC' },
    day: '2026-11-22',
    backDated: false,
    starred: false,
    tags: [],
    words: 2,
    cursor: String(id),
    method: null,
    finished: true,
    ...change,
  };
}

describe('belonging to a filter', () => {
  it('asks for all of its tags, the star and the days, both included', () => {
    const kept = row(1, { tags: ['home', 'sleep'], starred: true, day: '2026-11-22' });
    expect(belongs(kept, ALL)).toBe(true);
    expect(belongs(kept, { ...ALL, tags: ['sleep', 'home'], starred: true })).toBe(true);
    expect(belongs(kept, { ...ALL, tags: ['sleep', 'work'] })).toBe(false);
    expect(belongs(kept, { ...ALL, from: '2026-11-22', to: '2026-11-22' })).toBe(true);
    expect(belongs(kept, { ...ALL, from: '2026-11-23' })).toBe(false);
    expect(belongs(row(2), { ...ALL, starred: true })).toBe(false);
  });

  it('asks for one of its kinds of entry, by the name that goes with the method', () => {
    const named = (id: string) => (id === 'thought-record' ? 'Thought record' : undefined);
    const record = row(1, { method: 'Thought record' });
    const only = (...methods: string[]): Filter => ({ ...ALL, methods });
    expect(belongs(record, only('thought-record'), named)).toBe(true);
    expect(belongs(record, only('note', 'thought-record'), named)).toBe(true);
    expect(belongs(record, only('note'), named)).toBe(false);
    expect(belongs(row(2), only('note'), named)).toBe(true);
    expect(belongs(row(2), only('thought-record', 'gone'), named)).toBe(false);
  });
});

describe('the name of a timeline', () => {
  it('says what it is of', () => {
    expect(nameOf(ALL)).toBe('Timeline');
    expect(nameOf({ ...ALL, starred: true })).toBe('Starred');
    expect(nameOf({ ...ALL, tags: ['sleep'] })).toBe('Tagged “sleep”');
    expect(kindOf({ ...ALL, tags: ['sleep'], starred: true })).toBe('several');
    expect(kindOf({ ...ALL, tags: ['sleep', 'home'] })).toBe('several');
    expect(kindOf({ ...ALL, methods: ['note'] })).toBe('several');
    expect(kindOf({ ...ALL, to: '2026-11-22' })).toBe('several');
  });
});
