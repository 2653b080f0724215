import { describe, expect, it } from 'vitest';
import type { Filter, Hit, Hits, Row } from '../../ipc';
import { Finder, type Asked } from './finder.svelte';

const filter: Filter = { from: null, to: null, tags: [], starred: false, methods: [] };
const asked = (query: string): Asked => ({ query, filter, order: 'newest' });

function hit(id: number, change: Partial<Row> = {}): Hit {
  const row: Row = {
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
  const title = [
    { text: 'Entry', hit: true },
    { text: ` ${id}`, hit: false },
  ];
  return { row, title, snippet: [] };
}

/** Answers that come when they are told to, in any order. */
function desk() {
  const questions: {
    query: string;
    after: string | null;
    answer: (hits: Hits) => void;
    refuse: () => void;
  }[] = [];
  const failures: unknown[] = [];
  const finder = new Finder(
    (query, _filter, _order, after) =>
      new Promise((answer, reject) =>
        questions.push({ query, after, answer, refuse: () => reject(new Error(query)) }),
      ),
    (refused) => failures.push(refused),
  );
  return { finder, questions, failures };
}

const ids = (finder: Finder): number[] => finder.hits.map(({ row }) => row.id);

describe('searching as one types', () => {
  it('drops the answer to an older question, though it comes later', async () => {
    const { finder, questions } = desk();
    const first = finder.find(asked('sle'));
    const second = finder.find(asked('sleep'));
    questions[1]?.answer({ hits: [hit(2)], next: null });
    await second;
    questions[0]?.answer({ hits: [hit(1)], next: 'more' });
    await first;
    expect(ids(finder)).toEqual([2]);
    expect(finder.more).toBe(false);
  });

  it('drops an answer that comes after the field was cleared', async () => {
    const { finder, questions } = desk();
    const search = finder.find(asked('sleep'));
    finder.clear();
    questions[0]?.answer({ hits: [hit(1)], next: null });
    await search;
    expect(ids(finder)).toEqual([]);
    expect(finder.answered).toBe(false);
  });

  it('keeps what was found before in sight until the answer is here', async () => {
    const { finder, questions } = desk();
    const first = finder.find(asked('a'));
    questions[0]?.answer({ hits: [hit(1)], next: null });
    await first;
    const second = finder.find(asked('ab'));
    expect(ids(finder)).toEqual([1]);
    questions[1]?.answer({ hits: [], next: null });
    await second;
    expect(ids(finder)).toEqual([]);
  });

  it('shows nothing when the question is refused, and passes the reason on', async () => {
    const { finder, questions, failures } = desk();
    const search = finder.find(asked('"'));
    questions[0]?.refuse();
    await search;
    expect(finder.answered).toBe(true);
    expect(failures).toHaveLength(1);
  });
});

describe('further pages', () => {
  it('come after the cursor of the last one, one at a time', async () => {
    const { finder, questions } = desk();
    const search = finder.find(asked('sleep'));
    questions[0]?.answer({ hits: [hit(3), hit(2)], next: 'after 2' });
    await search;
    const turn = finder.turn();
    void finder.turn();
    expect(questions.map(({ after }) => after)).toEqual([null, 'after 2']);
    questions[1]?.answer({ hits: [hit(1)], next: null });
    await turn;
    expect(ids(finder)).toEqual([3, 2, 1]);
    await finder.turn();
    expect(questions).toHaveLength(2);
  });

  it('are dropped when another question was asked meanwhile', async () => {
    const { finder, questions } = desk();
    const search = finder.find(asked('a'));
    questions[0]?.answer({ hits: [hit(3)], next: 'after 3' });
    await search;
    const turn = finder.turn();
    const other = finder.find(asked('b'));
    questions[1]?.answer({ hits: [hit(2)], next: null });
    questions[2]?.answer({ hits: [hit(9)], next: null });
    await Promise.all([turn, other]);
    expect(ids(finder)).toEqual([9]);
  });
});

describe('what is shown follows the journal', () => {
  it('without what went to the bin, and with the star that was set', async () => {
    const { finder, questions } = desk();
    const search = finder.find(asked('entry'));
    questions[0]?.answer({ hits: [hit(3), hit(2), hit(1)], next: null });
    await search;
    finder.follow({ kind: 'binned', id: 2 });
    finder.follow({ kind: 'starred', row: hit(1, { starred: true }).row });
    expect(ids(finder)).toEqual([3, 1]);
    expect(finder.hits[1]?.row.starred).toBe(true);
    expect(finder.hits[1]?.title[0]?.hit).toBe(true);
  });

  it('and without marks in a title that was changed', async () => {
    const { finder, questions } = desk();
    const search = finder.find(asked('entry'));
    questions[0]?.answer({ hits: [hit(1)], next: null });
    await search;
    finder.follow({ kind: 'saved', row: hit(1, { title: 'Named anew' }).row });
    expect(finder.hits[0]?.title).toEqual([{ text: 'Named anew', hit: false }]);
  });
});
