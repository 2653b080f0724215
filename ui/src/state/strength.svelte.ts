import { commands, type Strength } from '../ipc';

const PAUSE_MS = 180;

/** Judges a passphrase while it is being typed: after a short pause, and only the newest one. */
export class Judge {
  verdict = $state<Strength | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** Asks about `passphrase` after a pause. */
  watch(passphrase: string): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    if (passphrase === '') this.verdict = null;
    else this.#timer = setTimeout(() => void this.now(passphrase), PAUSE_MS);
  }

  /** Asks at once; null when it cannot be told, which stands in nobody's way. */
  async now(passphrase: string): Promise<Strength | null> {
    clearTimeout(this.#timer);
    const turn = ++this.#asked;
    const verdict = await commands.strength(passphrase).catch(() => null);
    if (turn === this.#asked) this.verdict = verdict;
    return verdict;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }
}
