import type { ImportColumn, ImportFelt, ImportSheet, MoodSeen } from '../../ipc';

/** What a column can be, as it is chosen. */
export const MEANINGS = [
  'date',
  'time',
  'title',
  'body',
  'tags',
  'mood',
  'starred',
  'number',
  'id',
  'extra',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** How dates are written: as they show themselves, or with one of the two first. */
export type Order = 'clear' | 'day' | 'month';

const PATTERNS: Record<Order, string | null> = {
  clear: null,
  day: '%d/%m/%Y',
  month: '%m/%d/%Y',
};

/** What is chosen for a column; what is not known is kept beside the entry. */
export function meaningOf({ meaning }: ImportColumn): Meaning {
  if (meaning.startsWith('number:')) return 'number';
  return MEANINGS.find((known) => known === meaning) ?? 'extra';
}

/** The column with another meaning. A number is called as its column is. */
export function withMeaning({ header }: ImportColumn, meaning: Meaning): ImportColumn {
  return { header, meaning: meaning === 'number' ? `number:${header}` : meaning };
}

/** The columns as the reader asks for them. */
export function asColumns(columns: readonly ImportColumn[]): [string, string][] {
  return columns.map(({ header, meaning }) => [header, meaning]);
}

/** The order of the dates in the notation of the reader. */
export function patternOf(order: Order | null): string | null {
  return order === null ? null : PATTERNS[order];
}

/** The order that the dates show; null if a person has to choose. */
export function orderOf({ dates }: ImportSheet): Order | null {
  switch (dates) {
    case 'day_first':
      return 'day';
    case 'month_first':
      return 'month';
    case 'either':
      return null;
    default:
      return 'clear';
  }
}

/** What stands in the way of reading the table; null if nothing does. */
export function lacks(
  columns: readonly ImportColumn[],
  order: Order | null,
): 'date' | 'order' | null {
  if (!columns.some((column) => meaningOf(column) === 'date')) return 'date';
  return order === null ? 'order' : null;
}

/** Some values of a column, to recognise it by. */
export function examplesOf(rows: readonly string[][], column: number, most = 3): string[] {
  const values = rows.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '');
  return [...new Set(values)].slice(0, most);
}

/** The names of columns, of which several may be the same, each told apart. */
export function toldApart(headers: readonly string[]): string[] {
  const met = new Map<string, number>();
  return headers.map((header) => {
    const times = (met.get(header) ?? 0) + 1;
    met.set(header, times);
    return times === 1 ? header : `${header} (${String(times)})`;
  });
}

/** What a mood is here: as the person chose, else as it is suggested; null for a word. */
export function feltOf(
  { label, suggested }: MoodSeen,
  chosen: Partial<Record<string, ImportFelt | null>>,
): ImportFelt | null {
  return Object.hasOwn(chosen, label) ? (chosen[label] ?? null) : suggested;
}
