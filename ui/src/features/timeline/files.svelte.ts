import { SvelteMap } from 'svelte/reactivity';
import { commands, type AttachmentCount } from '../../ipc';

/** Rows are passed by faster than anybody looks at them; only those that stay in sight are asked for. */
const PAUSE_MS = 90;
/** Entries that are remembered: far more than a screen. */
const MOST = 2000;

type Ask = (entries: number[]) => Promise<AttachmentCount[]>;

/**
 * What the rows in sight have of files. It comes after the rows: a list without it is whole, and the journal
 * reads nothing of files for it.
 */
export class RowFiles {
  readonly #known = new SvelteMap<number, AttachmentCount | null>();
  #wanted: readonly number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ask: Ask = (entries) => commands.attachmentCounts(entries)) {}

  of(entry: number): AttachmentCount | undefined {
    return this.#known.get(entry) ?? undefined;
  }

  /** These are in sight. */
  want(entries: readonly number[]): void {
    this.#wanted = entries;
    clearTimeout(this.#timer);
    if (entries.some((id) => !this.#known.has(id))) {
      this.#timer = setTimeout(() => void this.#fetch(), PAUSE_MS);
    }
  }

  /** The files of an entry are others now. */
  forget(entry: number): void {
    this.#known.delete(entry);
    this.want(this.#wanted);
  }

  leave(): void {
    clearTimeout(this.#timer);
    this.#wanted = [];
  }

  async #fetch(): Promise<void> {
    const missing = this.#wanted.filter((id) => !this.#known.has(id));
    try {
      const found = await this.ask(missing);
      if (this.#known.size > MOST) this.#known.clear();
      for (const id of missing) {
        this.#known.set(id, found.find(({ entry }) => entry === id) ?? null);
      }
    } catch {
      // the rows say all that they must; the next ones ask again
    }
  }
}
