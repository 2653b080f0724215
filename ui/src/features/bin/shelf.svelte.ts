import { commands, type BinRow } from '../../ipc';
import { asking } from '../../state/asking.svelte';
import { changes, type Change } from '../../state/changes.svelte';
import { putBack } from '../../state/entries';
import { nav } from '../../state/nav.svelte';
import { notices } from '../../state/notices.svelte';
import { bin, sayErased } from '../../text/bin';

/** What lies in the bin, the one deleted last first. */
export class Shelf {
  rows = $state.raw<BinRow[]>([]);
  /** The first answer is here. */
  known = $state(false);
  /** The entry that is being read. */
  chosen = $state<number | null>(null);
  active = $state(0);
  #next: string | null = null;
  #generation = 0;
  #turning = false;

  async load(): Promise<void> {
    this.#generation += 1;
    this.#turning = false;
    await this.#fetch(null);
  }

  /** Fetches the next page, once. */
  async turn(): Promise<void> {
    if (this.#next !== null && !this.#turning) await this.#fetch(this.#next);
  }

  follow(change: Change): void {
    if (change.kind === 'binned' || change.kind === 'many') void this.load();
    else if (change.kind === 'emptied') this.#keep(() => false);
    else if (change.kind === 'erased') this.#keep(({ id }) => id !== change.id);
    else if (change.kind === 'unbinned') this.#keep(({ id }) => id !== change.row.id);
  }

  async putBack(id: number): Promise<void> {
    if (!(await putBack(id))) return;
    notices.say(bin.isBack, {
      label: bin.open,
      run: () => {
        nav.go('timeline');
        nav.open(id);
      },
    });
  }

  async erase(id: number): Promise<void> {
    const { eraseTitle: title, eraseText: text, erase: yes, keep: no } = bin;
    if (!(await asking.ask({ title, text, yes, no, grave: true }))) return;
    try {
      await commands.eraseEntry(id);
      changes.tell({ kind: 'erased', id });
      notices.say(bin.erased);
    } catch (refused) {
      notices.trouble(refused);
    }
  }

  async empty(): Promise<void> {
    const { emptyAskTitle: title, emptyAskText: text, empty: yes, keepAll: no } = bin;
    if (!(await asking.ask({ title, text, yes, no, grave: true }))) return;
    try {
      const count = await commands.emptyBin();
      changes.tell({ kind: 'emptied' });
      notices.say(sayErased(count));
    } catch (refused) {
      notices.trouble(refused);
    }
  }

  async #fetch(after: string | null): Promise<void> {
    const generation = this.#generation;
    this.#turning = true;
    try {
      const page = await commands.binned(after);
      if (generation !== this.#generation) return;
      this.rows = after === null ? page.rows : [...this.rows, ...page.rows];
      this.#next = page.next;
      this.known = true;
    } catch (refused) {
      if (generation === this.#generation) notices.trouble(refused);
    }
    if (generation === this.#generation) this.#turning = false;
  }

  #keep(stays: (row: BinRow) => boolean): void {
    this.rows = this.rows.filter(stays);
    this.active = Math.min(this.active, Math.max(0, this.rows.length - 1));
    if (!this.rows.some(({ id }) => id === this.chosen)) this.chosen = null;
  }
}
