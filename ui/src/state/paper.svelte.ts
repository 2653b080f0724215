import { commands, isAppError, type LaidEntry } from '../ipc';
import { paperText } from '../text/takeOut';
import { asking } from './asking.svelte';
import { notices } from './notices.svelte';
import { flushAll } from './session';

/** An entry that is put on paper. */
class Paper {
  /** The pages that lie ready for the printer; null but for that moment. */
  sheet = $state.raw<LaidEntry | null>(null);

  /** Prints pages that are laid out, after saying what paper is. */
  async put(laid: LaidEntry): Promise<void> {
    if (await asking.ask(paperText.pages)) this.sheet = laid;
  }

  /** Prints an entry as it is now, after saying what paper is. */
  async print(id: number): Promise<void> {
    if (!(await asking.ask(paperText.question))) return;
    try {
      await flushAll();
      this.sheet = await commands.layEntry(id);
    } catch (refused) {
      const tooLong = isAppError(refused) && refused.code === 'chosen_too_much';
      if (tooLong) notices.say(paperText.tooLong);
      else notices.trouble(refused);
    }
  }
}

export const paper = new Paper();
