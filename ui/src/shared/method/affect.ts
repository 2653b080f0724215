import type { Affect } from '../../ipc';

/** Farthest from the middle, on both axes. */
export const FARTHEST = 4;
/** Places on an axis. */
export const PLACES = 2 * FARTHEST + 1;
/** How pleasant the five faces are. */
export const FACES = [-4, -2, 0, 2, 4] as const;

export type Axis = keyof Affect;

/** The middle: where the first key begins. */
const MIDDLE: Affect = { pleasant: 0, energy: 0 };

/** A step on an axis, by key. Arrows mean the same on both. */
const ARROWS: Record<string, [Axis, number]> = {
  ArrowLeft: ['pleasant', -1],
  ArrowRight: ['pleasant', 1],
  ArrowDown: ['energy', -1],
  ArrowUp: ['energy', 1],
};
const FAR_STEP = 2;

/** Where a key leads from a place, on the grid, with the focus on one of its axes; null if nowhere. */
export function moved(from: Affect | null, key: string, on: Axis): Affect | null {
  const arrow = ARROWS[key];
  if (arrow) return step(from, ...arrow);
  switch (key) {
    case ' ':
      return from ?? MIDDLE;
    case 'Home':
      return placed(from, on, -FARTHEST);
    case 'End':
      return placed(from, on, FARTHEST);
    case 'PageUp':
      return step(from, on, FAR_STEP);
    case 'PageDown':
      return step(from, on, -FAR_STEP);
    default:
      return null;
  }
}

/** The same place with another value on one axis. */
export function placed(from: Affect | null, on: Axis, value: number): Affect {
  return { ...(from ?? MIDDLE), [on]: within(value) };
}

function step(from: Affect | null, on: Axis, by: number): Affect {
  return placed(from, on, ((from ?? MIDDLE)[on] ?? 0) + by);
}

/** The place under a point, given as shares of the grid from its upper left corner. */
export function placeAt(across: number, down: number): Affect {
  const place = (share: number) => within(Math.floor(share * PLACES) - FARTHEST);
  return { pleasant: place(across), energy: place(1 - down) };
}

/** The share of an axis at which a place has its middle. */
export function shareOf(value: number): number {
  return (value + FARTHEST + 0.5) / PLACES;
}

function within(value: number): number {
  return Math.min(FARTHEST, Math.max(-FARTHEST, value));
}
