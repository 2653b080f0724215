/**
 * The entries that are being written. One that could not be stored yet is kept here when its page is
 * left: its tries go on, locking asks for it, and coming back to the entry brings its words back.
 */
import type { Saved } from '../../ipc';
import { editorText } from '../../text/editor';
import { changes } from '../changes.svelte';
import { notices } from '../notices.svelte';
import { beforeLock } from '../session';
import { Autosave, type Listener, type Start } from './autosave';
import type { Held, Kind, Store } from './kind';

/** What a page wants to know of the entry on it; the rest of the app is told from here. */
export type Page<D> = Omit<Listener<D>, 'keptBoth'>;

/** An entry on a page. */
export interface Sitting<D extends Held> {
  readonly autosave: Autosave<D>;
  /** The page is left: what is pending is stored, however long that takes. */
  leave(): void;
}

interface Open<D extends Held> {
  /** Of the page, as in `state/nav`. */
  key: number;
  autosave: Autosave<D>;
  release: () => void;
  shown: boolean;
}

/** Goes up while our own changes are told, so that they are not taken for someone else's. */
let telling = 0;

/** The entries of one kind that are being written. */
export class Sittings<D extends Held> {
  readonly #open = new Set<Open<D>>();

  constructor(
    private readonly kind: Kind<D>,
    private readonly store: Store<D>,
  ) {}

  /**
   * Waits until what was left pending of a page or an entry is stored, as far as it can be, so that
   * it is read whole. Resolves with the entry's id, null while it has none.
   */
  async settle(key: number, id: number | null): Promise<number | null> {
    const pending = this.#find(key, id);
    await pending?.autosave.flush();
    return pending?.autosave.entryId ?? id;
  }

  /** Begins to keep what lies on a page saved, or goes on with what was left unsaved. */
  sit(key: number, start: Start<D>, page: Page<D>): Sitting<D> {
    const sitting = this.#find(key, start.id) ?? this.#begin(key, start);
    sitting.shown = true;
    sitting.autosave.listener = this.#listener(sitting, page);
    return {
      autosave: sitting.autosave,
      leave: () => {
        sitting.shown = false;
        // The page may come back, and then wants to know its entry.
        sitting.autosave.listener = this.#listener(sitting, { ...NOBODY, saved: page.saved });
        void sitting.autosave.flush().then(() => this.#releaseSettled(sitting));
      },
    };
  }

  #find(key: number, id: number | null): Open<D> | null {
    for (const sitting of this.#open) {
      const { entryId } = sitting.autosave;
      if (sitting.key === key || (id !== null && entryId === id)) return sitting;
    }
    return null;
  }

  #begin(key: number, start: Start<D>): Open<D> {
    const nobody = { ...NOBODY, keptBoth: () => undefined };
    const autosave = new Autosave<D>(start, this.store, nobody, this.kind);
    const releases = [
      beforeLock(async () => {
        if (!(await autosave.flush())) throw new Error('unsaved');
      }),
      changes.on((change) => {
        if (telling > 0 || autosave.entryId === null) return;
        const id = 'row' in change ? change.row.id : 'id' in change ? change.id : null;
        if (id !== autosave.entryId) return;
        if (change.kind === 'binned') autosave.close();
        else if (change.kind === 'starred') autosave.starred(change.row.starred);
        else if (change.kind === 'saved') void autosave.refresh();
      }),
    ];
    const sitting = { key, autosave, shown: true, release: () => releases.forEach((off) => off()) };
    this.#open.add(sitting);
    return sitting;
  }

  #listener(sitting: Open<D>, page: Page<D>): Listener<D> {
    return {
      ...page,
      state: (state) => {
        page.state(state);
        this.#releaseSettled(sitting);
      },
      saved: (saved, first) => {
        tell(saved, first ? 'created' : 'saved');
        page.saved(saved, first);
      },
      keptBoth: (copy) => {
        tell(copy, 'created');
        notices.say(editorText.keptBoth);
      },
    };
  }

  #releaseSettled(sitting: Open<D>): void {
    if (sitting.shown || !sitting.autosave.settled) return;
    sitting.release();
    this.#open.delete(sitting);
  }
}

function tell({ row }: Saved, kind: 'created' | 'saved'): void {
  telling += 1;
  try {
    changes.tell({ kind, row });
  } finally {
    telling -= 1;
  }
}

const NOBODY: Page<Held> = {
  state: () => undefined,
  saved: () => undefined,
  replaced: () => undefined,
  momentRefused: () => undefined,
};
