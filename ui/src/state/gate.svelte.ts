import { commands, type GateState } from '../ipc';
import { notices } from './notices.svelte';

/** What was kept of the safety questions, if the person asked for it. */
export type Remembered = GateState;

/**
 * What the questions are asked for: something for two people, a step of a path, a path that is to
 * begin, or nothing but themselves.
 */
export type Reason = 'exercise' | 'step' | 'begin' | 'themselves';

/** Who hears what the answers came to. */
export interface Keeper {
  /** `remember`: the person wants it kept. Nothing is taken when nothing was said. */
  take: (state: GateState, remember: boolean) => Promise<void> | void;
}

/** The safety questions that come before what two people do together. */
class Gate {
  /** Why they are before the person; null while they are not. */
  asked = $state<Reason | null>(null);
  /** What was kept for the whole journal; null if nothing was, or until it was read. */
  remembered = $state<Remembered | null>(null);
  #answer: ((on: boolean) => void) | null = null;
  readonly #journal: Keeper = {
    take: async (state, remember) => {
      if (remember) await this.remember(state);
      // it was said to be clear once, and now it is said not to be
      else if (state === 'hidden' && this.remembered === 'clear') await this.remember(null);
    },
  };
  #keeper = this.#journal;

  /** Asks, unless the answer that all is clear was kept. Tells whether to go on. */
  async pass(): Promise<boolean> {
    await this.refresh();
    return this.remembered === 'clear' || this.ask('exercise');
  }

  /** Asks, whatever was kept. Tells whether to go on. */
  ask(reason: Reason = 'themselves', keeper: Keeper = this.#journal): Promise<boolean> {
    this.answer(false);
    this.asked = reason;
    this.#keeper = keeper;
    return new Promise((resolve) => (this.#answer = resolve));
  }

  /** Hands on what the answers came to. */
  async take(state: GateState, remember: boolean): Promise<void> {
    await this.#keeper.take(state, remember);
  }

  answer(on: boolean): void {
    this.asked = null;
    this.#answer?.(on);
    this.#answer = null;
  }

  /** Reads what was kept. Where that cannot be told, the questions are asked. */
  async refresh(): Promise<void> {
    const kept = await commands.gateState().catch(() => null);
    this.remembered = kept === 'clear' || kept === 'hidden' ? kept : null;
  }

  /** Keeps this for the whole journal, or nothing any more. */
  async remember(kept: Remembered | null): Promise<void> {
    try {
      await commands.rememberGate(kept);
      this.remembered = kept;
    } catch (thrown) {
      notices.trouble(thrown);
    }
  }
}

export const gate = new Gate();
