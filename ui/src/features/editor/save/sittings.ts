import { commands } from '../../../ipc';
import { notes } from '../../../state/save/note';
import { Sittings } from '../../../state/save/sittings';

/** The notes that are being written. */
export const sittings = new Sittings(notes, {
  create: (draft) => commands.createEntry(draft),
  save: (id, base, draft) => commands.saveEntry(id, base, draft),
  read: (id) => commands.entry(id),
});
