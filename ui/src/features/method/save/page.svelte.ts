import type { Answer, Entry, Field, Filled, Method, Return } from '../../../ipc';
import { together, withAnswer, type Answers } from '../../../shared/method/answers';
import { whenOf } from '../../../state/save/kind';
import { SavedPage } from '../../../state/save/page.svelte';
import { draftOf, filledEntries, type PageDraft, withReturn } from './filled';
import { offered } from './offered';
import { sittings } from './sittings';

/** What an entry begins from, and what happens around it. */
export interface Around {
  /** Words from another entry, offered as the first answer. */
  quote: string;
  /** A new entry was stored for the first time. */
  named(id: number): void;
}

/** An entry that is filled in with a method, as it lies on the page. */
export class FilledPage extends SavedPage<PageDraft> {
  answers = $state.raw<Filled['answers']>({});
  returns = $state.raw<readonly Return[]>([]);
  finished = $state(false);
  /** The day of the come-back that is being written; null while none is. */
  coming = $state<string | null>(null);
  private helped = false;
  /** Something was noted on it that is no answer. */
  held = false;
  /** Every answer in sight, those of the come-back laid over the first ones. */
  readonly all: Answers = $derived(together(this.answers, this.come));

  constructor(
    key: number,
    readonly method: Method,
    entry: Entry | { day: string | null },
    { quote, named }: Around,
  ) {
    super(filledEntries, entry, named);
    const draft = 'id' in entry ? draftOf(entry) : this.blank();
    this.begin(sittings, key, 'id' in entry ? entry.version : 0, draft);
    // In sight only: nothing is kept before the person has gone on from it.
    if (this.isNew) this.answers = offered(method, quote) ?? this.answers;
  }

  /** Nothing of it was written yet. */
  get isNew(): boolean {
    return this.saving.kind === 'unwritten';
  }

  /** The come-back that is being written, as far as anything of it is. */
  get come(): Return | null {
    return this.returns.find(({ on }) => on === this.coming) ?? null;
  }

  get filled(): Filled {
    const { method, answers, returns, finished } = this;
    const { id, version } = method;
    return { method: id, version, finished, answers, returns: [...returns] };
  }

  answer(field: Field, answer: Answer | null): void {
    if (this.coming === null) this.answers = withAnswer(this.answers, field.id, answer);
    else this.returns = withReturn(this.returns, this.coming, field.id, answer);
    this.changed();
  }

  /** The person went on from what is in sight: it is theirs now. */
  goOn(): void {
    this.changed();
  }

  finish(): void {
    this.finished = true;
    this.changed();
    void this.flush();
  }

  /** Has it kept, even if nothing is answered: something is noted on it. Null if it could not be. */
  async hold(): Promise<number | null> {
    if (this.id === null) {
      this.held = true;
      this.changed();
    }
    await this.flush();
    return this.id;
  }

  /** Offers help that an answer brought up: once, however often it is answered so. */
  helpOnce(offer: () => void): void {
    if (this.helped) return;
    this.helped = true;
    offer();
  }

  protected draft(): PageDraft {
    const { filled, tags, starred, when, held } = this;
    return { filled, title: '', happened: when, tags: [...tags], starred, held };
  }

  protected show({ filled }: PageDraft): void {
    this.answers = filled.answers;
    this.returns = filled.returns;
    this.finished = filled.finished;
  }

  private blank(): PageDraft {
    const { id, version } = this.method;
    const filled = { method: id, version, finished: false, answers: {}, returns: [] };
    return { filled, title: '', happened: whenOf(this.moment), tags: [], starred: false };
  }
}
