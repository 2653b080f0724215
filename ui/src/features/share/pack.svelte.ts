import {
  commands,
  type Blackout,
  type Guess,
  type PackBeginning,
  type PackChoice,
  type PackOffer,
  type PackPreview,
  type Person,
  type Shared,
} from '../../ipc';
import { notices } from '../../state/notices.svelte';
import { beforeLock } from '../../state/session';
import { usualPaper } from './paper';
import { notIn, stillOffered, withThose } from './ticks';

/** After the last change. Typing goes on meanwhile. */
const KEEP_MS = 400;
const LAY_MS = 800;

/** The pack that is being made, as it is kept in the journal, and its pages. */
export class Pack {
  beginning = $state.raw<PackBeginning | null>(null);
  offer = $state.raw<PackOffer | null>(null);
  choice = $state.raw<PackChoice | null>(null);
  preview = $state.raw<PackPreview | null>(null);
  /** Why there are no pages of what is chosen now. */
  refused = $state.raw<unknown>(null);
  /** The pages are of an earlier choice. */
  laying = $state(false);
  people = $state.raw<Person[]>([]);
  guesses = $state.raw<Guess[]>([]);
  /** Words that are no names, for as long as the page is open. */
  #noNames: string[] = [];
  /** What was ticked of other days, should they be chosen again. */
  #putBy: PackChoice['parts'] = {};
  readonly #off = beforeLock(() => this.#kept());
  log = $state.raw<Shared[]>([]);
  #keep: ReturnType<typeof setTimeout> | undefined;
  #lay: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  /** Something was chosen here since it was opened or kept. */
  #touched = false;

  /** Reads everything. What was half made is there again. */
  async open(): Promise<void> {
    try {
      const beginning = await commands.packBeginning();
      this.beginning = beginning;
      const { draft } = beginning.state;
      [this.people, this.log] = await Promise.all([commands.people(), commands.sharedLog()]);
      await this.#about(draft?.from ?? beginning.from, draft?.to ?? beginning.to, draft);
    } catch (refused) {
      notices.trouble(refused);
    }
  }

  async #about(from: string, to: string, kept: PackChoice | null): Promise<void> {
    const { offer, usual } = await commands.packOffer(from, to);
    this.offer = offer;
    if (kept) {
      const all = withThose(kept.parts, this.#putBy);
      const parts = stillOffered(all, offer);
      this.#putBy = notIn(all, parts);
      this.choice = { ...kept, from, to, parts };
    } else {
      this.choice = { ...usual, paper: usualPaper() };
    }
    this.#lay = this.#later(this.#lay, 0, () => this.lay());
  }

  /** It is about other days. */
  async days(from: string, to: string): Promise<void> {
    this.laying = true;
    try {
      await this.#about(from, to, this.choice);
      this.#remember();
    } catch (refused) {
      notices.trouble(refused);
    }
  }

  /** Changes a text that is written here. A passage of it that stands elsewhere now is shown again, and false given. */
  words(which: 'wants' | 'questions', text: string): boolean {
    const bytes = new TextEncoder().encode(text);
    const stands = ({ at, from, to, text: words }: Blackout) =>
      at.kind !== which || new TextDecoder().decode(bytes.slice(from, to)) === words;
    const before = this.choice?.blackouts ?? [];
    const blackouts = before.filter(stands);
    this.change({ [which]: text, blackouts });
    return blackouts.length === before.length;
  }

  /** Changes the choice; it is kept and laid out a moment after the last change. */
  change(some: Partial<PackChoice>): void {
    if (!this.choice) return;
    const { parts } = some;
    if (parts) {
      // a part that is taken out is out of other days too
      const here = Object.entries(this.#putBy).filter(([id]) => id in parts);
      if (Object.keys(this.choice.parts).some((id) => !(id in parts)))
        this.#putBy = Object.fromEntries(here);
    }
    this.choice = { ...this.choice, ...some };
    this.#remember();
    this.laying = true;
    this.#lay = this.#later(this.#lay, LAY_MS, () => this.lay());
  }

  #remember(): void {
    this.#touched = true;
    this.#keep = this.#later(this.#keep, KEEP_MS, () => this.keep());
  }

  #later(
    timer: ReturnType<typeof setTimeout> | undefined,
    ms: number,
    act: () => Promise<void>,
  ): ReturnType<typeof setTimeout> {
    clearTimeout(timer);
    return setTimeout(() => void act(), ms);
  }

  /** Keeps it in the journal now. */
  async keep(): Promise<void> {
    // a look at the page is no beginning of a pack: the next look is about the days until then
    try {
      await this.#kept();
    } catch (refused) {
      notices.trouble(refused);
    }
  }

  /** The same, which rejects when it can't be kept. */
  async #kept(): Promise<void> {
    clearTimeout(this.#keep);
    const { beginning, choice } = this;
    if (!beginning || !choice || !this.#touched) return;
    this.#touched = false;
    await commands.keepPack({ lastSession: beginning.state.lastSession, draft: choice });
  }

  /** Lays the pages out. Those of an earlier choice are dropped when they come late. */
  async lay(): Promise<void> {
    const { choice } = this;
    if (!choice) return;
    const asked = ++this.#asked;
    this.laying = true;
    try {
      const preview = await commands.packPreview(choice);
      if (asked !== this.#asked) return;
      this.preview = preview;
      this.refused = null;
      const guesses = choice.realNames ? [] : await commands.guessNames(choice);
      this.guesses = guesses.filter(({ word }) => !this.#noNames.includes(word));
    } catch (refused) {
      if (asked !== this.#asked) return;
      this.preview = null;
      this.refused = refused;
    } finally {
      if (asked === this.#asked) this.laying = false;
    }
  }

  /** Puts somebody on the list of people, and lays the pages out anew. */
  async add(names: string[]): Promise<void> {
    const known = this.people.find((person) => person.names.some((name) => names.includes(name)));
    if (known) await commands.namePerson(known.id, [...known.names, ...names]);
    else await commands.addPerson(names);
    // the pages are of before: they still have the name
    this.laying = true;
    this.people = await commands.people();
    await this.lay();
  }

  /** A word that is no name is not offered again. */
  passOver(word: string): void {
    this.#noNames.push(word);
    this.guesses = this.guesses.filter((guess) => guess.word !== word);
  }

  async remove(id: number): Promise<void> {
    this.laying = true;
    try {
      await commands.removePerson(id);
      this.people = await commands.people();
      await this.lay();
    } catch (refused) {
      notices.trouble(refused);
    }
  }

  /** The next one begins with the day of a session. */
  async next(session: string): Promise<void> {
    try {
      clearTimeout(this.#keep);
      await commands.beginNextPack(session);
      this.choice = null;
      await this.open();
    } catch (refused) {
      notices.trouble(refused);
    }
  }

  async forget(id: number): Promise<void> {
    try {
      await commands.removeShared(id);
      this.log = await commands.sharedLog();
    } catch (refused) {
      notices.trouble(refused);
    }
  }

  /** The page is left: nothing is asked any more, and what is typed is kept. */
  close(): void {
    clearTimeout(this.#lay);
    this.#asked += 1;
    this.#off();
    void this.keep();
  }
}
