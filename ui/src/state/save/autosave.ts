/**
 * Keeps one entry saved while it is written. It belongs to that entry alone for as long as it lives,
 * so no text can reach another one, however fast a person moves between them.
 */
import type { Saved } from '../../ipc';
import type { SaveState } from '../../shared/head/kept';
import { codeOf } from '../notices.svelte';
import { sameWhen, type Held, type Kind, type Store } from './kind';

/** What the screen is told. Every call is about the entry of this autosave. */
export interface Listener<D> {
  state(state: SaveState): void;
  /** Stored. `first`: it was not stored before, and has its id from now on. */
  saved(saved: Saved, first: boolean): void;
  /** Something else changed the entry, and this is now the text to show. */
  replaced(draft: D): void;
  /** Two texts clashed: the other one was kept as an entry of its own. */
  keptBoth(copy: Saved): void;
  /** The time that was set does not exist: the one in the draft stands again. */
  momentRefused(draft: D): void;
}

/** What an autosave starts from. `id` is null, and `version` 0, for an entry that is not stored yet. */
export interface Start<D> {
  id: number | null;
  version: number;
  draft: D;
}

/** Milliseconds: after the last key, at most while keys keep coming, and between tries. */
const PAUSE = 400;
const AT_MOST = 2000;
const FIRST_RETRY = 1000;
const LAST_RETRY = 30_000;

/** How often one attempt starts over because the entry or its time turned out different. */
const ROUNDS = 4;

/** How many drafts without a good answer are remembered. */
const UNANSWERED = 8;

/** Refusals that trying again by itself cannot change. */
const FINAL = new Set(['not_found', 'locked']);

export class Autosave<D extends Held> {
  private id: number | null;
  private version: number;
  /** What the store holds, as far as it has confirmed. */
  private stored: D;
  /** What is on screen. */
  private shown: D;
  /** What was sent since then without a good answer: it may have been stored all the same. */
  private unanswered: D[] = [];
  private inFlight: Promise<boolean> | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private waitingSince: number | null = null;
  private failure: string | null = null;
  private failures = 0;
  private closed = false;
  /** It is to be stored though nothing is written: something else is to belong to it. */
  private wanted = false;

  constructor(
    start: Start<D>,
    private readonly store: Store<D>,
    /** Who is told; may be another one when the entry is shown again. */
    public listener: Listener<D>,
    private readonly kind: Kind<D>,
  ) {
    this.id = start.id;
    this.version = start.version;
    this.stored = start.draft;
    this.shown = start.draft;
  }

  /** The entry's id, or null while it has never been stored. */
  get entryId(): number | null {
    return this.id;
  }

  /** What is on screen, stored or not. */
  get draft(): D {
    return this.shown;
  }

  /** Whether the store holds what is on screen. A new entry without words needs no place in it. */
  get settled(): boolean {
    if (this.closed) return true;
    if (this.inFlight) return false;
    if (this.id === null && this.wanted) return false;
    // a new page may begin with a title that was not typed
    if (this.kind.equal(this.shown, this.stored)) return true;
    return this.id === null && this.kind.isBlank(this.shown);
  }

  get state(): SaveState {
    if (this.settled) return { kind: this.id === null ? 'unwritten' : 'saved' };
    return this.failure === null ? { kind: 'saving' } : { kind: 'unsaved', code: this.failure };
  }

  /** Takes what is on screen now, and stores it after a short pause in the writing. */
  change(draft: D): void {
    if (this.closed) return;
    this.shown = draft;
    if (this.settled) this.rest();
    // While it cannot be stored, the tries keep their own pace.
    else if (this.failure === null) this.schedule();
    this.listener.state(this.state);
  }

  /** Stores what is on screen now. True when the store holds it, false when it could not be stored. */
  async flush(): Promise<boolean> {
    // What is under way may be older than what is on screen.
    await this.inFlight;
    return this.settled || this.push();
  }

  /** Stores it even if nothing is written yet. Its id, or null if it could not be stored. */
  async keep(): Promise<number | null> {
    await this.inFlight;
    this.wanted = true;
    const kept = await this.flush();
    this.wanted = false;
    if (!kept && this.settled) {
      // nothing that was written waits to be stored
      this.rest();
      this.listener.state(this.state);
    }
    return kept ? this.id : null;
  }

  /** Stores what is on screen as a new entry: for when its own is no longer in its place. */
  async keepAsNew(): Promise<boolean> {
    await this.inFlight;
    this.id = null;
    this.version = 0;
    return this.flush();
  }

