/** The arithmetic of a list of which only the rows near the screen exist. Lengths are CSS pixels. */
export interface Viewport {
  /** How far the list is scrolled. */
  top: number;
  /** Height of the part that can be seen. */
  height: number;
  /** Height of every row. */
  row: number;
  /** Number of rows in the whole list. */
  count: number;
}

/** Rows `first` up to but not including `end`. */
export interface Range {
  first: number;
  end: number;
}

/** The rows to draw: those in sight and `spare` more on each side, so that scrolling shows no gap. */
export function drawn(view: Viewport, spare: number): Range {
  const { first, end } = inSight(view);
  return { first: Math.max(0, first - spare), end: Math.min(view.count, end + spare) };
}

/** The rows of which any part can be seen. */
export function inSight({ top, height, row, count }: Viewport): Range {
  const first = Math.min(Math.max(0, Math.floor(top / row)), count);
  return { first, end: Math.min(count, Math.max(first, Math.ceil((top + height) / row))) };
}

/** How far to scroll so that row `index` is wholly in sight, moving as little as possible. */
export function scrollTo(view: Viewport, index: number): number {
  const above = index * view.row;
  if (above < view.top) return above;
  return Math.max(view.top, above + view.row - view.height);
}

/** Where a key moves the active row, or null when the key does not move it. */
export function moved(key: string, active: number, view: Viewport): number | null {
  const last = view.count - 1;
  const page = Math.max(1, Math.floor(view.height / view.row) - 1);
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, active + 1);
    case 'ArrowUp':
      return Math.max(0, active - 1);
    case 'PageDown':
      return Math.min(last, active + page);
    case 'PageUp':
      return Math.max(0, active - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
