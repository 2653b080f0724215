import { commands, type FilledDraft } from '../../../ipc';
import { Sittings } from '../../../state/save/sittings';
import { filledEntries, type PageDraft } from './filled';

/** The entries that are being filled in. */
export const sittings = new Sittings(filledEntries, {
  create: (draft) => commands.fillNew(plain(draft)),
  save: (id, base, draft) => commands.fill(id, base, plain(draft)),
  read: (id) => commands.entry(id),
});

/** As it is kept. */
function plain({ filled, title, happened, tags, starred }: PageDraft): FilledDraft {
  return { filled, title, happened, tags, starred };
}
