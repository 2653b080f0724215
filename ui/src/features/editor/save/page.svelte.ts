import type { Draft, Entry } from '../../../ipc';
import { whenOf } from '../../../state/save/kind';
import { draftOf, notes } from '../../../state/save/note';
import { SavedPage } from '../../../state/save/page.svelte';
import { sittings } from './sittings';

/** What the page does outside of itself. */
export interface Around {
  /** A new entry was stored for the first time. */
  named(id: number): void;
  /** The text changed from outside: it is to be shown. */
  show(body: string): void;
}

/** What a new note begins with. */
export interface Blank {
  day: string | null;
  title: string;
}

/** A note as it lies on the page: what is shown of it, and what its parts change. */
export class EntryPage extends SavedPage<Draft> {
  title = $state('');
  /** Not reactive: the editor holds the text and would be drawn anew for each letter. */
  body = '';

  constructor(
    key: number,
    entry: Entry | Blank,
    private readonly around: Around,
  ) {
    super(notes, entry, (id) => around.named(id));
    const happened = whenOf(this.moment);
    const draft = 'id' in entry ? draftOf(entry) : { ...BLANK, title: entry.title, happened };
    this.body = draft.body;
    this.begin(sittings, key, 'id' in entry ? entry.version : 0, draft);
  }

  write(body: string): void {
    this.body = body;
    this.changed();
  }

  entitle(title: string): void {
    this.title = title;
    this.changed();
  }

  protected draft(): Draft {
    const { title, body, tags, starred, when } = this;
    return { title, body, tags: [...tags], starred, happened: when };
  }

  protected show({ title, body }: Draft): void {
    const shown = this.body;
    this.title = title;
    this.body = body;
    if (shown !== body) this.around.show(body);
  }
}

const BLANK = { body: '', tags: [], starred: false };
