/** What a picture shows, in rows. */
export interface Sheet {
  /** Its caption. */
  title: string;
  /** The names of its columns, each its own. */
  head: readonly string[];
  /** The first cell of a row names it. */
  rows: readonly (readonly string[])[];
}

/** For the clipboard: a line for each row, cells apart by tabs, as every program of tables reads it. */
export function asText({ head, rows }: Sheet): string {
  const cell = (text: string) => text.replaceAll(/[\t\r\n]+/gu, ' ');
  return [head, ...rows].map((row) => row.map(cell).join('\t')).join('\n');
}
