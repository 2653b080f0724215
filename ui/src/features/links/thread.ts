import type { Entry, Thread } from '../../ipc';

/** An entry of a thread, with the words of others that led to it. */
export interface Step {
  entry: Entry;
  /** `from` is missing for an entry that is no longer among them. */
  led: { from: Entry | undefined; quote: string }[];
}

/** The entries of a thread in its order, each with what led to it. */
export function steps({ entries, links }: Thread): Step[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return entries.map((entry) => ({
    entry,
    led: links
      .filter(({ to }) => to === entry.id)
      .map(({ from, quote }) => ({ from: byId.get(from), quote })),
  }));
}
