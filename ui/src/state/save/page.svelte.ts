import type { Entry, Moment, Saved, When } from '../../ipc';
import type { Kept, SaveState } from '../../shared/head/kept';
import { editorText } from '../../text/editor';
import { notices } from '../notices.svelte';
import { momentNow, offsetOf } from './clock';
import { whenOf, type Held, type Kind } from './kind';
import type { Sitting, Sittings } from './sittings';

/** What every entry on a page has. */
export interface Common extends Held {
  tags: string[];
}

/** An entry as it lies on the page: what stands above its text, and whether it is saved. */
export abstract class SavedPage<D extends Common> implements Kept {
  id = $state<number | null>(null);
  tags = $state.raw<readonly string[]>([]);
  starred = $state(false);
  moment = $state.raw<Moment>(momentNow());
  created = $state.raw<Moment | null>(null);
  backDated = $state(false);
  words = $state(0);
  saving = $state.raw<SaveState>({ kind: 'unwritten' });

  protected when: When;
  /** A new entry is about the moment of its first words, unless a day or time was chosen. */
  private momentIsOpen: boolean;
  private sitting: Sitting<D> | null = null;

  constructor(
    private readonly kind: Kind<D>,
    entry: Entry | { day: string | null },
    /** A new entry was stored for the first time. */
    private readonly named: (id: number) => void,
  ) {
    const stored = 'id' in entry ? entry : null;
    this.moment = 'id' in entry ? entry.happened : momentNow(entry.day);
    this.when = whenOf(this.moment);
    this.momentIsOpen = 'day' in entry && entry.day === null;
    this.id = stored?.id ?? null;
    this.created = stored?.created ?? null;
    this.backDated = stored?.backDated ?? false;
    this.words = stored?.words ?? 0;
  }

  /** What is on screen. */
  protected abstract draft(): D;
  /** Shows what is peculiar to this kind of entry. */
  protected abstract show(draft: D): void;

  /** Begins to keep it saved. To be called at the end of the constructor. */
  protected begin(sittings: Sittings<D>, key: number, version: number, draft: D): void {
    this.sitting = sittings.sit(
      key,
      { id: this.id, version, draft },
      {
        state: (state) => (this.saving = state),
        saved: (saved, first) => this.stored(saved, first),
        replaced: (replacement) => this.take(replacement),
        momentRefused: (refused) => {
          this.take(refused);
          notices.say(editorText.momentRefused);
        },
      },
    );
    this.take(this.sitting.autosave.draft);
    this.saving = this.sitting.autosave.state;
  }

  tag(tags: readonly string[]): void {
    this.tags = tags;
    this.changed();
  }

  star(on: boolean): void {
    this.starred = on;
    this.changed();
  }

  happen(local: string): void {
    this.momentIsOpen = false;
    this.when = { local, zone: this.when.zone, offset: null };
    this.moment = { ...this.moment, local };
    this.changed();
  }

  happenNow(): void {
    this.momentIsOpen = false;
    this.moment = momentNow();
    this.when = whenOf(this.moment);
    this.changed();
  }

  retry(): void {
    void this.flush();
  }

  keepAsNew(): void {
    void this.sitting?.autosave.keepAsNew();
  }

  /** Stores what is on screen now. Tells whether it is stored. */
  async flush(): Promise<boolean> {
    return (await this.sitting?.autosave.flush()) ?? true;
  }

  /** Stores it although nothing may be written yet, since something is to belong to it. Its id, null if it can't be stored. */
  async keep(): Promise<number | null> {
    if (this.momentIsOpen && this.id === null) this.happenNow();
    return (await this.sitting?.autosave.keep()) ?? null;
  }

  /** The page is left. */
  leave(): void {
    this.sitting?.leave();
  }

  protected changed(): void {
    if (this.momentIsOpen && this.id === null && !this.kind.isBlank(this.draft())) {
      this.moment = momentNow();
      this.when = whenOf(this.moment);
      this.momentIsOpen = false;
    }
    this.sitting?.autosave.change(this.draft());
  }

  protected stored({ id, words, row, saved }: Saved, first: boolean): void {
    this.id = id;
    this.words = words;
    this.backDated = row.backDated;
    this.created ??= saved;
    // With the offset that this time has in its zone.
    if (row.happened.local === this.when.local) this.moment = row.happened;
    if (first) this.named(id);
  }

  private take(draft: D): void {
    const { tags, starred, happened } = draft;
    Object.assign(this, { tags, starred });
    this.when = happened;
    if (happened.local !== this.moment.local) {
      const { local, zone } = happened;
      this.moment = { local, zone, offset: happened.offset ?? offsetOf(local) };
    }
    this.show(draft);
  }
}
