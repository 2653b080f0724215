import { commands } from '../../../ipc';
import { Sittings } from '../../../state/save/sittings';
import { filledEntries } from './filled';

/** The entries that are being filled in. */
export const sittings = new Sittings(filledEntries, {
  create: (draft) => commands.fillNew(draft),
  save: (id, base, draft) => commands.fill(id, base, draft),
  read: (id) => commands.entry(id),
});
