import { commands, type Filter, type Page } from '../ipc';
import { EVERYTHING, narrows } from './browse.svelte';

/** Rows asked for at once when a timeline opens, before its length is known. */
export const FIRST_ROWS = 50;

let newest: Page | null = null;

/**
 * Reads the newest rows before the page that shows them is put up: it is then drawn once, with the
 * rows in it. What is refused here is asked for again by the list, which says so.
 */
export async function readAhead(): Promise<void> {
  newest = await commands.timeline(EVERYTHING, null, FIRST_ROWS).catch(() => null);
}

/** Rows of a timeline: the newest of all may be here already, once. */
export async function timeline(filter: Filter, after: string | null, limit: number): Promise<Page> {
  const read = newest;
  newest = null;
  const fits = read !== null && after === null && limit === FIRST_ROWS && !narrows(filter);
  return fits ? read : commands.timeline(filter, after, limit);
}
