import type { Draft, Entry, Moment, When } from '../../../ipc';

/** The fields of a draft that a person changes. */
type Field = keyof Draft;

const FIELDS: readonly Field[] = ['title', 'body', 'happened', 'tags', 'starred'];

/** What of an entry can be written, as it is stored. */
export function draftOf(entry: Entry): Draft {
  const { title, body, tags, starred } = entry;
  return { title, body, tags: [...tags], starred, happened: whenOf(entry.happened) };
}

/** A stored moment as one that can be sent back unchanged. */
export function whenOf({ local, zone, offset }: Moment): When {
  return { local, zone, offset };
}

/** Whether two drafts say the same. */
export function equal(a: Draft, b: Draft): boolean {
  return FIELDS.every((field) => same(a[field], b[field]));
}

/** Whether a draft holds nothing that would be missed. */
export function isBlank({ title, body, tags }: Draft): boolean {
  return title.trim() === '' && body.trim() === '' && tags.length === 0;
}

/** Two changes of one draft, put together. */
export interface Merged {
  draft: Draft;
  /** Both sides changed the same words, each in their own way: the draft holds only ours. */
  clash: boolean;
}

/**
 * Puts together what is on screen and what was stored meanwhile, both grown from `base`: a field that
 * only one side changed is that side's; where both did, ours stays.
 */
export function merge(base: Draft, ours: Draft, theirs: Draft): Merged {
  const mine = (field: Field) => !same(ours[field], base[field]);
  const clashes = (field: Field) =>
    mine(field) && !same(theirs[field], base[field]) && !same(theirs[field], ours[field]);
  const pick = <F extends Field>(field: F): Draft[F] => (mine(field) ? ours[field] : theirs[field]);
  return {
    draft: {
      title: pick('title'),
      body: pick('body'),
      happened: pick('happened'),
      tags: pick('tags'),
      starred: pick('starred'),
    },
    clash: clashes('title') || clashes('body'),
  };
}

/** Whether two moments are the same. */
export function sameWhen(a: When, b: When): boolean {
  return a.local === b.local && a.zone === b.zone && a.offset === b.offset;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
