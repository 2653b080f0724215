import type { Filter } from '../../ipc';

/** Where the person was in a list: numbers only. */
export interface Place {
  top: number;
  active: number;
}

const START: Place = { top: 0, active: 0 };

let left: { of: string; place: Place } | null = null;

/** Remembers where the person was in the timeline of `filter`, for when they come back to it. */
export function leave(filter: Filter, place: Place): void {
  left = { of: JSON.stringify(filter), place };
}

/** Where to begin in the timeline of `filter`: where the person left it last, or at the newest. */
export function resume(filter: Filter): Place {
  return left?.of === JSON.stringify(filter) ? left.place : START;
}
