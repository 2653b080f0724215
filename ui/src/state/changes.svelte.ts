import type { Row } from '../ipc';

/** What has just become true of the journal, told by the one who made it so. */
export type Change =
  | { kind: 'created' | 'saved' | 'starred' | 'unbinned'; row: Row }
  | { kind: 'binned'; id: number }
  | { kind: 'erased'; id: number }
  | { kind: 'emptied' }
  /** Tags were renamed, made one, or marked: any entry may show others now. */
  | { kind: 'tags' }
  /** Files were added to an entry, removed, moved or called otherwise. Its text and version stay. */
  | { kind: 'files'; entry: number }
  /** A whole journal came in, or was taken out again. */
  | { kind: 'many' };

class Changes {
  /** Goes up with every change: enough for whoever simply asks again. */
  count = $state(0);
  #listeners: ((change: Change) => void)[] = [];

  tell(change: Change): void {
    this.count += 1;
    for (const listener of this.#listeners) listener(change);
  }

  /** Hears every change until the returned function is called. */
  on(listener: (change: Change) => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }
}

export const changes = new Changes();
