import { app } from './app.svelte';
import { beforeLock } from './session';

/** Where words are kept: all of them as one text. */
export interface HalfSaidStore {
  read(): Promise<string | null>;
  write(words: string | null): Promise<unknown>;
}

/** Milliseconds after the last key. */
const PAUSE = 400;

/**
 * Words that were begun in a form when the journal was locked. A form is no entry, and yet nobody may
 * lose what they wrote in it.
 */
export class HalfSaid {
  #words: Promise<Map<string, string>> | null = null;

  constructor(private readonly store: HalfSaidStore) {}

  /** What was begun in a form; empty if nothing was. */
  async of(form: string): Promise<string> {
    return (await this.#all()).get(form) ?? '';
  }

  /** Keeps what is in a form now; nothing forgets it. */
  async keep(form: string, words: string): Promise<void> {
    const all = await this.#all();
    if ((all.get(form) ?? '') === words) return;
    if (words.trim() === '') all.delete(form);
    else all.set(form, words);
    await this.store.write(all.size === 0 ? null : JSON.stringify([...all]));
  }

  #all(): Promise<Map<string, string>> {
    this.#words ??= this.store.read().then((text) => {
      return new Map(text === null ? [] : (JSON.parse(text) as [string, string][]));
    });
    return this.#words;
  }
}

/** Looks after the words of one form while it is open. */
export class Form {
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #off: () => void;

  constructor(
    private readonly kept: HalfSaid,
    private readonly form: string,
    private readonly words: () => string,
  ) {
    this.#off = beforeLock(() => kept.keep(form, words()));
  }

  /** What was begun in it before. */
  begun(): Promise<string> {
    return this.kept.of(this.form).catch(() => '');
  }

  /** Something was typed. */
  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(this.words()), PAUSE);
  }

  /** It is closed: said or given up, unless it is the lock that closes it. */
  close(): void {
    clearTimeout(this.#timer);
    this.#off();
    const locking = app.covered || app.phase !== 'unlocked';
    if (!locking) this.#keep('');
  }

  /** A form goes on without: its words are still in it. */
  #keep(words: string): void {
    this.kept.keep(this.form, words).catch(() => undefined);
  }
}
