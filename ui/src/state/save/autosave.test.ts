import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosave } from './autosave';
import { draftOf, notes } from './note';
import { EMPTY, MOMENT, random, Screen, Shelf } from './shelf';

function fresh(shelf: Shelf) {
  const screen = new Screen();
  return {
    screen,
    autosave: new Autosave({ id: null, version: 0, draft: EMPTY }, shelf, screen, notes),
  };
}

function opened(shelf: Shelf, body = 'before') {
  const { id, version } = shelf.put(shelf.entries.size + 1, 1, { ...EMPTY, body });
  const entry = shelf.entries.get(id);
  if (!entry) throw new Error('the shelf lost an entry');
  const screen = new Screen();
  const draft = draftOf(entry);
  return {
    id,
    screen,
    draft,
    autosave: new Autosave({ id, version, draft }, shelf, screen, notes),
  };
}

const body = (shelf: Shelf, id: number) => shelf.entries.get(id)?.body;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a new entry', () => {
  it('is created by the first words and saved from then on', async () => {
    const shelf = new Shelf();
    const { autosave, screen } = fresh(shelf);
    expect(autosave.state.kind).toBe('unwritten');
    autosave.change({ ...EMPTY, body: 'I' });
    expect(screen.now).toBe('saving');
    await vi.advanceTimersByTimeAsync(500);
    expect(screen.now).toBe('saved');
    autosave.change({ ...EMPTY, body: 'I am' });
    await vi.advanceTimersByTimeAsync(500);
    expect([...shelf.entries.keys()]).toEqual([1]);
    expect(body(shelf, 1)).toBe('I am');
    expect(screen.firsts).toBe(1);
  });

  it('takes no place while it says nothing', async () => {
    const shelf = new Shelf();
    const { autosave } = fresh(shelf);
    autosave.change({ ...EMPTY, body: ' \n', starred: true });
    await vi.advanceTimersByTimeAsync(5000);
    expect(await autosave.flush()).toBe(true);
    expect(shelf.calls).toBe(0);
  });

  it('is created once when words come while that is under way', async () => {
    const shelf = new Shelf(() => 700);
    const { autosave } = fresh(shelf);
    for (const text of ['a', 'ab', 'abc', 'abcd']) {
      autosave.change({ ...EMPTY, body: text });
      await vi.advanceTimersByTimeAsync(450);
    }
    await vi.advanceTimersByTimeAsync(5000);
    expect(shelf.entries.size).toBe(1);
    expect(body(shelf, 1)).toBe('abcd');
  });

  it('is still saved when it is emptied again', async () => {
    const shelf = new Shelf();
    const { autosave } = fresh(shelf);
    autosave.change({ ...EMPTY, body: 'no' });
    await vi.advanceTimersByTimeAsync(500);
    autosave.change(EMPTY);
    await vi.advanceTimersByTimeAsync(500);
    expect(body(shelf, 1)).toBe('');
  });
});

describe('an entry that something is to belong to', () => {
  it('is stored though nothing is written, once', async () => {
    const shelf = new Shelf();
    const { autosave, screen } = fresh(shelf);
    const kept = autosave.keep();
    await vi.advanceTimersByTimeAsync(100);
    expect(await kept).toBe(1);
    const again = autosave.keep();
    await vi.advanceTimersByTimeAsync(100);
    expect(await again).toBe(1);
    expect([shelf.calls, screen.firsts, screen.now]).toEqual([1, 1, 'saved']);
    autosave.change({ ...EMPTY, body: 'words' });
    await vi.advanceTimersByTimeAsync(500);
    expect([...shelf.entries.keys()]).toEqual([1]);
  });

  it('waits for the words that are on their way', async () => {
    const shelf = new Shelf(() => 300);
    const { autosave } = fresh(shelf);
    autosave.change({ ...EMPTY, body: 'one' });
    await vi.advanceTimersByTimeAsync(450);
    autosave.change({ ...EMPTY, body: 'one two' });
    const kept = autosave.keep();
    await vi.advanceTimersByTimeAsync(2000);
    expect(await kept).toBe(1);
    expect(body(shelf, 1)).toBe('one two');
    expect(shelf.entries.size).toBe(1);
  });

  it('is not stored later if it could not be stored then', async () => {
    const shelf = new Shelf();
    const { autosave, screen } = fresh(shelf);
    shelf.refuse = 'disk_full';
    const kept = autosave.keep();
    await vi.advanceTimersByTimeAsync(100);
    expect(await kept).toBeNull();
    expect(screen.now).toBe('unwritten');
    shelf.refuse = null;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shelf.entries.size).toBe(0);
  });
});

