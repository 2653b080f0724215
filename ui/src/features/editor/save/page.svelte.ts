import type { Entry, Moment, Saved, When } from '../../../ipc';
import { notices } from '../../../state/notices.svelte';
import { editorText } from '../../../text/editor';
import type { SaveState } from './autosave';
import { momentNow, offsetOf } from './clock';
import { draftOf, isBlank, whenOf } from './draft';
import { sit, type Sitting } from './sittings';
import type { Draft } from '../../../ipc';

/** What the page does outside of itself. */
export interface Around {
  /** A new entry was stored for the first time. */
  named(id: number): void;
  /** The text changed from outside: it is to be shown. */
  show(body: string): void;
}

/** An entry as it lies on the page: what is shown of it, and what its parts change. */
export class EntryPage {
  id = $state<number | null>(null);
  title = $state('');
  tags = $state.raw<readonly string[]>([]);
  starred = $state(false);
  moment = $state.raw<Moment>(momentNow());
  created = $state.raw<Moment | null>(null);
  backDated = $state(false);
  words = $state(0);
  saving = $state.raw<SaveState>({ kind: 'unwritten' });

  /** Not reactive: the editor holds the text and would be drawn anew for each letter. */
  body = '';
  private when: When;
  private readonly sitting: Sitting;
  /** A new entry is about the moment of its first words, unless a day or time was chosen. */
  private momentIsOpen: boolean;

  constructor(
    key: number,
    entry: Entry | { day: string | null },
    private readonly around: Around,
  ) {
    const stored = 'id' in entry ? entry : null;
    const moment = 'id' in entry ? entry.happened : momentNow(entry.day);
    const draft = stored ? draftOf(stored) : { ...BLANK, happened: whenOf(moment) };
    this.when = draft.happened;
    this.moment = moment;
    this.momentIsOpen = 'day' in entry && entry.day === null;
    this.id = stored?.id ?? null;
    this.created = stored?.created ?? null;
    this.backDated = stored?.backDated ?? false;
    this.words = stored?.words ?? 0;
    this.sitting = sit(
      key,
      { id: this.id, version: stored?.version ?? 0, draft },
      {
        state: (state) => (this.saving = state),
        saved: (saved, first) => this.stored(saved, first),
        replaced: (replacement) => this.replaced(replacement),
        momentRefused: (refused) => {
          this.replaced(refused);
          notices.say(editorText.momentRefused);
        },
      },
    );
    this.take(this.sitting.autosave.draft);
    this.saving = this.sitting.autosave.state;
  }

  write(body: string): void {
    this.body = body;
    this.changed();
  }

  entitle(title: string): void {
    this.title = title;
    this.changed();
  }

  tag(tags: readonly string[]): void {
    this.tags = tags;
    this.changed();
  }

  star(on: boolean): void {
    this.starred = on;
    this.changed();
  }

  /** Sets the local date and time that the entry is about. */
  happen(local: string): void {
    this.momentIsOpen = false;
    this.when = { local, zone: this.when.zone, offset: null };
    this.moment = { ...this.moment, local };
    this.changed();
  }

  /** Sets it to this moment, here. */
  happenNow(): void {
    this.momentIsOpen = false;
    this.moment = momentNow();
    this.when = whenOf(this.moment);
    this.changed();
  }

  /** Tries to store it again, now. */
  retry(): void {
    void this.sitting.autosave.flush();
  }

  keepAsNew(): void {
    void this.sitting.autosave.keepAsNew();
  }

  flush(): void {
    void this.sitting.autosave.flush();
  }

  /** The page is left. */
  leave(): void {
    this.sitting.leave();
  }

  private changed(): void {
    if (this.momentIsOpen && this.id === null && !isBlank(this.draft())) {
      this.moment = momentNow();
      this.when = whenOf(this.moment);
      this.momentIsOpen = false;
    }
    this.sitting.autosave.change(this.draft());
  }

  private draft(): Draft {
    const { title, body, tags, starred, when } = this;
    return { title, body, tags: [...tags], starred, happened: when };
  }

  private stored({ id, words, row, saved }: Saved, first: boolean): void {
    this.id = id;
    this.words = words;
    this.backDated = row.backDated;
    this.created ??= saved;
    // With the offset that this time has in its zone.
    if (row.happened.local === this.when.local) this.moment = row.happened;
    if (first) this.around.named(id);
  }

  private replaced(draft: Draft): void {
    const { body } = this;
    this.take(draft);
    if (body !== draft.body) this.around.show(draft.body);
  }

  private take({ title, body, tags, starred, happened }: Draft): void {
    Object.assign(this, { title, body, tags, starred });
    this.when = happened;
    if (happened.local !== this.moment.local) {
      const { local, zone } = happened;
      this.moment = { local, zone, offset: happened.offset ?? offsetOf(local) };
    }
  }
}

const BLANK = { title: '', body: '', tags: [], starred: false };
