import { notices } from './notices.svelte';

/** The newest answer to a question that is asked again and again; older ones that come late are dropped. */
export class Answer<T> {
  /** Null until the first answer. */
  value = $state.raw<T | null>(null);
  #asked = 0;

  /** Asks; a refusal is told to the person, and what was known before stays. */
  ask(question: Promise<T>): void {
    this.#asked += 1;
    const mine = this.#asked;
    question.then(
      (answer) => {
        if (mine === this.#asked) this.value = answer;
      },
      (refused: unknown) => {
        if (mine === this.#asked) notices.trouble(refused);
      },
    );
  }

  /** Forgets the answer, and any that is still to come. */
  clear(): void {
    this.#asked += 1;
    this.value = null;
  }
}
