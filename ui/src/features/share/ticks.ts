import type { ItemOffer, PackChoice, PackOffer, PartOffer } from '../../ipc';

type Parts = PackChoice['parts'];

/** Whether a part is in. */
export function isIn(parts: Parts, part: PartOffer): boolean {
  return part.id in parts;
}

/** Whether an item is in. */
export function isTicked(parts: Parts, part: PartOffer, item: ItemOffer): boolean {
  return parts[part.id]?.includes(item.key) ?? false;
}

/** The parts with this one ticked whole, or taken out with all its items. */
export function withPart(parts: Parts, part: PartOffer, on: boolean): Parts {
  const rest = Object.fromEntries(Object.entries(parts).filter(([id]) => id !== part.id));
  return on ? { ...rest, [part.id]: parts[part.id] ?? [] } : rest;
}

/** The parts with an item ticked or not. A part of whole pages is in as long as one of them is. */
export function withItem(parts: Parts, part: PartOffer, item: ItemOffer, on: boolean): Parts {
  const keys = (parts[part.id] ?? []).filter((key) => key !== item.key);
  if (on) keys.push(item.key);
  if (keys.length === 0 && part.annex) return withPart(parts, part, false);
  return { ...parts, [part.id]: keys };
}

/** Whether no more of its items can be ticked. */
export function isFull(parts: Parts, part: PartOffer): boolean {
  return part.most !== null && (parts[part.id]?.length ?? 0) >= part.most;
}

/** What is ticked in what is offered: after other days were chosen, some of it is there no more. */
export function stillOffered(parts: Parts, offer: PackOffer): Parts {
  const known = new Map(offer.parts.map((part) => [part.id, part]));
  return Object.fromEntries(
    Object.entries(parts).flatMap(([id, keys]) => {
      const part = known.get(id);
      if (!part) return [];
      const left = keys.filter((key) => part.items.some((item) => item.key === key));
      return part.annex && left.length === 0 ? [] : [[id, left]];
    }),
  );
}

/** The parts with those that were put by: what was ticked of other days comes back with them. */
export function withThose(parts: Parts, by: Parts): Parts {
  const all = Object.entries(by).map(([id, keys]): [string, string[]] => {
    const here = parts[id] ?? [];
    return [id, here.concat(keys.filter((key) => !here.includes(key)))];
  });
  return { ...parts, ...Object.fromEntries(all) };
}

/** What is ticked in `all` and not in `parts`. */
export function notIn(all: Parts, parts: Parts): Parts {
  return Object.fromEntries(
    Object.entries(all).flatMap(([id, keys]) => {
      const left = keys.filter((key) => !parts[id]?.includes(key));
      return left.length > 0 || !(id in parts) ? [[id, left]] : [];
    }),
  );
}
