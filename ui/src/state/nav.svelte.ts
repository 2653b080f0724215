/** The places of the unlocked journal. */
export type View = 'timeline' | 'search' | 'calendar' | 'bin' | 'settings';

/** What lies on the writing page. `key` changes with the page, not with its first save. */
export interface OnPage {
  readonly key: number;
  /** null until the first save of a new entry. */
  readonly id: number | null;
  /** The local day that a new entry is about; null for now. */
  readonly day: string | null;
  /** The cursor goes into the text at once. */
  readonly into: boolean;
}

/** Where the person is. The only way from one place to another. */
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
      this.#lay(id, null, into);
    }
  }

  /** Lays an empty entry on the page, about `day` when given, with the cursor in it. */
  write(day: string | null = null): void {
    if (this.view === 'bin' || this.view === 'settings') this.view = 'timeline';
    this.#lay(null, day, true);
  }

  /** The new entry on the page was saved for the first time and is `id` from now on. */
  saved(key: number, id: number): void {
    if (this.page?.key === key) this.page = { ...this.page, id };
  }

  /** Clears the page: in a narrow window, back to the list. */
  close(): void {
    this.page = null;
    this.history = false;
    this.front = 'list';
  }

  reset(): void {
    this.view = 'timeline';
    this.close();
  }

  #lay(id: number | null, day: string | null, into: boolean): void {
    this.#keys += 1;
    this.page = { key: this.#keys, id, day, into };
    this.history = false;
    this.front = 'page';
  }
}

export const nav = new Nav();
