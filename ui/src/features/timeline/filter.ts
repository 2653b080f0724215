import type { Filter, Row } from '../../ipc';
import { journal } from '../../text/journal';

/** What a timeline is of: everything, one tag, the starred ones, or several of these and of days. */
export function kindOf({ from, to, tags, starred }: Filter): 'all' | 'tag' | 'starred' | 'several' {
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

/** Whether a row belongs to a filtered timeline. */
export function belongs(row: Row, filter: Filter): boolean {
  return (
    (filter.from === null || row.day >= filter.from) &&
    (filter.to === null || row.day <= filter.to) &&
    (!filter.starred || row.starred) &&
    filter.tags.every((tag) => row.tags.includes(tag))
  );
}
