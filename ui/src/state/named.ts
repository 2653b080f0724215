import { commands, type Attachment } from '../ipc';
import { changes } from './changes.svelte';

/** More than any page names. */
const MOST = 500;

/** The attachments that texts name, as far as they were asked for. */
class Named {
  /** null for one that was removed. */
  #known = new Map<string, Attachment | null>();
  #asked = new Set<string>();
  #listeners = new Set<() => void>();

  constructor() {
    changes.on((change) => {
      // those that belong to what was erased, or put back, are told apart by asking again
      const none = change.kind === 'saved' || change.kind === 'starred' || change.kind === 'tags';
      if (!none && this.#known.size > 0) this.forget();
    });
  }

  /** What is known of it; undefined while the question is on its way. */
  find(uid: string): Attachment | null | undefined {
    const found = this.#known.get(uid);
    if (!this.#asked.has(uid)) void this.#ask(uid);
    return found;
  }

  /** Everything is asked for again; until then it stays as it is shown. */
  forget(): void {
    this.#asked.clear();
    this.#tell();
  }

  /** Hears when something became known. */
  on(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #ask(uid: string): Promise<void> {
    this.#asked.add(uid);
    try {
      const found = await commands.attachmentNamed(uid);
      const before = this.#known.get(uid);
      if (this.#known.size > MOST) this.#known.clear();
      this.#known.set(uid, found);
      if (JSON.stringify(before) !== JSON.stringify(found)) this.#tell();
    } catch {
      // locked, or about to be: the sign stays that stands in for it
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const named = new Named();
