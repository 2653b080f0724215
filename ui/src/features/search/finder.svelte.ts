import type { Filter, Hit, Hits, Order, Row } from '../../ipc';
import { plain } from '../../shared/entry/spans';
import type { Change } from '../../state/changes.svelte';

/** A question to the journal. */
export interface Asked {
  query: string;
  filter: Filter;
  order: Order;
}

export type Ask = (
  query: string,
  filter: Filter,
  order: Order,
  after: string | null,
  limit: number,
) => Promise<Hits>;

/** Hits fetched at once: some screens of them. */
const PAGE = 40;

/** What was found, page by page. Only the answer to the newest question counts. */
export class Finder {
  hits = $state.raw<Hit[]>([]);
  /** The first answer to the newest question is here. */
  answered = $state(false);
  /** There is more than `hits`. */
  more = $state(false);
  readonly #ask: Ask;
  readonly #failed: (refused: unknown) => void;
  #asked: Asked | null = null;
  #next: string | null = null;
  #turning = false;
  #generation = 0;

  constructor(ask: Ask, failed: (refused: unknown) => void) {
    this.#ask = ask;
    this.#failed = failed;
  }

  /** Asks anew. What was found before stays on screen until the answer is here. */
  async find(asked: Asked): Promise<void> {
    this.#asked = asked;
    this.#generation += 1;
    this.#turning = false;
    await this.#fetch(null);
  }

  /** Fetches the next page, once. */
  async turn(): Promise<void> {
    if (this.#next !== null && !this.#turning) await this.#fetch(this.#next);
  }

  /** Forgets the question and what was found. */
  clear(): void {
    this.#generation += 1;
    this.#asked = null;
    this.#next = null;
    this.#turning = false;
    this.hits = [];
    this.more = false;
    this.answered = false;
  }

  /** Keeps what is shown true, without a hit leaving from under the person's hands. */
  follow(change: Change): void {
    if (change.kind === 'many') {
      if (this.#asked) void this.find(this.#asked);
    } else if (change.kind === 'binned' || change.kind === 'erased') {
      this.hits = this.hits.filter(({ row }) => row.id !== change.id);
    } else if ('row' in change) {
      this.hits = this.hits.map((hit) =>
        hit.row.id === change.row.id ? renewed(hit, change.row) : hit,
      );
    }
  }

  async #fetch(after: string | null): Promise<void> {
    const asked = this.#asked;
    const generation = this.#generation;
    if (!asked) return;
    this.#turning = true;
    try {
      const { query, filter, order } = asked;
      const answer = await this.#ask(query, filter, order, after, PAGE);
      if (generation !== this.#generation) return;
      this.hits = after === null ? answer.hits : [...this.hits, ...answer.hits];
      this.#take(answer.next);
    } catch (refused) {
      if (generation !== this.#generation) return;
      if (after === null) this.hits = [];
      this.#take(null);
      this.#failed(refused);
    }
    this.#turning = false;
  }

  #take(next: string | null): void {
    this.#next = next;
    this.more = next !== null;
    this.answered = true;
  }
}

/** The hit with a newer reading of its row; marks in a title that is no more are dropped. */
function renewed(hit: Hit, row: Row): Hit {
  return { ...hit, row, title: row.title === hit.row.title ? hit.title : plain(row.title) };
}
