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

/** The mark nearest to a place; -1 if there is none. */
export function nearest(marks: readonly { x: number; y: number }[], x: number, y: number): number {
  let best = -1;
  let least = Infinity;
  for (const [index, mark] of marks.entries()) {
    const far = (mark.x - x) ** 2 + (mark.y - y) ** 2;
    if (far < least) [best, least] = [index, far];
  }
  return best;
}

/**
 * The mark to which an arrow leads on a map. Left and right go along a row, and over its end to the
 * one before or after in order; up and down go to what lies nearest in the nearest row, if there is one.
 */
export function ahead(
  marks: readonly { x: number; y: number }[],
  from: number,
  way: 'left' | 'right' | 'up' | 'down',
): number {
  const here = marks[from];
  if (!here) return from;
  const forth = way === 'right' || way === 'down' ? 1 : -1;
  const others = marks.map((mark, index) => ({ index, dx: mark.x - here.x, dy: mark.y - here.y }));
  if (way === 'left' || way === 'right') {
    const row = others.filter(({ dx, dy }) => Math.abs(dy) < 1 && dx * forth >= 1);
    const next = row.toSorted((a, b) => Math.abs(a.dx) - Math.abs(b.dx))[0];
    return next?.index ?? Math.max(0, Math.min(from + forth, marks.length - 1));
  }
  const beyond = others.filter(({ dy }) => dy * forth >= 1);
  const nearestRow = Math.min(...beyond.map(({ dy }) => Math.abs(dy)));
  const row = beyond.filter(({ dy }) => Math.abs(dy) < nearestRow + 1);
  return row.toSorted((a, b) => Math.abs(a.dx) - Math.abs(b.dx))[0]?.index ?? from;
}