describe('pace', () => {
  it('waits for a pause, but not for ever', async () => {
    const shelf = new Shelf();
    const { autosave, draft } = opened(shelf);
    for (let at = 0; at < 1900; at += 100) {
      autosave.change({ ...draft, body: `word ${at}` });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(shelf.calls).toBe(0);
    autosave.change({ ...draft, body: 'word' });
    await vi.advanceTimersByTimeAsync(150);
    expect(shelf.calls).toBe(1);
  });

  it('never has two saves under way', async () => {
    const shelf = new Shelf(() => 900);
    const { autosave, draft } = opened(shelf);
    for (let at = 0; at < 40; at += 1) {
      autosave.change({ ...draft, body: `word ${at}` });
      void autosave.flush();
      await vi.advanceTimersByTimeAsync(170);
    }
    await vi.advanceTimersByTimeAsync(5000);
    expect(autosave.state.kind).toBe('saved');
    expect(shelf.mostUnderWay).toBe(1);
  });

  it('saves nothing that is stored already', async () => {
    const shelf = new Shelf();
    const { autosave, draft, screen } = opened(shelf);
    autosave.change({ ...draft, body: 'other' });
    autosave.change({ ...draft });
    await vi.advanceTimersByTimeAsync(3000);
    expect(shelf.calls).toBe(0);
    expect(screen.now).toBe('saved');
  });
});

describe('flush', () => {
  it('stores what is on screen at once, also behind a save under way', async () => {
    const shelf = new Shelf(() => 300);
    const { autosave, draft, id } = opened(shelf);
    autosave.change({ ...draft, body: 'first' });
    await vi.advanceTimersByTimeAsync(450);
    autosave.change({ ...draft, body: 'second' });
    const done = autosave.flush();
    await vi.advanceTimersByTimeAsync(700);
    expect(await done).toBe(true);
    expect(body(shelf, id)).toBe('second');
  });

  it('tells when it could not', async () => {
    const shelf = new Shelf();
    const { autosave, draft, screen } = opened(shelf);
    shelf.refuse = 'disk_full';
    autosave.change({ ...draft, body: 'words' });
    const done = autosave.flush();
    await vi.advanceTimersByTimeAsync(20);
    expect(await done).toBe(false);
    expect(screen.states.at(-1)).toEqual({ kind: 'unsaved', code: 'disk_full' });
    expect(autosave.draft.body).toBe('words');
  });
});

describe('trouble', () => {
  it('tries again by itself until the words are stored', async () => {
    const shelf = new Shelf();
    const { autosave, draft, id, screen } = opened(shelf);
    shelf.refuse = 'io';
    autosave.change({ ...draft, body: 'words' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(screen.now).toBe('unsaved');
    const tries = shelf.calls;
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(12);
    shelf.refuse = null;
    await vi.advanceTimersByTimeAsync(31_000);
    expect(body(shelf, id)).toBe('words');
    expect(screen.now).toBe('saved');
  });

  it('does not write over an entry that is gone, and keeps the words as a new one when asked', async () => {
    const shelf = new Shelf();
    const { autosave, draft, id, screen } = opened(shelf);
    shelf.meddle(id, { deleted: MOMENT });
    autosave.change({ ...draft, body: 'words' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(screen.states.at(-1)).toEqual({ kind: 'unsaved', code: 'not_found' });
    expect(shelf.calls).toBe(1);
    const kept = autosave.keepAsNew();
    await vi.advanceTimersByTimeAsync(100);
    expect(await kept).toBe(true);
    expect(autosave.entryId).not.toBe(id);
    expect(body(shelf, 2)).toBe('words');
    expect(body(shelf, id)).toBe('before');
  });

  it('saves the words without a time that does not exist', async () => {
    const shelf = new Shelf();
    const { autosave, draft, id, screen } = opened(shelf);
    autosave.change({ ...draft, body: 'words', happened: { ...draft.happened, local: 'never' } });
    await vi.advanceTimersByTimeAsync(1000);
    expect(body(shelf, id)).toBe('words');
    expect(screen.refusedMoments).toBe(1);
    expect(autosave.draft.happened.local).toBe(MOMENT.local);
  });

  it('stores and tells nothing once it is closed', async () => {
    const shelf = new Shelf();
    const { autosave, draft, id, screen } = opened(shelf);
    autosave.change({ ...draft, body: 'words' });
    autosave.close();
    autosave.change({ ...draft, body: 'more' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(body(shelf, id)).toBe('before');
    expect(screen.ids).toEqual([]);
  });
});

describe('an entry that was changed elsewhere', () => {
  it('keeps both texts', async () => {
    const shelf = new Shelf();
    const { autosave, draft, id, screen } = opened(shelf);
    shelf.meddle(id, { body: 'theirs' });
    autosave.change({ ...draft, body: 'ours' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(body(shelf, id)).toBe('ours');
    expect(body(shelf, 2)).toBe('theirs');
    expect(screen.copies.map((copy) => copy.id)).toEqual([2]);
    expect(screen.now).toBe('saved');
  });

  it('puts changes of different things together', async () => {
    const shelf = new Shelf();
    const { autosave, draft, id, screen } = opened(shelf);
    shelf.meddle(id, { body: 'theirs', starred: true });
    autosave.change({ ...draft, title: 'ours' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(shelf.entries.get(id)).toMatchObject({ title: 'ours', body: 'theirs', starred: true });
    expect(screen.replacedBy).toMatchObject({ title: 'ours', body: 'theirs' });
    expect(shelf.entries.size).toBe(1);
  });

  it('takes its own words, whose answer was lost, for its own', async () => {
    const shelf = new Shelf();
    const { autosave, draft, id } = opened(shelf);
    shelf.loseAnswer = true;
    autosave.change({ ...draft, body: 'one' });
    await vi.advanceTimersByTimeAsync(450);
    autosave.change({ ...draft, body: 'one two' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(body(shelf, id)).toBe('one two');
    expect(shelf.entries.size).toBe(1);
  });

  it('is shown anew when nothing is pending', async () => {
    const shelf = new Shelf();
    const { autosave, id, screen } = opened(shelf);
    shelf.meddle(id, { body: 'restored' });
    const done = autosave.refresh();
    await vi.advanceTimersByTimeAsync(100);
    await done;
    expect(screen.replacedBy?.body).toBe('restored');
    expect(screen.now).toBe('saved');
  });
});

describe('any order of events', () => {
  it('loses no words, mixes no entries and says "saved" only when it is so', async () => {
    for (let seed = 1; seed <= 300; seed += 1) await anyOrder(random(seed), seed);
  }, 60_000);
});

/** Two entries are written by turns while the shelf is slow, refuses, loses answers and is meddled with. */
async function anyOrder(next: () => number, seed: number): Promise<void> {
  const shelf = new Shelf(() => Math.floor(next() * 900));
  const desks = [opened(shelf, 'a:0'), opened(shelf, 'b:0')] as const;
  const theirs: string[] = [];
  /** What was typed last, unless someone changed the entry after that. */
  const lastWords: [string | null, string | null] = [null, null];
  for (let step = 1; step <= 40; step += 1) {
    const side = next() < 0.5 ? 0 : 1;
    const { autosave, id } = desks[side];
    const chance = next();
    if (chance < 0.6) {
      lastWords[side] = `${side === 0 ? 'a' : 'b'}:${step}`;
      autosave.change({ ...autosave.draft, body: lastWords[side] });
    } else if (chance < 0.7) {
      void autosave.flush();
    } else if (chance < 0.78) {
      shelf.refuse = shelf.refuse === null ? 'io' : null;
    } else if (chance < 0.83) {
      shelf.loseAnswer = true;
    } else if (chance < 0.88) {
      const text = `their ${step}`;
      theirs.push(text);
      lastWords[side] = null;
      shelf.meddle(id, { body: text });
    }
    await vi.advanceTimersByTimeAsync(Math.floor(next() * 600));
    for (const desk of desks) truthful(shelf, desk, seed, step);
  }
  shelf.refuse = null;
  shelf.loseAnswer = false;
  const done = Promise.all(desks.map(({ autosave }) => autosave.flush()));
  await vi.advanceTimersByTimeAsync(60_000);
  await done;
  await vi.advanceTimersByTimeAsync(60_000);
  for (const [index, { autosave, id, screen }] of desks.entries()) {
    const letter = index === 0 ? 'a' : 'b';
    expect(autosave.state.kind, `seed ${seed}`).toBe('saved');
    const last = lastWords[index === 0 ? 0 : 1];
    if (last !== null) expect(body(shelf, id), `seed ${seed}`).toBe(last);
    // The screen and the shelf hold the same, or someone changed the entry after our last save.
    const stored = body(shelf, id) ?? '';
    if (stored !== autosave.draft.body) expect(theirs, `seed ${seed}`).toContain(stored);
    expect(
      screen.ids.every((told) => told === id),
      `seed ${seed}`,
    ).toBe(true);
    for (const text of [stored, autosave.draft.body]) {
      expect(text.startsWith(`${letter}:`) || theirs.includes(text), `seed ${seed}: ${text}`).toBe(
        true,
      );
    }
  }
}

/** "Saved" is said only of words that the shelf was given. */
function truthful(shelf: Shelf, desk: ReturnType<typeof opened>, seed: number, step: number): void {
  if (desk.autosave.state.kind !== 'saved') return;
  const stored = body(shelf, desk.id) ?? '';
  if (stored.startsWith('their')) return;
  expect(stored, `seed ${seed}, step ${step}`).toBe(desk.autosave.draft.body);
}
