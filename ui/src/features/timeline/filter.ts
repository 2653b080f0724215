import type { Filter, Row } from '../../ipc';
import { FREE } from '../../state/browse.svelte';
import { journal } from '../../text/journal';

/** What a timeline is of: everything, one tag, the starred ones, or several of these and of days. */
export function kindOf(filter: Filter): 'all' | 'tag' | 'starred' | 'several' {
  const { from, to, tags, starred, methods } = filter;
  if (methods.length > 0) return 'several';
  const days = from !== null || to !== null;
  if (!days && !starred && tags.length === 0) return 'all';
  if (!days && !starred && tags.length === 1) return 'tag';
  return !days && starred && tags.length === 0 ? 'starred' : 'several';
}

/** The name of a filtered timeline. */
export function nameOf(filter: Filter): string {
  const names = { all: journal.timeline, starred: journal.starred, several: journal.chosen };
  const kind = kindOf(filter);
  return kind === 'tag' ? journal.tagged(filter.tags[0] ?? '') : names[kind];
}

/**
 * Whether a row belongs to a filtered timeline. A row tells the name of its method, a filter asks for
 * ids: `named` tells the name that goes with an id.
 */
export function belongs(
  row: Row,
  filter: Filter,
  named: (method: string) => string | undefined = () => undefined,
): boolean {
  return (
    (filter.from === null || row.day >= filter.from) &&
    (filter.to === null || row.day <= filter.to) &&
    (!filter.starred || row.starred) &&
    filter.tags.every((tag) => row.tags.includes(tag)) &&
    (filter.methods.length === 0 || filter.methods.some((id) => isOf(row, id, named)))
  );
}

function isOf(row: Row, id: string, named: (method: string) => string | undefined): boolean {
  if (id === FREE) return row.method === null;
  return row.method !== null && row.method === named(id);
}
