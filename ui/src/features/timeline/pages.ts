import type { Filter, Ladder, Page, Row } from '../../ipc';
import { FIRST_ROWS } from '../../state/ahead';
import { Lru } from './lru';

/** Where rows come from; the journal itself, or a test's own. */
export interface Source {
  timeline(filter: Filter, after: string | null, limit: number): Promise<Page>;
  ladder(filter: Filter): Promise<Ladder>;
}

/** About 20 pages are far more than a screen, and little memory. */
const KEPT_PAGES = 20;

/**
 * The rows of one filtered timeline, by index, newest first, of which only the pages looked at last
 * are held. The ladder tells how many rows there are and the cursor at which each page begins, so
 * that any page costs the same, however far down.
 *
 * At most one page is on its way at a time, and the next one asked for is always one that is wanted
 * by then: someone who scrolls past a thousand pages does not wait for them.
 */
export class Pages {
  readonly filter: Filter;
  readonly #source: Source;
  readonly #changed: () => void;
  readonly #failed: (reason: unknown) => void;
  #ladder: Ladder | null = null;
  #kept = new Lru<number, Row[]>(KEPT_PAGES);
  #wanted: number[] = [];
  #fetching = false;
  /** Answers that were asked for under an older number are dropped. */
  #generation = 0;

  /**
   * @param changed called whenever `total` or a row may read differently
   * @param failed called with what a request was refused with
   */
  constructor(
    filter: Filter,
    source: Source,
    changed: () => void,
    failed: (reason: unknown) => void,
  ) {
    this.filter = filter;
    this.#source = source;
    this.#changed = changed;
    this.#failed = failed;
  }

  /** How many rows there are; null before the first answer. */
  get total(): number | null {
    return this.#ladder?.total ?? null;
  }

  /** Pages held at present. */
  get held(): number {
    return this.#kept.size;
  }

