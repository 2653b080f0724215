import type { Filter, StepRef } from '../ipc';
import type { Span } from '../shared/stretch';

/** The places of the unlocked journal. */
export type View =
  | 'timeline'
  | 'path'
  | 'plan'
  | 'feelings'
  | 'share'
  | 'guides'
  | 'search'
  | 'calendar'
  | 'bin'
  | 'settings';

/** What kind of page lies before the person. */
export type What =
  /** An entry, new or kept; `comeBack`: it is returned to, to look again. */
  | { readonly kind: 'entry'; readonly comeBack: boolean }
  /** A new entry that a method guides; `from` is the entry that led here, `quote` its words. */
  | {
      readonly kind: 'fill';
      readonly method: string;
      readonly from: number | null;
      readonly quote: string;
    }
  /** Everything that was filled in of one method, and what it shows together. */
  | { readonly kind: 'records'; readonly method: string }
  /** An entry and all that it is linked with, as one page. */
  | { readonly kind: 'thread'; readonly id: number }
  /** A method of the person's own; null for a new one, `copy` to begin from another. */
  | { readonly kind: 'own'; readonly id: string | null; readonly copy: boolean }
  /** A journey by its present map; null to begin one. */
  | { readonly kind: 'journey'; readonly id: number | null }
  /** A step of a journey. */
  | { readonly kind: 'step'; readonly journey: number; readonly at: StepRef }
  /** The questions of a journey that stand apart. */
  | { readonly kind: 'questions'; readonly journey: number }
  /** Everything that happened on a journey. */
  | { readonly kind: 'happened'; readonly journey: number }
  /** What was noted of something planned. */
  | { readonly kind: 'log'; readonly entry: number }
  /** Something to read; null for the list of it. */
  | { readonly kind: 'reading'; readonly id: string | null }
  /** Looking back on what a day lies in, now unless one is given; without a span, as it was left. */
  | { readonly kind: 'back'; readonly span: Span | null; readonly day: string | null }
  /** All tags, to look after them. */
  | { readonly kind: 'tags' }
  /** All pictures. */
  | { readonly kind: 'gallery' }
  /** An entry is brought back from a backup. */
  | { readonly kind: 'bringBack' }
  /** Another journal is brought in. */
  | { readonly kind: 'bringIn' }
  /** Taking everything out, or an entry, or those of a filter. */
  | { readonly kind: 'takeOut'; readonly entry: number | null; readonly filter: Filter | null }
  | { readonly kind: 'prompts' | 'words' | 'breathe' | 'ground' };

/** What lies on the writing page. `key` changes with the page, not with its first save. */
export interface OnPage {
  readonly key: number;
  readonly what: What;
  /** null until the first save of a new entry, and for what is no entry. */
  readonly id: number | null;
  /** The local day that a new entry is about; null for now. */
  readonly day: string | null;
  /** The title that a new entry begins with. */
  readonly title: string;
  /** The cursor goes into the text at once. */
  readonly into: boolean;
}

/** Where a new entry comes from. */
export interface Origin {
  from?: number | null;
  quote?: string;
  /** What is to be done once the new entry was saved for the first time, even if it no longer lies on the page. */
  then?: ((id: number) => void) | undefined;
}

const ENTRY: What = { kind: 'entry', comeBack: false };
const NEW = { what: ENTRY, id: null, day: null, title: '', into: false };

/** Where the person is. The only way from one place to another. */
/** Views that nothing is laid beside. */
const PLAIN: readonly View[] = ['bin', 'settings', 'share'];

class Nav {
  view = $state<View>('timeline');
  page = $state<OnPage | null>(null);
  /** The earlier versions of the entry on the page are shown beside it. */
  history = $state(false);
  /** What a narrow window shows, which has room for one of the two. */
  front = $state<'list' | 'page'>('list');
  /** Goes up when the search field should take the focus. */
  searchAsked = $state(0);
  #keys = 0;
  #beforeSearch: View = 'timeline';
  readonly #thens = new Map<number, (id: number) => void>();

  go(view: View): void {
    if (view === 'search') {
      if (this.view !== 'search' && this.view !== 'settings') this.#beforeSearch = this.view;
      this.searchAsked += 1;
    }
    this.view = view;
    this.history = false;
    this.front = 'list';
  }

  /** Back to the place from which the person went to search. */
  leaveSearch(): void {
    this.go(this.#beforeSearch);
  }

  /** Lays a kept entry on the page, in the place where the person is; `into` to go on writing. */
  open(id: number, into = false): void {
    if (this.page?.id === id) {
      this.page = { ...this.page, into };
      this.front = 'page';
    } else {
      this.#lay({ id, into });
    }
  }

  /** Lays an entry on the page to look again at what was written then. */
  comeBack(id: number): void {
    this.#lay({ id, what: { kind: 'entry', comeBack: true } });
  }

  /** Lays an empty entry on the page, about `day` when given, with the cursor in it. */
  write(day: string | null = null, title = '', { then }: Origin = {}): void {
    this.#leavePlain('timeline');
    this.#lay({ day, title, into: true }, then);
  }

  /** Lays a new entry on the page that a method guides. */
  fill(method: string, { from = null, quote = '', then }: Origin = {}): void {
    this.#leavePlain('guides');
    this.#lay({ what: { kind: 'fill', method, from, quote }, into: true }, then);
  }

  /** Lays everything that was filled in of one method on the page. */
  records(method: string): void {
    this.show({ kind: 'records', method });
  }

  /** Lays an entry and all that it is linked with on the page. */
  thread(id: number): void {
    this.show({ kind: 'thread', id });
  }

  /** Lays the page on the table on which another journal is brought in, beside what is here. */
  bringIn(): void {
    this.#leavePlain('timeline');
    this.#lay({ what: { kind: 'bringIn' } });
  }

  /** Lays the page on the table on which an entry is brought back from a backup. */
  bringBack(): void {
    this.show({ kind: 'bringBack' });
  }

  /** Lays the page on the table from which everything is taken out, an entry, or those of a filter. */
  takeOut({
    entry = null,
    filter = null,
  }: { entry?: number | null; filter?: Filter | null } = {}): void {
    this.show({ kind: 'takeOut', entry, filter });
  }

  /** Lays a page that is no entry. */
  show(what: What): void {
    const besideList = what.kind === 'takeOut' || what.kind === 'bringBack';
    this.#leavePlain(besideList ? 'timeline' : 'guides');
    this.#lay({ what });
  }

  /** The new entry on the page was saved for the first time and is `id` from now on. */
  saved(key: number, id: number): void {
    if (this.page?.key === key) this.page = { ...this.page, id };
    const then = this.#thens.get(key);
    this.#thens.delete(key);
    then?.(id);
  }

  /** Clears the page: in a narrow window, back to the list. */
  close(): void {
    this.page = null;
    this.history = false;
    this.front = 'list';
  }

  reset(): void {
    this.view = 'timeline';
    this.#thens.clear();
    this.close();
  }

  /** The bin, the settings and what is shared have no page for writing. */
  #leavePlain(to: View): void {
    if (PLAIN.includes(this.view)) this.view = to;
  }

  #lay(page: Partial<OnPage>, then?: (id: number) => void): void {
    this.#keys += 1;
    if (then) this.#thens.set(this.#keys, then);
    this.page = { ...NEW, ...page, key: this.#keys };
    this.history = false;
    this.front = 'page';
  }
}

export const nav = new Nav();
