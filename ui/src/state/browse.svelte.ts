import type { Filter, Order } from '../ipc';

/** Stands among the methods of a filter for entries without one. */
export const FREE = 'note';

/** Nothing left out. */
export const EVERYTHING: Filter = { from: null, to: null, tags: [], starred: false, methods: [] };

/** What the lists are narrowed to; kept while the person moves between places. */
class Browse {
  /** For the timeline. */
  filter = $state<Filter>({ ...EVERYTHING });
  query = $state('');
  /** For the search. */
  searchFilter = $state<Filter>({ ...EVERYTHING });
  order = $state<Order>('newest');

  reset(): void {
    this.filter = { ...EVERYTHING };
    this.query = '';
    this.searchFilter = { ...EVERYTHING };
    this.order = 'newest';
  }
}

export const browse = new Browse();

/** Whether `filter` leaves anything out. */
export function narrows(filter: Filter): boolean {
  const { from, to, tags, starred, methods } = filter;
  return from !== null || to !== null || tags.length > 0 || starred || methods.length > 0;
}

/** The filter as it is now, which later changes leave as it is. */
export function copied(filter: Filter): Filter {
  return $state.snapshot(filter);
}

/** Shows the timeline with nothing left out. */
export function showAll(): void {
  browse.filter = { ...EVERYTHING };
}

/** Narrows the timeline to this, and to nothing else. */
export function showOnly(narrowed: Partial<Filter>): void {
  browse.filter = { ...EVERYTHING, ...narrowed };
}

/** Searches with nothing left out. */
export function searchEverywhere(): void {
  browse.searchFilter = { ...EVERYTHING };
}
