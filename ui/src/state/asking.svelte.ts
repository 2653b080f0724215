/** A question to be answered before going on. */
export interface Question {
  title: string;
  text: string;
  yes: string;
  no?: string;
  /** What it leads to cannot be undone. */
  grave?: boolean;
}

class Asking {
  question = $state<Question | null>(null);
  #answer: ((yes: boolean) => void) | null = null;

  /** Puts `question` to the person; resolves with whether they said yes. */
  ask(question: Question): Promise<boolean> {
    this.answer(false);
    this.question = question;
    return new Promise((resolve) => (this.#answer = resolve));
  }

  answer(yes: boolean): void {
    this.question = null;
    this.#answer?.(yes);
    this.#answer = null;
  }
}

export const asking = new Asking();
