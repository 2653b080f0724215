import { commands, type Due } from '../ipc';
import { guides } from '../text/guides';
import { Answer } from './answer.svelte';
import { notices } from './notices.svelte';

/** What comes back, for a list that shows it. */
export class DueNow {
  readonly #asked = new Answer<Due[]>();

  get all(): readonly Due[] {
    return this.#asked.value ?? [];
  }

  /** Whether the first answer is there. */
  get known(): boolean {
    return this.#asked.value !== null;
  }

  refresh(): void {
    this.#asked.ask(commands.due());
  }

  /** Puts one of them aside; its page stays. */
  async settle({ row, what, day }: Due): Promise<void> {
    try {
      await commands.settleDue(row.id, what, day);
      notices.say(guides.putAside);
      this.refresh();
    } catch (refused) {
      notices.trouble(refused);
    }
  }
}
