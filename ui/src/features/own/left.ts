import { commands, type Method } from '../../ipc';
import { blank, copied } from './draft';
import { Making } from './making.svelte';

/** Guides that are half made, in the journal too: whoever comes back to one goes on with it. */
let left: Promise<Map<string, Method>> | null = null;

const nameOf = (id: string | null, copy: boolean) => `${id ?? ''} ${copy}`;

async function read(): Promise<Map<string, Method>> {
  const text = await commands.guideDrafts();
  return new Map(text === null ? [] : (JSON.parse(text) as [string, Method][]));
}

/** Begins, or goes on with what was left. */
export async function make(id: string | null, copy: boolean): Promise<Making> {
  left ??= read();
  const kept = (await left).get(nameOf(id, copy));
  if (kept) return new Making(kept, true);
  const mark = crypto.randomUUID().slice(0, 8);
  if (id === null) return new Making(blank(mark));
  const method = await commands.method(id, null);
  return new Making(copy ? copied(method, mark) : method);
}

/** Remembers what is half made until someone comes back to it, or forgets it. */
export async function leave(
  id: string | null,
  copy: boolean,
  method: Method | null,
): Promise<void> {
  const all = await (left ??= read());
  const name = nameOf(id, copy);
  if (method === null && !all.has(name)) return;
  if (method === null) all.delete(name);
  else all.set(name, method);
  await commands.keepGuideDrafts(all.size === 0 ? null : JSON.stringify([...all]));
}
