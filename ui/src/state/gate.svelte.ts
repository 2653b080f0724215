import { commands } from '../ipc';
import { notices } from './notices.svelte';

/** What was kept of the safety questions, if the person asked for it. */
export type Remembered = 'clear' | 'hidden';

/** What the questions are asked for: something for two people, or nothing but themselves. */
export type Reason = 'exercise' | 'themselves';

/** The safety questions that come before what two people do together. */
class Gate {
  /** Why they are before the person; null while they are not. */
  asked = $state<Reason | null>(null);
  /** What was kept; null if nothing was, or until it was read. */
  remembered = $state<Remembered | null>(null);
  #answer: ((clear: boolean) => void) | null = null;

  /** Asks, unless the answer that all is clear was kept. Tells whether to go on. */
  async pass(): Promise<boolean> {
    await this.refresh();
    return this.remembered === 'clear' || this.ask('exercise');
  }

  /** Asks, whatever was kept. */
  ask(reason: Reason = 'themselves'): Promise<boolean> {
    this.answer(false);
    this.asked = reason;
    return new Promise((resolve) => (this.#answer = resolve));
  }

  answer(clear: boolean): void {
    this.asked = null;
    this.#answer?.(clear);
    this.#answer = null;
  }

  /** Reads what was kept. Where that cannot be told, the questions are asked. */
  async refresh(): Promise<void> {
    const kept = await commands.gateState().catch(() => null);
    this.remembered = kept === 'clear' || kept === 'hidden' ? kept : null;
  }

  /** Keeps this, or nothing any more. */
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
