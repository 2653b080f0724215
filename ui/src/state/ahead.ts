import { commands, type Filter, type Page } from '../ipc';
import { EVERYTHING, narrows } from './browse.svelte';
import { changes } from './changes.svelte';

/** Rows asked for at once when a timeline opens, before its length is known. */
export const FIRST_ROWS = 50;

/** The newest rows, and how many changes there had been when they were read. */
let newest: { page: Page; changed: number } | null = null;

/**
 * Reads the newest rows before the page that shows them is put up: it is then drawn once, with the
 * rows in it. What is refused here is asked for again by the list, which says so.
 */
export async function readAhead(): Promise<void> {
  const changed = changes.count;
  const page = await commands.timeline(EVERYTHING, null, FIRST_ROWS).catch(() => null);
  newest = page && { page, changed };
}

/** Rows of a timeline: the newest of all may be here already, once. */
export async function timeline(filter: Filter, after: string | null, limit: number): Promise<Page> {
  const read = newest;
  newest = null;
  const asked = after === null && limit === FIRST_ROWS && !narrows(filter);
  if (asked && read?.changed === changes.count) return read.page;
  return commands.timeline(filter, after, limit);
}

/** The journal is locked: its rows are nobody's. */
export function forgetAhead(): void {
  newest = null;
}
