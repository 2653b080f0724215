import { commands } from '../ipc';
import { changes } from './changes.svelte';

/** The tags of the journal, for suggestions. Asked for again only after something changed. */
export class KnownTags {
  names = $state.raw<readonly string[]>([]);
  #asked = -1;

  async ask(): Promise<void> {
    if (this.#asked === changes.count) return;
    this.#asked = changes.count;
    // Suggestions are a help only: without them a tag can be typed all the same.
    this.names = await commands.tags().then(
      (found) => found.map(({ name }) => name),
      () => this.names,
    );
  }
}
