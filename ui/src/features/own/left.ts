import { commands, type Method } from '../../ipc';
import { Left } from '../../state/left';
import { blank, copied } from './draft';
import { Making } from './making.svelte';

/** Guides that are half made. */
const left = new Left<Method>({
  read: () => commands.guideDrafts(),
  write: (text) => commands.keepGuideDrafts(text),
});

const nameOf = (id: string | null, copy: boolean) => `${id ?? ''} ${copy}`;

/** Begins, or goes on with what was left. */
export async function make(id: string | null, copy: boolean): Promise<Making> {
  const kept = await left.get(nameOf(id, copy));
  if (kept) return new Making(kept, true);
  const mark = crypto.randomUUID().slice(0, 8);
  if (id === null) return new Making(blank(mark));
  const method = await commands.method(id, null);
  return new Making(copy ? copied(method, mark) : method);
}

/** Remembers what is half made until someone comes back to it, or forgets it. */
export function leave(id: string | null, copy: boolean, method: Method | null): Promise<void> {
  return left.put(nameOf(id, copy), method);
}
