import { commands, type StepRef } from '../ipc';
import { app } from './app.svelte';
import { Left } from './left';
import { codeOf, notices } from './notices.svelte';
import { beforeLock } from './session';

/** Milliseconds after the last key. */
const REST_MS = 400;

/** What is in a form: the person's words, and what else they said with them. */
export interface Words {
  note: string;
  day?: string;
}

const kept = new Left<unknown>({
  read: () => commands.halfSaid(),
  write: (text) => commands.keepHalfSaid(text),
});

// a lock brings a fresh page, and with it a fresh memory; this holds even if it did not
$effect.root(() => {
  $effect(() => {
    if (app.phase !== 'unlocked') kept.clear();
  });
});

/** Names a form of a path or of a step of it: `note/3/seven-steps/step_plan`, `slip/3`. */
export function onPath(form: string, path: number, at: StepRef | null = null, more = ''): string {
  const step = at === null ? [] : [at.map, at.step];
  return [form, path, ...step, ...(more === '' ? [] : [more])].join('/');
}

/** Names the form in which a line is noted of something planned. Not by a slash: it is no path's. */
export const inLog = (entry: number): string => `log:${entry}`;

/** Names the check-in that is one key away: of now, or of the moment of an entry. Not by a slash either. */
export const inCheckIn = (entry: number | null): string =>
  entry === null ? 'felt' : `felt:${entry}`;

/** Has what is half said at hand, so that a form which is opened in haste has its words at once. */
export async function recall(): Promise<void> {
  // whoever needs it asks again
  await kept.names().catch(() => undefined);
}

/** Entries were erased for good, and with them what was begun about them. */
export async function forgetErased(left: Left<unknown> = kept): Promise<void> {
  const about = (name: string) => Number(/^(?:felt|log):(\d+)$/.exec(name)?.[1] ?? 0);
  const erased: number[] = [];
  for (const entry of (await left.names()).map(about).filter((id) => id > 0)) {
    await commands.entry(entry).catch((refused: unknown) => {
      if (codeOf(refused) === 'not_found') erased.push(entry);
    });
  }
  if (erased.length > 0) await left.forget((name) => erased.includes(about(name)));
}

/** A path is erased, and with it what was begun in its forms. */
export function forgetPath(path: number, left: Left<unknown> = kept): Promise<void> {
  return left.forget((name) => name.split('/')[1] === String(path));
}

/**
 * What is half said in a form. It is no entry, and yet nobody may lose it when the journal is locked:
 * it is kept a moment after the last key, and is there again when the form is opened the next time.
 * Only who says it or gives it up takes it away; that a form goes from the page does not.
 */
export class HalfSaid<W extends Words> {
  words = $state() as W;
  readonly #name: string;
  readonly #begun: W;
  readonly #left: Left<unknown>;
  /** As it is to be kept; null if there is nothing to keep. What an effect reads at its end may be old. */
  #now: W | null = null;
  #filled = false;
  #saying = false;

  /** `begun`: how the form begins. */
  constructor(name: string, begun: W, left: Left<unknown> = kept) {
    this.#name = name;
    this.#begun = begun;
    this.#left = left;
    this.words = { ...begun };
  }

  /** Looks after it for as long as the form is there. To be called where the form is made. */
  watch(): void {
    this.#fill().catch((refused: unknown) => notices.trouble(refused));
    $effect(() => {
      this.#now = this.#half();
      const rest = setTimeout(() => this.#rest(), REST_MS);
      return () => clearTimeout(rest);
    });
    $effect(() => {
      const off = beforeLock(() => this.#keep());
      return () => {
        off();
        if (!this.#saying) this.#rest();
      };
    });
  }

  /** Has it said by `act`, which tells whether it was. Then nothing of it is left. */
  async say(act: () => Promise<boolean>): Promise<boolean> {
    this.#saying = true;
    const said = await act().finally(() => (this.#saying = false));
    if (said) this.giveUp();
    else this.#rest();
    return said;
  }

  /** The form is as it began again, and nothing is kept of what was in it. */
  giveUp(): void {
    this.#filled = true;
    this.#now = null;
    this.words = { ...this.#begun };
    this.#rest();
  }

  /** Null while nothing was said; that the day is another one says nothing yet. */
  #half(): W | null {
    const now = $state.snapshot(this.words) as W;
    const { day } = this.#begun;
    return JSON.stringify({ ...now, day }) === JSON.stringify({ ...this.#begun, day }) ? null : now;
  }

  /** Puts in what was left. Words that were quicker stay after it. */
  async #fill(): Promise<void> {
    if (this.#filled) return;
    const left = (await this.#left.get(this.#name)) as W | null;
    if (this.#filled) return;
    this.#filled = true;
    if (left === null) return;
    const typed = this.words.note === this.#begun.note ? [] : [this.words.note];
    this.words = { ...this.#begun, ...left, note: [left.note, ...typed].join('\n') };
    this.#now = this.#half();
  }

  async #keep(): Promise<void> {
    await this.#fill();
    await this.#left.put(this.#name, this.#now);
  }

  #rest(): void {
    this.#keep().catch((refused: unknown) => {
      if (app.phase === 'unlocked') notices.trouble(refused);
    });
  }
}
