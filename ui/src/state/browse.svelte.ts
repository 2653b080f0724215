import type { Filter, Order } from '../ipc';

const EVERYTHING: Filter = { from: null, to: null, tags: [], starred: false };

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
  return filter.from !== null || filter.to !== null || filter.tags.length > 0 || filter.starred;
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
