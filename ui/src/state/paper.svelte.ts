import { commands, type Entry } from '../ipc';
import { paperText } from '../text/takeOut';
import { asking } from './asking.svelte';
import { notices } from './notices.svelte';
import { flushAll } from './session';

/** An entry that is put on paper. */
class Paper {
  /** What lies ready for the printer; null but for that moment. */
  sheet = $state.raw<Entry | null>(null);

  /** Prints an entry as it is now, after saying what paper is. */
  async print(id: number): Promise<void> {
    if (!(await asking.ask(paperText.question))) return;
    try {
      await flushAll();
      this.sheet = await commands.entry(id);
    } catch (refused) {
      notices.trouble(refused);
    }
  }
}

export const paper = new Paper();
