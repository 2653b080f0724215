import type { Draft, Entry } from '../../ipc';
import { same, weigh, whenOf, type Kind, type Merged } from './kind';

/** The parts of a draft that a person changes. */
const PARTS: readonly (keyof Draft)[] = ['title', 'body', 'happened', 'tags', 'starred'];

/** Entries that are a title and a text. */
export const notes: Kind<Draft> = { draftOf, equal, isBlank, merge };

export function draftOf(entry: Entry): Draft {
  const { title, body, tags, starred } = entry;
  return { title, body, tags: [...tags], starred, happened: whenOf(entry.happened) };
}

function equal(a: Draft, b: Draft): boolean {
  return PARTS.every((part) => same(a[part], b[part]));
}

export function isBlank({ title, body, tags }: Draft): boolean {
  return title.trim() === '' && body.trim() === '' && tags.length === 0;
}

function merge(base: Draft, ours: Draft, theirs: Draft): Merged<Draft> {
  const { pick, clashes } = weigh(base, ours, theirs);
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
