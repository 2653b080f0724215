/**
 * The entries that are being written. One that could not be stored yet is kept here when its page is
 * left: its tries go on, locking asks for it, and coming back to the entry brings its words back.
 */
import { commands, type Saved } from '../../../ipc';
import { changes } from '../../../state/changes.svelte';
import { notices } from '../../../state/notices.svelte';
import { beforeLock } from '../../../state/session';
import { editorText } from '../../../text/editor';
import { Autosave, type Listener, type Start, type Store } from './autosave';

const store: Store = {
  create: (draft) => commands.createEntry(draft),
  save: (id, base, draft) => commands.saveEntry(id, base, draft),
  read: (id) => commands.entry(id),
};

/** What a page wants to know of the entry on it; the rest of the app is told from here. */
export type Page = Omit<Listener, 'keptBoth'>;

/** An entry on a page. */
export interface Sitting {
  readonly autosave: Autosave;
  /** The page is left: what is pending is stored, however long that takes. */
  leave(): void;
}

interface Open {
  /** Of the page, as in `state/nav`. */
  key: number;
  autosave: Autosave;
  release: () => void;
  shown: boolean;
}

const open = new Set<Open>();

/** Goes up while our own changes are told, so that they are not taken for someone else's. */
let telling = 0;

/**
 * Waits until what was left pending of a page or an entry is stored, as far as it can be, so that it
 * is read whole. Resolves with the entry's id, null while it has none.
 */
export async function settle(key: number, id: number | null): Promise<number | null> {
  const pending = find(key, id);
  await pending?.autosave.flush();
  return pending?.autosave.entryId ?? id;
}

/** Begins to keep what lies on a page saved, or goes on with what was left unsaved. */
export function sit(key: number, start: Start, page: Page): Sitting {
  const sitting = find(key, start.id) ?? begin(key, start);
  sitting.shown = true;
  sitting.autosave.listener = listener(sitting, page);
  return {
    autosave: sitting.autosave,
    leave() {
      sitting.shown = false;
      // The page may come back, and then wants to know its entry.
      sitting.autosave.listener = listener(sitting, { ...NOBODY, saved: page.saved });
      void sitting.autosave.flush().then(() => releaseSettled(sitting));
    },
  };
}

function find(key: number, id: number | null): Open | null {
  for (const sitting of open) {
    const { entryId } = sitting.autosave;
    if (sitting.key === key || (id !== null && entryId === id)) return sitting;
  }
  return null;
}

function begin(key: number, start: Start): Open {
  const autosave = new Autosave(start, store, { ...NOBODY, keptBoth: () => undefined });
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
  open.add(sitting);
  return sitting;
}

function listener(sitting: Open, page: Page): Listener {
  return {
    ...page,
    state(state) {
      page.state(state);
      releaseSettled(sitting);
    },
    saved(saved, first) {
      tell(saved, first ? 'created' : 'saved');
      page.saved(saved, first);
    },
    keptBoth(copy) {
      tell(copy, 'created');
      notices.say(editorText.keptBoth);
    },
  };
}

function tell({ row }: Saved, kind: 'created' | 'saved'): void {
  telling += 1;
  try {
    changes.tell({ kind, row });
  } finally {
    telling -= 1;
  }
}

function releaseSettled(sitting: Open): void {
  if (sitting.shown || !sitting.autosave.settled) return;
  sitting.release();
  open.delete(sitting);
}

const NOBODY: Page = {
  state: () => undefined,
  saved: () => undefined,
  replaced: () => undefined,
  momentRefused: () => undefined,
};
