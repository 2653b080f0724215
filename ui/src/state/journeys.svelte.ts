import { untrack } from 'svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import {
  commands,
  type Act,
  type GateState,
  type JourneyCard,
  type MethodCard,
  type NewAct,
  type NewJourney,
  type Reading,
  type Role,
  type RoleName,
  type StepRef,
} from '../ipc';
import { today } from '../shared/days';
import { Answer } from './answer.svelte';
import { app } from './app.svelte';
import { gate } from './gate.svelte';
import { forgetPath } from './halfSaid.svelte';
import { begin } from './methods.svelte';
import type { Origin } from './nav.svelte';
import { notices } from './notices.svelte';

/** What a person says about what they do; the day is today unless they say otherwise. */
export type Said = Partial<Omit<NewAct, 'act'>>;

/** The paths there are, what is done on them, and what the safety questions came to for each. */
class Journeys {
  /** Goes up with everything that happens on a path: whoever shows one asks again. */
  count = $state(0);
  readonly #cards = new Answer<JourneyCard[]>();
  readonly #roles = new Answer<RoleName[]>();
  readonly #pages = new Answer<Reading[]>();
  /** What the questions came to and was not to be remembered: until the journal is locked. */
  readonly #session = new SvelteMap<number, GateState>();
  /** Those in their first weeks of which the person wants to see all steps. */
  readonly #whole = new SvelteSet<number>();

  constructor() {
    // a lock brings a fresh page, and with it a fresh memory; this holds even if it did not
    $effect.root(() => {
      $effect(() => {
        if (app.phase !== 'unlocked') untrack(() => this.clear());
      });
    });
  }

  /** All of them; null until the first answer. */
  get cards(): readonly JourneyCard[] | null {
    return this.#cards.value;
  }

  card(id: number): JourneyCard | undefined {
    return this.cards?.find((card) => card.id === id);
  }

  get roles(): readonly RoleName[] {
    return this.#roles.value ?? [];
  }

  roleName(role: Role): string {
    return this.roles.find(({ id }) => id === role)?.name ?? '';
  }

  /** What there is to read. */
  get pages(): readonly Reading[] {
    return this.#pages.value ?? [];
  }

  /** Asks for the paths as they are now, and once for what never changes. */
  refresh(): void {
    this.#cards.ask(commands.journeys());
    if (this.#roles.value === null) this.#roles.ask(commands.roles());
    if (this.#pages.value === null) this.#pages.ask(commands.pages());
  }

  clear(): void {
    for (const answer of [this.#cards, this.#roles, this.#pages]) answer.clear();
    this.#session.clear();
    this.#whole.clear();
  }

  /** Does something on a path. Tells whether it is done. */
  async act(
    id: number,
    act: Act,
    { day = today(), note = '', entry = null }: Said = {},
  ): Promise<boolean> {
    return this.#change(commands.act(id, { act, day, note, entry }));
  }

  /** Changes what is noted with a tick: it is taken back and made again. */
  async tickAgain(
    id: number,
    at: StepRef,
    action: string,
    said: Omit<NewAct, 'act'>,
  ): Promise<boolean> {
    return this.#change(
      commands
        .act(id, { act: { kind: 'untick', at, action }, day: said.day, note: '', entry: null })
        .then(() => commands.act(id, { act: { kind: 'tick', at, action }, ...said })),
    );
  }

  /** Begins one, with what the safety questions came to; null if that could not be. */
  async begin(
    journey: Omit<NewJourney, 'gate'>,
    answered: GateState | null,
    remember: boolean,
  ): Promise<number | null> {
    try {
      const id = await commands.beginJourney({ ...journey, gate: remember ? answered : null });
      if (answered !== null) this.#session.set(id, answered);
      this.#changed();
      return id;
    } catch (refused) {
      notices.trouble(refused);
      return null;
    }
  }

  rename(id: number, name: string): Promise<boolean> {
    return this.#change(commands.renameJourney(id, name));
  }

  async erase(id: number): Promise<boolean> {
    const gone = await this.#change(commands.eraseJourney(id));
    if (!gone) return false;
    this.#session.delete(id);
    await forgetPath(id).catch((refused: unknown) => notices.trouble(refused));
    return true;
  }

  eraseWords(id: number, happened: number): Promise<boolean> {
    return this.#change(commands.eraseJourneyWords(id, happened));
  }

  /**
   * What the safety questions came to for a path. What was set aside for the whole journal is set
   * aside here too, until it is answered for the path itself; that all is clear is never taken over.
   */
  gateOf({ id, gate: kept }: JourneyCard): GateState | null {
    return this.#session.get(id) ?? kept ?? (gate.remembered === 'hidden' ? 'hidden' : null);
  }

  /** What is for two is put away on this path. Who walks alone has nothing for two. */
  aside(card: JourneyCard): boolean {
    return card.role !== 'solo' && this.gateOf(card) === 'hidden';
  }

  /** Puts the safety questions for a path. Tells whether to go on to what is for two. */
  async ask(card: JourneyCard): Promise<boolean> {
    const on = await gate.ask('step', {
      take: (state, remember) => this.#take(card.id, state, remember),
    });
    // who would rather not say, and goes on, is not asked again at every step
    if (on) this.#session.set(card.id, 'clear');
    return on;
  }

  /** Shows what is for two again, as the person decided; what was kept against it is forgotten. */
  async showAll(card: JourneyCard): Promise<void> {
    if (card.gate === 'hidden' && !(await this.#change(commands.keepJourneyGate(card.id, null))))
      return;
    this.#session.set(card.id, 'clear');
  }

  /** Whether a path in its first weeks shows all of its steps. */
  showsAll(id: number): boolean {
    return this.#whole.has(id);
  }

  showEarly(id: number, all: boolean): void {
    if (all) this.#whole.add(id);
    else this.#whole.delete(id);
  }

  /** Begins a method from a path: its safety questions stand for those of the method. */
  async beginMethod(journey: JourneyCard, card: MethodCard, origin: Origin): Promise<void> {
    if (card.gated && this.gateOf(journey) !== 'clear' && !(await this.ask(journey))) return;
    await begin({ ...card, gated: false }, origin);
  }

  /** What was kept before is forgotten where it is no longer so. */
  async #take(id: number, state: GateState, remember: boolean): Promise<void> {
    this.#session.set(id, state);
    const kept = this.card(id)?.gate ?? null;
    if (kept === state || (kept === null && !remember)) return;
    await this.#change(commands.keepJourneyGate(id, remember ? state : null));
  }

  async #change(command: Promise<null>): Promise<boolean> {
    try {
      await command;
      this.#changed();
      return true;
    } catch (refused) {
      notices.trouble(refused);
      return false;
    }
  }

  #changed(): void {
    this.count += 1;
    this.refresh();
  }
}

export const journeys = new Journeys();
