import type { Field } from '../ipc';
import { Clock } from '../shared/method/clock.svelte';
import { app } from './app.svelte';
import { nav } from './nav.svelte';
import { touch } from './session';

/**
 * The clocks of pages that are being filled in. They run on while another part of the page is shown,
 * and end when the journal is locked.
 */
class Clocks {
  readonly #all = new Map<number, Map<string, Clock>>();

  /** The clock of a field on a page; the key of the page is as in `nav`. */
  of(page: number, { id, minutes }: Pick<Field, 'id' | 'minutes'>): Clock {
    const clocks = this.#of(page);
    let clock = clocks.get(id);
    if (!clock) {
      clock = new Clock(minutes ?? 1, () => runs(page));
      clocks.set(id, clock);
    }
    return clock;
  }

  #of(page: number): Map<string, Clock> {
    let clocks = this.#all.get(page);
    if (!clocks) {
      this.#dropOthers();
      clocks = new Map();
      this.#all.set(page, clocks);
    }
    return clocks;
  }

  /** Another page is there now: a page that comes back does so under a key of its own. */
  #dropOthers(): void {
    for (const clocks of this.#all.values()) for (const clock of clocks.values()) clock.end();
    this.#all.clear();
  }
}

/**
 * Whether a clock goes on. While people talk by it nobody touches a key, and the journal must not
 * lock under them; once its page is left, it holds nothing open any more.
 */
function runs(page: number): boolean {
  if (app.phase !== 'unlocked') return false;
  if (nav.page?.key === page) touch(Date.now());
  return true;
}

export const clocks = new Clocks();
