import type { Group, MethodCard } from '../../ipc';

/** Methods under one heading. */
export interface Shelf {
  id: string;
  name: string;
  summary: string;
  cards: readonly MethodCard[];
}

/**
 * The methods under their headings, in the order of the headings; those whose heading is not among
 * them, as a person's own may be, come last, under `other`.
 */
export function shelves(
  cards: readonly MethodCard[],
  groups: readonly Group[],
  other: string,
): Shelf[] {
  const known = new Set(groups.map(({ id }) => id));
  const of = (group: string) => cards.filter((card) => card.group === group);
  const rest = cards.filter((card) => !known.has(card.group));
  return [
    ...groups.map(({ id, name, summary }) => ({ id, name, summary, cards: of(id) })),
    { id: 'other', name: other, summary: '', cards: rest },
  ].filter((shelf) => shelf.cards.length > 0);
}

/** Those that were begun and not finished: there may be several pages of one that is not a single. */
export function begun(cards: readonly MethodCard[]): (MethodCard & { open: number })[] {
  return cards.filter(
    (card): card is MethodCard & { open: number } => card.open !== null && !card.single,
  );
}
