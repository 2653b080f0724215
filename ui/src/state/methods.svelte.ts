import { commands, type Lists, type MethodCard } from '../ipc';
import { Answer } from './answer.svelte';
import { FREE } from './browse.svelte';
import { gate } from './gate.svelte';
import { links } from './links.svelte';
import { nav, type Origin } from './nav.svelte';
import { search } from '../text/search';

/** The guided methods there are, and the lists they draw from, as far as they were asked for. */
class Methods {
  readonly #cards = new Answer<MethodCard[]>();
  readonly #lists = new Answer<Lists>();

  /** Every method that can be begun or was filled in; empty until the first answer. */
  get cards(): readonly MethodCard[] {
    return this.#cards.value ?? [];
  }

  /** Those that are offered; what is for two only as long as it was not set aside. */
  get offered(): readonly MethodCard[] {
    const aside = gate.remembered === 'hidden';
    return this.cards.filter((card) => card.offered && !(aside && card.gated));
  }

  /** Null until the first answer. */
  get lists(): Lists | null {
    return this.#lists.value;
  }

  card(id: string): MethodCard | undefined {
    return this.cards.find((card) => card.id === id);
  }

  /** What entries can be told apart by: free writing, and each method that something was written in or that is in `also`. */
  kinds(also: readonly string[]): { id: string; name: string }[] {
    const there = this.cards.filter(({ id, filled }) => filled > 0 || also.includes(id));
    return [{ id: FREE, name: search.free }, ...there];
  }

  /** Asks again for the methods: one was filled in, kept or put away. */
  refresh(): void {
    this.#cards.ask(commands.methods());
  }

  /** Asks again for the lists: a word of the person's own was added or changed. */
  refreshLists(): void {
    this.#lists.ask(commands.lists());
  }

  clear(): void {
    this.#cards.clear();
    this.#lists.clear();
  }
}

export const methods = new Methods();

/** Whether a measure waits for its day: asked too often, its numbers say less. */
export function waits(card: MethodCard, today: string): card is MethodCard & { againOn: string } {
  return card.againOn !== null && card.againOn > today;
}

/**
 * Begins a method, or opens the one there is of those that there is one of. The safety questions
 * come first where they belong.
 */
export async function begin(card: MethodCard, origin: Origin = {}): Promise<void> {
  if (card.single && card.open !== null) {
    if (origin.from) await links.join(origin.from, card.open, origin.quote ?? '');
    origin.then?.(card.open);
    nav.open(card.open, true);
    return;
  }
  if (card.gated && !(await gate.pass())) return;
  nav.fill(card.id, origin);
}
