import { countEntries } from './journal';

/** Words of the search. */
export const search = {
  title: 'Search',
  field: 'Search your entries',
  clear: 'Clear the search',
  narrow: 'Narrow the search',
  dates: 'Dates',
  from: 'From',
  to: 'To',
  anyDay: 'Any day',
  tags: 'Tags',
  noTags: 'There are no tags yet.',
  kinds: 'Kinds',
  free: 'Free writing',
  starred: 'Starred',
  order: 'Order',
  newest: 'Newest first',
  best: 'Best match first',
  hintTitle: 'What are you looking for?',
  hint: 'The first letters of a word are enough. “Words in quotation marks” are found side by side, and -word leaves out entries that hold it.',
  nothingTitle: 'Nothing found',
  nothing:
    'Try fewer words, or only the beginning of the last one. Quotation marks find words side by side; without them they may stand anywhere.',
  nothingNarrowed: 'The dates, tags, kinds or star above leave entries out too.',
  lift: 'Search everywhere',
  results: 'What was found',
};

/** "3 entries found", "More than 40 entries found" */
export function countFound(count: number, more: boolean): string {
  if (count === 0) return search.nothingTitle;
  return more ? `More than ${countEntries(count)} found` : `${countEntries(count)} found`;
}

/** "From 1 May 2026", "Until 3 June 2026", "1 May 2026 – 3 June 2026" */
export function dateRange(from: string | null, to: string | null): string {
  if (from !== null && to !== null) return from === to ? from : `${from} – ${to}`;
  if (from !== null) return `From ${from}`;
  return to === null ? search.dates : `Until ${to}`;
}
