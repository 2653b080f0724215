import { commands, type Method, type MethodCard, type Moment } from '../ipc';
import { app } from './app.svelte';
import { notices } from './notices.svelte';
import { justReminded } from './reminded';

/** The keys of the check-in. */
export const CHECK_IN_KEYS = 'Mod+J';

/** What led to a check-in, as the options of an occasion are called. */
type Occasion = 'prompted' | 'scheduled' | 'self_started' | 'after_trigger';

/** An entry that a check-in goes with: it is about the same moment. */
export interface FeltWith {
  id: number;
  title: string;
  moment: Moment;
}

/** What is asked: how it feels now, or how it felt at the moment of an entry. */
interface Asked {
  occasion: Occasion;
  entry: FeltWith | null;
}

/** The method that is one key away, and the question it asks. */
class CheckIn {
  /** Null while it is not known. */
  method = $state.raw<Method | null>(null);
  /** There is none that is one key away. */
  none = $state(false);
  /** Null while nothing is asked. */
  asked = $state.raw<Asked | null>(null);
  #looking = false;

  /** Asks how it feels now. */
  ask(occasion: Occasion = this.#occasion()): void {
    if (!this.none) this.asked = { occasion, entry: null };
  }

  /** Asks how it felt at the moment of an entry. */
  askFelt(entry: FeltWith): void {
    if (!this.none) this.asked = { occasion: 'self_started', entry };
  }

  close(): void {
    this.asked = null;
  }

  /** Reads the method that is one key away, if there is one among these. */
  async find(cards: readonly MethodCard[]): Promise<void> {
    if (this.method || this.#looking) return;
    this.#looking = true;
    try {
      const card = cards.find(({ quick }) => quick);
      this.none = !card;
      if (card) this.method = await commands.method(card.id, null);
    } catch (refused) {
      this.close();
      notices.trouble(refused);
    } finally {
      this.#looking = false;
    }
  }

  /** Whoever comes because of a reminder was asked. */
  #occasion(): Occasion {
    return justReminded(app.settings.reminders, new Date()) ? 'prompted' : 'self_started';
  }
}

export const checkIn = new CheckIn();
