import { commands, type AttachmentTotals, type GalleryRow } from '../../ipc';
import { changes } from '../../state/changes.svelte';
import { notices } from '../../state/notices.svelte';

/** All pictures, as far as they were looked at, and where the person was among them. */
class Gallery {
  rows = $state.raw<readonly GalleryRow[]>([]);
  totals = $state.raw<AttachmentTotals | null>(null);
  /** Whether there is anything behind the last row; null before the first answer. */
  ended = $state<boolean | null>(null);
  active = $state(0);
  top = 0;
  #next: string | null = null;
  #loading = false;
  /** Something changed since the rows were read. */
  #stale = true;
  #generation = 0;

  constructor() {
    changes.on((change) => {
      if (change.kind !== 'starred' && change.kind !== 'tags') this.#stale = true;
    });
  }

  /** Reads the rows if they may read differently; as many as there were. */
  async begin(): Promise<void> {
    if (!this.#stale) return;
    this.#stale = false;
    const mine = ++this.#generation;
    this.#loading = true;
    try {
      const totals = commands.attachmentTotals();
      const most = Math.max(1, this.rows.length);
      const rows: GalleryRow[] = [];
      let after: string | null = null;
      do {
        const page = await commands.gallery(after);
        rows.push(...page.rows);
        after = page.next;
      } while (after !== null && rows.length < most);
      const known = await totals;
      if (mine !== this.#generation) return;
      this.#take(rows, after);
      this.totals = known;
    } catch (refused) {
      this.#stale = true;
      notices.trouble(refused);
    } finally {
      if (mine === this.#generation) this.#loading = false;
    }
  }

  /** Reads the next ones. */
  async more(): Promise<void> {
    if (this.#loading || this.ended !== false) return;
    this.#loading = true;
    const mine = this.#generation;
    try {
      const page = await commands.gallery(this.#next);
      if (mine === this.#generation) this.#take([...this.rows, ...page.rows], page.next);
    } catch (refused) {
      notices.trouble(refused);
    } finally {
      if (mine === this.#generation) this.#loading = false;
    }
  }

  #take(rows: readonly GalleryRow[], next: string | null): void {
    this.rows = rows;
    this.#next = next;
    this.ended = next === null;
    this.active = Math.min(this.active, Math.max(0, rows.length - 1));
  }
}

export const gallery = new Gallery();
