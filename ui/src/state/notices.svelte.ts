import { isAppError } from '../ipc';
import { sayError } from '../text/errors';

/** A short message at the foot of the window. It stays when there is something to do about it. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  /** Read out at once, and kept until it is closed. */
  readonly urgent: boolean;
  readonly action: { label: string; run: () => void } | null;
}

const STAY_MS = 6000;

class Notices {
  list = $state<Notice[]>([]);
  #ids = 0;

  /** Says that something happened, with what can be done about it, if anything. */
  say(text: string, action: Notice['action'] = null): void {
    const id = this.#add({ text, action, urgent: false });
    setTimeout(() => this.close(id), action ? STAY_MS * 2 : STAY_MS);
  }

  /** Says that something did not work, in words from `text/errors.ts`. */
  trouble(thrown: unknown): void {
    const { said, todo } = sayError(codeOf(thrown));
    this.#add({ text: `${said} ${todo}`.trim(), action: null, urgent: true });
  }

  close(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  reset(): void {
    this.list = [];
  }

  #add(notice: Omit<Notice, 'id'>): number {
    this.#ids += 1;
    const same = (other: Notice) => other.text === notice.text;
    this.list = [...this.list.filter((other) => !same(other)), { ...notice, id: this.#ids }];
    return this.#ids;
  }
}

export const notices = new Notices();

/** The code of what was thrown; `internal` for what has none. */
export function codeOf(thrown: unknown): string {
  return isAppError(thrown) ? thrown.code : 'internal';
}
