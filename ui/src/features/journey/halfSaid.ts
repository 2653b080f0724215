import { commands } from '../../ipc';
import { HalfSaid } from '../../state/halfSaid';

/** The words that were begun in the forms of paths. */
export const halfSaid = new HalfSaid({
  read: () => commands.halfSaid(),
  write: (words) => commands.keepHalfSaid(words),
});
