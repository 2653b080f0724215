import type { Entry, Moment, Saved, When } from '../../ipc';

/** What every kind of draft has: when it was, and whether it is starred. */
export interface Held {
  happened: When;
  starred: boolean;
}

/** Two changes of one draft, put together. */
export interface Merged<D> {
  draft: D;
  /** Both sides changed the same words, each in their own way: the draft holds only ours. */
  clash: boolean;
}

/** A kind of entry: what of it can be written, and how two writings of it compare. */
export interface Kind<D extends Held> {
  /** What of an entry can be written, as it is stored. */
  draftOf(entry: Entry): D;
  /** Whether two drafts say the same. */
  equal(a: D, b: D): boolean;
  /** Whether a draft holds nothing that would be missed. */
  isBlank(draft: D): boolean;
  /**
   * Puts together what is on screen and what was stored meanwhile, both grown from `base`: a part that
   * only one side changed is that side's; where both did, ours stays.
   */
  merge(base: D, ours: D, theirs: D): Merged<D>;
}

/** Where entries of a kind are kept. */
export interface Store<D> {
  create(draft: D): Promise<Saved>;
  save(id: number, base: number, draft: D): Promise<Saved>;
  read(id: number): Promise<Entry>;
}

/** A stored moment as one that can be sent back unchanged. */
export function whenOf({ local, zone, offset }: Moment): When {
  return { local, zone, offset };
}

/** Whether two moments are the same. */
export function sameWhen(a: When, b: When): boolean {
  return a.local === b.local && a.zone === b.zone && a.offset === b.offset;
}

/** Whether two values say the same, lists in the same order. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/**
 * Puts parts of drafts together: `pick` gives the part that stays, `clashes` tells whether both sides
 * changed it, each in its own way.
 */
export function weigh<D>(base: D, ours: D, theirs: D) {
  const mine = (part: keyof D) => !same(ours[part], base[part]);
  return {
    pick: <P extends keyof D>(part: P): D[P] => (mine(part) ? ours[part] : theirs[part]),
    clashes: (part: keyof D): boolean =>
      mine(part) && !same(theirs[part], base[part]) && !same(theirs[part], ours[part]),
  };
}