  /** Takes over a star that was set elsewhere on screen and is stored already. */
  starred(on: boolean): void {
    this.stored = { ...this.stored, starred: on };
    this.shown = { ...this.shown, starred: on };
  }

  /** Looks whether the entry was changed elsewhere, and takes that over as far as nothing is lost. */
  async refresh(): Promise<void> {
    await this.inFlight;
    if (this.id === null || this.closed || !this.settled) return;
    await this.run(this.reconcile(this.id));
  }

  /** Nothing is stored or told from here on. For an entry that was put into the bin. */
  close(): void {
    this.closed = true;
    this.rest();
  }

  /** Sends what is on screen; one at a time. True when it was stored. */
  private push(): Promise<boolean> {
    this.stopTimer();
    if (this.closed) return Promise.resolve(true);
    const stored = this.inFlight ?? this.run(this.write());
    this.listener.state(this.state);
    return stored;
  }

  private run(work: Promise<void>): Promise<boolean> {
    this.inFlight = work.then(
      () => this.done(null),
      (thrown: unknown) => this.done(codeOf(thrown)),
    );
    return this.inFlight;
  }

  private done(failure: string | null): boolean {
    this.inFlight = null;
    this.failure = failure;
    this.failures = failure === null ? 0 : this.failures + 1;
    if (this.settled) this.rest();
    else if (failure !== null) this.scheduleRetry(failure);
    // Words came while the others were under way; their pause may already be over.
    else if (this.timer === null) void this.push();
    if (!this.closed) this.listener.state(this.state);
    return failure === null;
  }

  private async write(): Promise<void> {
    for (let round = 1; ; round += 1) {
      const draft = this.shown;
      const { id } = this;
      try {
        const saved = await (id === null
          ? this.store.create(draft)
          : this.store.save(id, this.version, draft));
        this.accept(saved, draft, id === null);
        return;
      } catch (thrown) {
        this.unanswered = [...this.unanswered.slice(-UNANSWERED), draft];
        if (round === ROUNDS || !(await this.startOver(codeOf(thrown), draft))) throw thrown;
      }
    }
  }

  private accept(saved: Saved, draft: D, first: boolean): void {
    this.id = saved.id;
    this.version = saved.version;
    this.stored = draft;
    this.unanswered = [];
    if (!this.closed) this.listener.saved(saved, first);
  }

  /** Puts right what a refusal was about. False when there is nothing to put right. */
  private async startOver(code: string, draft: D): Promise<boolean> {
    if (code === 'stale' && this.id !== null) {
      await this.reconcile(this.id);
      return true;
    }
    if (code === 'bad_when' && !sameWhen(draft.happened, this.stored.happened)) {
      // The words must not wait for a time that does not exist.
      this.shown = { ...this.shown, happened: this.stored.happened };
      this.listener.momentRefused(this.shown);
      return true;
    }
    return false;
  }

  /** Puts the stored entry and the one on screen together, so that neither loses words. */
  private async reconcile(id: number): Promise<void> {
    const entry = await this.store.read(id);
    if (entry.deleted !== null) throw { code: 'not_found', message: '' };
    const { draftOf, equal, merge } = this.kind;
    const theirs = draftOf(entry);
    // Our own last words, whose answer never came, are nobody else's change.
    if (this.unanswered.some((draft) => equal(draft, theirs))) this.stored = theirs;
    if (merge(this.stored, this.shown, theirs).clash) {
      this.listener.keptBoth(await this.store.create(theirs));
    }
    // What is on screen may have grown meanwhile.
    const { draft } = merge(this.stored, this.shown, theirs);
    this.version = entry.version;
    this.stored = theirs;
    if (equal(draft, this.shown)) return;
    this.shown = draft;
    this.listener.replaced(draft);
  }

  private schedule(): void {
    this.waitingSince ??= Date.now();
    const left = this.waitingSince + AT_MOST - Date.now();
    this.startTimer(Math.max(0, Math.min(PAUSE, left)));
  }

  private scheduleRetry(failure: string): void {
    this.stopTimer();
    if (FINAL.has(failure)) return;
    this.startTimer(Math.min(LAST_RETRY, FIRST_RETRY * 2 ** (this.failures - 1)));
  }

  private startTimer(wait: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.stopTimer();
      // What is under way looks for newer words when it is done.
      if (!this.inFlight) void this.push();
    }, wait);
  }

  private stopTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.waitingSince = null;
  }

  private rest(): void {
    this.stopTimer();
    this.failure = null;
    this.failures = 0;
  }
}
