import { notices } from './notices.svelte';

/** The newest answer to a question that is asked again and again; older ones that come late are dropped. */
export class Answer<T> {
  /** Null until the first answer. */
  value = $state.raw<T | null>(null);
  #asked = 0;
  #about: readonly unknown[] | null = null;

  /** Asks; a refusal is told to the person, and what was known before stays. */
  ask(question: Promise<T>): void {
    this.#asked += 1;
    this.#about = null;
    const mine = this.#asked;
    question.then(
      (answer) => {
        if (mine === this.#asked) this.value = answer;
      },
      (refused: unknown) => {
        if (mine !== this.#asked) return;
        this.#about = null;
        notices.trouble(refused);
      },
    );
  }

  /** Asks, unless all that the answer depends on is the same as when it was asked last. */
  askIfNew(about: readonly unknown[], question: () => Promise<T>): void {
    const last = this.#about;
    if (last?.length === about.length && about.every((one, at) => one === last[at])) return;
    this.ask(question());
    this.#about = about;
  }

  /** Forgets the answer, and any that is still to come. */
  clear(): void {
    this.#asked += 1;
    this.#about = null;
    this.value = null;
  }
}
