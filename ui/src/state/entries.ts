import { commands } from '../ipc';
import { journal } from '../text/journal';
import { changes } from './changes.svelte';
import { nav } from './nav.svelte';
import { notices } from './notices.svelte';
import { flushAll } from './session';

/** Moves an entry to the bin, text that was not yet saved included, and offers to undo it. */
export async function moveToBin(id: number): Promise<void> {
  try {
    const open = nav.page?.id === id;
    if (open) await flushAll();
    await commands.binEntry(id);
    if (open) nav.close();
    changes.tell({ kind: 'binned', id });
    notices.say(journal.binned, { label: journal.undo, run: () => void putBack(id) });
  } catch (refused) {
    notices.trouble(refused);
  }
}

/** Takes an entry out of the bin. Tells whether it is back. */
export async function putBack(id: number): Promise<boolean> {
  try {
    const row = await commands.unbinEntry(id);
    changes.tell({ kind: 'unbinned', row });
    return true;
  } catch (refused) {
    notices.trouble(refused);
    return false;
  }
}

/** Puts a star on an entry, or takes it off. */
export async function star(id: number, on: boolean): Promise<void> {
  try {
    const row = await commands.starEntry(id, on);
    changes.tell({ kind: 'starred', row });
  } catch (refused) {
    notices.trouble(refused);
  }
}
