/** What can be done with the entry on the page, whatever kind of entry it is. */
import type { Kept } from '../shared/head/kept';
import { editorText } from '../text/editor';
import { checkInText } from '../text/checkin';
import type { Action } from './actions.svelte';
import { filesText } from '../text/files';
import { linksText } from '../text/links';
import { paperText, takeOutText } from '../text/takeOut';
import { checkIn } from './checkin.svelte';
import { continuing } from './continuing.svelte';
import { moveToBin } from './entries';
import { shown } from './keys';
import { nav } from './nav.svelte';
import { paper } from './paper.svelte';

const STAR = 'Mod+D';
const ATTACH = 'Mod+Shift+A';

/** The keys of the star, as the person reads them. */
export const starKeys = (): string[] => shown(STAR);

/** For the palette and by keys; none while the entry is not stored. */
export function actionsOf(page: Kept): Action[] {
  const { id } = page;
  if (id === null) return [];
  return [
    {
      id: 'entry.star',
      label: editorText.starAction,
      group: 'write',
      keys: STAR,
      also: editorText.starAlso,
      run: () => page.star(!page.starred),
    },
    {
      id: 'entry.continue',
      label: linksText.go,
      group: 'write',
      also: linksText.goAlso,
      run: () => continuing.ask(),
    },
    {
      id: 'entry.history',
      label: editorText.history,
      group: 'write',
      also: editorText.historyAlso,
      run: () => (nav.history = true),
    },
    {
      id: 'entry.take-out',
      label: takeOutText.thisEntry,
      group: 'write',
      also: takeOutText.thisEntryAlso,
      run: () => nav.takeOut({ entry: id }),
    },
    {
      id: 'entry.print',
      label: paperText.go,
      group: 'write',
      also: paperText.goAlso,
      run: () => void paper.print(id),
    },
    {
      id: 'entry.bin',
      label: editorText.toBin,
      group: 'write',
      also: editorText.binAlso,
      run: () => void moveToBin(id),
    },
  ];
}

/** For the palette: files for the entry on the page, stored or not. */
export function attachAction(files: { choose(): Promise<unknown> }): Action {
  return {
    id: 'entry.attach',
    label: filesText.add,
    group: 'write',
    keys: ATTACH,
    also: filesText.addAlso,
    run: () => void files.choose(),
  };
}

/** An entry that was written freely: it can be said how it felt at its moment. */
type Note = Pick<Kept, 'id' | 'moment'> & { title: string };

/** For the palette; none while the note is not stored, or if nothing is asked so. */
export function feltActionsOf(page: Note): Action[] {
  const { id } = page;
  if (id === null || checkIn.none) return [];
  const run = () => checkIn.askFelt({ id, title: page.title.trim(), moment: page.moment });
  return [
    { id: 'entry.felt', label: checkInText.felt, group: 'write', also: checkInText.feltAlso, run },
  ];
}

/** For the menu on the page; `more` is what its kind of entry has besides. */
export function menuOf({ id }: Pick<Kept, 'id'>, more: readonly Action[] = []) {
  return [
    { label: linksText.go, run: () => continuing.ask() },
    ...more,
    { label: editorText.history, run: () => void (nav.history = true) },
    { label: takeOutText.thisEntry, run: () => id !== null && nav.takeOut({ entry: id }) },
    { label: paperText.go, run: () => void (id !== null && paper.print(id)) },
    { label: editorText.toBin, run: () => void (id !== null && moveToBin(id)), grave: true },
  ];
}
