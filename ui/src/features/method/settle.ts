import { commands } from '../../ipc';
import { changes } from '../../state/changes.svelte';

/** What was due of an entry is not due any more: it was come back to, whether or not words came of it. */
export async function settleDue(entry: number): Promise<void> {
  // A list of what is due is a help only; it can be settled there too.
  const due = await commands.due().catch(() => []);
  const own = due.filter(({ row }) => row.id === entry);
  await Promise.allSettled(own.map(({ what, day }) => commands.settleDue(entry, what, day)));
  if (own[0]) changes.tell({ kind: 'saved', row: own[0].row });
}
