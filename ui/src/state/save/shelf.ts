/** What the tests of saving stand on: a journal in memory, a screen that remembers, seeded chance. */
import type { Draft, Entry, Moment, Saved } from '../../ipc';
import type { SaveState } from '../../shared/head/kept';
import type { Listener } from './autosave';
import type { Store } from './kind';

export const MOMENT: Moment = { local: '2026-11-22T18:00:00', offset: 0, zone: 'Europe/Lisbon' };
export const EMPTY: Draft = {
  title: '',
  body: '',
  happened: { ...MOMENT },
  tags: [],
  starred: false,
};

/** A journal in memory that behaves like the real one: versions, refusals, slow answers. */
export class Shelf implements Store<Draft> {
  readonly entries = new Map<number, Entry>();
  /** The code that the next calls are refused with, or null. */
  refuse: string | null = null;
  /** Keeps the change but loses the answer to the next call. */
  loseAnswer = false;
  calls = 0;
  underWay = 0;
  mostUnderWay = 0;
  constructor(private readonly delay: () => number = () => 10) {}

  async create(draft: Draft): Promise<Saved> {
    return this.answer(() => this.put(this.entries.size + 1, 1, draft));
  }

  async save(id: number, base: number, draft: Draft): Promise<Saved> {
    return this.answer(() => {
      const entry = this.entries.get(id);
      if (!entry || entry.deleted) throw refusal('not_found');
      if (draft.happened.local === 'never') throw refusal('bad_when');
      if (entry.version !== base) throw refusal('stale');
      return this.put(id, base + 1, draft);
    });
  }

  async read(id: number): Promise<Entry> {
    return this.answer(() => {
      const entry = this.entries.get(id);
      if (!entry) throw refusal('not_found');
      return structuredClone(entry);
    });
  }

  /** A change by someone else. */
  meddle(id: number, change: Partial<Entry>): void {
    const entry = this.entries.get(id);
    if (entry) this.entries.set(id, { ...entry, ...change, version: entry.version + 1 });
  }

  put(id: number, version: number, draft: Draft): Saved {
    const happened = { ...MOMENT, local: draft.happened.local };
    const entry: Entry = {
      ...structuredClone(draft),
      ...{ id, version, happened, created: MOMENT, saved: MOMENT },
      ...{ backDated: false, words: 0, revisions: 0, deleted: null, filled: null },
    };
    this.entries.set(id, entry);
    const list = { preview: '', day: '2026-11-22', cursor: '', method: null, finished: true };
    const row = { ...entry, ...list };
    return { id, version, saved: MOMENT, words: 0, row };
  }

  private async answer<T>(act: () => T): Promise<T> {
    this.calls += 1;
    this.underWay += 1;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
    await new Promise((resolve) => setTimeout(resolve, this.delay()));
    try {
      if (this.refuse !== null) throw refusal(this.refuse);
      const result = act();
      if (this.loseAnswer) {
        this.loseAnswer = false;
        throw refusal('io');
      }
      return result;
    } finally {
      this.underWay -= 1;
    }
  }
}

function refusal(code: string) {
  return { code, message: '' };
}

/** Remembers what it was told. */
export class Screen implements Listener<Draft> {
  states: SaveState[] = [];
  ids: number[] = [];
  firsts = 0;
  replacedBy: Draft | null = null;
  copies: Saved[] = [];
  refusedMoments = 0;
  state(state: SaveState): void {
    this.states.push(state);
  }
  saved(saved: Saved, first: boolean): void {
    this.ids.push(saved.id);
    if (first) this.firsts += 1;
  }
  replaced(draft: Draft): void {
    this.replacedBy = draft;
  }
  keptBoth(copy: Saved): void {
    this.copies.push(copy);
  }
  momentRefused(): void {
    this.refusedMoments += 1;
  }
  get now(): string | undefined {
    return this.states.at(-1)?.kind;
  }
}

/** A small seeded generator (mulberry32): the same orders on every machine. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