  /** The row at `index`, or nothing while its page is not here. */
  at(index: number): Row | undefined {
    if (!this.#ladder || index < 0) return undefined;
    const { step } = this.#ladder;
    return this.#kept.peek(Math.floor(index / step))?.[index % step];
  }

  /** The index of an entry among the pages held, or -1. */
  indexOf(id: number): number {
    const step = this.#ladder?.step ?? 0;
    for (const [page, rows] of this.#kept.entries()) {
      const found = rows.findIndex((row) => row.id === id);
      if (found >= 0) return page * step + found;
    }
    return -1;
  }

  /** First load: the newest rows at once, then the length of the whole. */
  async load(): Promise<void> {
    await this.#settle(async (current) => {
      const first = await this.#source.timeline(this.filter, null, FIRST_ROWS);
      if (!current()) return;
      const { rows } = first;
      this.#adopt({ total: rows.length, step: FIRST_ROWS, cursors: [''] }, new Map([[0, rows]]));
      if (first.next === null) return;
      const ladder = await this.#source.ladder(this.filter);
      if (!current()) return;
      const whole = ladder.step <= rows.length || ladder.total <= rows.length;
      this.#adopt(
        ladder,
        whole ? new Map([[0, rows.slice(0, ladder.step)]]) : await this.#fetch(ladder, [0]),
      );
    });
  }

  /** Asks again for everything on screen; what is shown stays until all of the new is here. */
  async refresh(): Promise<void> {
    await this.#settle(async (current) => {
      const ladder = await this.#source.ladder(this.filter);
      if (!current()) return;
      const last = Math.max(0, ladder.cursors.length - 1);
      const shown = new Set(this.#wanted.map((page) => Math.min(page, last)));
      const pages =
        ladder.total === 0 ? new Map<number, Row[]>() : await this.#fetch(ladder, [...shown]);
      if (current()) this.#adopt(ladder, pages);
    });
  }

  /** Says which rows are on screen, from `first` up to but not including `end`. */
  want(first: number, end: number): void {
    if (!this.#ladder) return;
    this.#wanted = pagesAround(this.#ladder, first, end);
    for (const page of this.#wanted) this.#kept.touch(page);
    void this.#pump();
  }

  /** The row at `index`, fetched when it is not held. */
  async reach(index: number): Promise<Row | undefined> {
    const ladder = this.#ladder;
    if (!ladder || index < 0 || index >= ladder.total) return undefined;
    const page = Math.floor(index / ladder.step);
    if (!this.#kept.has(page)) {
      const generation = this.#generation;
      const fetched = await this.#fetch(ladder, [page]);
      if (generation !== this.#generation) return undefined;
      this.#kept.set(page, fetched.get(page) ?? []);
      this.#changed();
    }
    return this.at(index);
  }

  /** The index of an entry wherever it is, found by halving; -1 when it is not in this list. */
  async find(row: Row): Promise<number> {
    let low = 0;
    let high = this.total ?? 0;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const other = await this.reach(middle);
      if (!other) return -1;
      if (other.id === row.id) return middle;
      if (comesBefore(other, row)) low = middle + 1;
      else high = middle;
    }
    return -1;
  }

  /** Puts a newer reading of a row in place of the one held, unless its place has changed. */
  replace(row: Row): 'replaced' | 'moved' | 'absent' {
    const index = this.indexOf(row.id);
    const held = this.at(index);
    if (!this.#ladder || !held) return 'absent';
    if (held.cursor !== row.cursor) return 'moved';
    const page = this.#kept.peek(Math.floor(index / this.#ladder.step));
    page?.splice(index % this.#ladder.step, 1, row);
    this.#changed();
    return 'replaced';
  }

  /** Runs one load, and lets scrolling fetch again when it has ended. */
  async #settle(load: (current: () => boolean) => Promise<void>): Promise<void> {
    const generation = ++this.#generation;
    const current = (): boolean => generation === this.#generation;
    this.#fetching = true;
    try {
      await load(current);
    } catch (reason) {
      if (current()) this.#failed(reason);
    }
    if (!current()) return;
    this.#fetching = false;
    await this.#pump();
  }

  /** Fetches wanted pages one after the other until none is missing. */
  async #pump(): Promise<void> {
    if (this.#fetching) return;
    const generation = this.#generation;
    this.#fetching = true;
    try {
      for (;;) {
        const ladder = this.#ladder;
        const missing = this.#wanted.find((page) => !this.#kept.has(page));
        if (!ladder || missing === undefined) break;
        const fetched = await this.#fetch(ladder, [missing]);
        if (generation !== this.#generation) return;
        this.#kept.set(missing, fetched.get(missing) ?? []);
        this.#changed();
      }
    } catch (reason) {
      if (generation !== this.#generation) return;
      this.#failed(reason);
      this.#wanted = [];
    }
    this.#fetching = false;
  }

  async #fetch(ladder: Ladder, pages: number[]): Promise<Map<number, Row[]>> {
    const fetched = new Map<number, Row[]>();
    for (const page of pages) {
      const after = ladder.cursors[page] || null;
      fetched.set(page, (await this.#source.timeline(this.filter, after, ladder.step)).rows);
    }
    return fetched;
  }

  #adopt(ladder: Ladder, pages: Map<number, Row[]>): void {
    this.#ladder = ladder;
    this.#kept.clear();
    for (const [page, rows] of pages) this.#kept.set(page, rows);
    this.#changed();
  }
}

/** The pages of the rows `first..end`, and then those just above and below, which are likely next. */
export function pagesAround(ladder: Ladder, first: number, end: number): number[] {
  if (ladder.total === 0) return [];
  const last = Math.floor((ladder.total - 1) / ladder.step);
  const from = clamp(Math.floor(first / ladder.step), 0, last);
  const to = clamp(Math.floor(Math.max(first, end - 1) / ladder.step), from, last);
  const pages = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  if (to < last) pages.push(to + 1);
  if (from > 0) pages.push(from - 1);
  return pages;
}

/** Whether `one` stands above `other`. Those of one instant are close enough to be seen together. */
function comesBefore(one: Row, other: Row): boolean {
  const newer = instant(one) - instant(other);
  return newer > 0 || (newer === 0 && one.id > other.id);
}

function instant({ happened }: Row): number {
  return Date.parse(`${happened.local}Z`) - happened.offset * 60_000;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
