import { commands, type AttachmentCount, type Filter, type Row } from '../../ipc';
import { timeline } from '../../state/ahead';
import type { Change } from '../../state/changes.svelte';
import { methods } from '../../state/methods.svelte';
import { notices } from '../../state/notices.svelte';
import type { Range } from '../../shared/list/window';
import { belongs } from './filter';
import { RowFiles } from './files.svelte';
import { Pages } from './pages';

/** What the list on screen has to do after the rows have changed. */
export interface Moves {
  /** So many rows came in above what is seen (or went, when negative). */
  shift(rows: number): void;
  /** This row should be seen. */
  reveal(index: number): void;
}

/** A filtered timeline on screen: its rows, and the one that the keys act on. */
export class Listing {
  readonly filter: Filter;
  active = $state(0);
  #version = $state(0);
  readonly #pages: Pages;
  readonly #files = new RowFiles();
  #seen: Range = { first: 0, end: 0 };
  /** Where an entry stood when it was last saved out of sight. */
  #unseen = { id: 0, cursor: '' };

  /** @param resume begin somewhere below the newest rows, where the person was before */
  constructor(filter: Filter, resume: boolean) {
    this.filter = filter;
    this.#pages = new Pages(
      filter,
      { timeline, ladder: (of) => commands.ladder(of) },
      () => {
        this.#version += 1;
        this.#askFiles();
      },
      (refused) => notices.trouble(refused),
    );
    void (resume ? this.#pages.refresh() : this.#pages.load());
  }

  /** Null until the first rows are here. */
  get total(): number | null {
    return this.#version >= 0 ? this.#pages.total : null;
  }

  at(index: number): Row | undefined {
    return this.#version >= 0 ? this.#pages.at(index) : undefined;
  }

  get activeRow(): Row | undefined {
    return this.at(this.active);
  }

  /** What is known of the files of an entry. */
  filesOf(id: number): AttachmentCount | undefined {
    return this.#files.of(id);
  }

  see(range: Range): void {
    this.#seen = range;
    this.#pages.want(range.first, range.end);
    this.#askFiles();
  }

  leave(): void {
    this.#files.leave();
  }

  #askFiles(): void {
    const ids: number[] = [];
    for (let index = this.#seen.first; index < this.#seen.end; index += 1) {
      const row = this.#pages.at(index);
      if (row) ids.push(row.id);
    }
    this.#files.want(ids);
  }

  /** Follows a change of the journal; `open` is the entry on the page. */
  async follow(change: Change, open: number | null, moves: Moves): Promise<void> {
    if (change.kind === 'files') return this.#files.forget(change.entry);
    if (change.kind === 'erased' || change.kind === 'emptied') return;
    if (change.kind === 'binned' || change.kind === 'tags' || change.kind === 'many')
      return this.#refresh(moves);
    const { row } = change;
    const here = belongs(row, this.filter, (id) => methods.card(id)?.name);
    const place = this.#pages.replace(row);
    if (here && place === 'replaced') return;
    if (place === 'absent' && (!here || this.#knows(row))) return;
    await this.#refresh(moves);
    const sought = row.id === open || change.kind === 'created' || change.kind === 'unbinned';
    if (here && sought) await this.#goTo(row, moves);
  }

  /** Saved once more in the same place out of sight: nothing on screen can have changed. */
  #knows(row: Row): boolean {
    const same = this.#unseen.id === row.id && this.#unseen.cursor === row.cursor;
    this.#unseen = { id: row.id, cursor: row.cursor };
    return same;
  }

  /** Reads the rows again, with the same one active and the same ones in sight. */
  async #refresh(moves: Moves): Promise<void> {
    const before = this.#seen.first;
    const top = this.#pages.at(before)?.id;
    const active = this.activeRow?.id;
    await this.#pages.refresh();
    const kept = active === undefined ? -1 : this.#pages.indexOf(active);
    const last = Math.max(0, (this.#pages.total ?? 0) - 1);
    this.active = kept >= 0 ? kept : Math.min(this.active, last);
    const after = top === undefined ? -1 : this.#pages.indexOf(top);
    if (after >= 0 && after !== before) moves.shift(after - before);
  }

  async #goTo(row: Row, moves: Moves): Promise<void> {
    const near = this.#pages.indexOf(row.id);
    const index = near >= 0 ? near : await this.#pages.find(row);
    if (index < 0) return;
    this.active = index;
    moves.reveal(index);
  }
}
