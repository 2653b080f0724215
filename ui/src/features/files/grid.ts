/** A grid of pictures by month, of which only the rows near the screen exist. */

/** Some pictures of one month, side by side. */
export interface GridRow {
  /** "2026-11" */
  month: string;
  /** The first row of its month, which names it. */
  names: boolean;
  /** Index of its first picture. */
  first: number;
  count: number;
}

/** Puts pictures, of which the months are given, into rows; a month begins a row of its own. */
export function rowsOf(months: readonly string[], columns: number): GridRow[] {
  const rows: GridRow[] = [];
  months.forEach((month, index) => {
    const last = rows.at(-1);
    if (last?.month === month && last.count < columns) last.count += 1;
    else rows.push({ month, names: last?.month !== month, first: index, count: 1 });
  });
  return rows;
}

/** The row that a picture is in, found by halving; -1 for none. */
export function rowOf(rows: readonly GridRow[], picture: number): number {
  let [low, high] = [0, rows.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (!row) break;
    if (picture < row.first) high = middle - 1;
    else if (picture >= row.first + row.count) low = middle + 1;
    else return middle;
  }
  return -1;
}

/**
 * Where a key moves from a picture, or null if the key moves nowhere. `page` is how many rows are in sight.
 */
export function movedTo(
  key: string,
  picture: number,
  rows: readonly GridRow[],
  page: number,
): number | null {
  const last = rows.at(-1);
  if (!last) return null;
  const end = last.first + last.count - 1;
  const at = rowOf(rows, picture);
  const column = picture - (rows[at]?.first ?? 0);
  const inRow = (to: number): number => {
    const row = rows[Math.min(Math.max(to, 0), rows.length - 1)] ?? last;
    return row.first + Math.min(column, row.count - 1);
  };
  switch (key) {
    case 'ArrowRight':
      return Math.min(end, picture + 1);
    case 'ArrowLeft':
      return Math.max(0, picture - 1);
    case 'ArrowDown':
      return at === rows.length - 1 ? picture : inRow(at + 1);
    case 'ArrowUp':
      return at === 0 ? picture : inRow(at - 1);
    case 'PageDown':
      return inRow(at + Math.max(1, page - 1));
    case 'PageUp':
      return inRow(at - Math.max(1, page - 1));
    case 'Home':
      return 0;
    case 'End':
      return end;
    default:
      return null;
  }
}

/** How a width is divided, in pixels: pictures of one size, as many as have room. */
export function divided(
  width: number,
  least: number,
  gap: number,
): { columns: number; side: number } {
  const columns = Math.max(2, Math.floor((width + gap) / (least + gap)));
  return { columns, side: Math.max(1, (width - gap * (columns - 1)) / columns) };
}
