/** A straight way from values to places in a picture. */
export type Scale = (value: number) => number;

/** From one range to another; a range without width lies in the middle. */
export function linear(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): Scale {
  const span = to - from;
  if (span === 0) return () => (start + end) / 2;
  return (value) => start + ((value - from) / span) * (end - start);
}

/** Places need no more than a tenth of a pixel: a path of ten years is then half as long. */
export function tenth(place: number): number {
  return Math.round(place * 10) / 10;
}

/** The mark nearest to a place; -1 if there is none. By `x` alone, or by both. */
export function nearest(
  marks: readonly { x: number; y: number }[],
  x: number,
  y: number | null,
): number {
  let best = -1;
  let least = Infinity;
  for (const [index, mark] of marks.entries()) {
    const far = (mark.x - x) ** 2 + (y === null ? 0 : (mark.y - y) ** 2);
    if (far < least) [best, least] = [index, far];
  }
  return best;
}

/**
 * The mark that lies next in a direction: above or below by rows, left or right within one. Null if
 * there is none. What lies most straight ahead is next.
 */
export function ahead(
  marks: readonly { x: number; y: number }[],
  from: number,
  [dx, dy]: readonly [number, number],
): number | null {
  const here = marks[from];
  if (!here) return null;
  let best: number | null = null;
  let least = Infinity;
  for (const [index, mark] of marks.entries()) {
    const along = (mark.x - here.x) * dx + (mark.y - here.y) * dy;
    const aside = Math.abs((mark.x - here.x) * dy) + Math.abs((mark.y - here.y) * dx);
    if (along < 1) continue;
    const far = along + aside * 4;
    if (far < least) [best, least] = [index, far];
  }
  return best;
}
