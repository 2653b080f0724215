import type { Row } from '../../ipc';

/** What a row shows in its two places: a line to know the entry by, and what follows. */
export interface Heading {
  text: string;
  rest: string;
  /** The entry has no title, so its first words, or the name of its guide, stand in for one. */
  borrowed: boolean;
}

/** A line is about this long before it is cut at a word. */
const FIRST_WORDS = 56;

/** The title, or else the name of the guide, or the first words of the text with the rest after them. */
export function heading(row: Pick<Row, 'title' | 'preview'> & Partial<Row>): Heading {
  const title = row.title.trim();
  const preview = row.preview.trim();
  if (title !== '') return { text: title, rest: preview, borrowed: false };
  if (row.method) return { text: row.method, rest: preview, borrowed: true };
  const cut = firstWords(preview);
  return { text: preview.slice(0, cut).trim(), rest: preview.slice(cut).trim(), borrowed: true };
}

/** Where the first words end: with a short first sentence, else at the last space that fits. */
export function firstWords(text: string): number {
  if (text.length <= FIRST_WORDS) return text.length;
  const line = text.slice(0, FIRST_WORDS);
  const sentence = /^.{8,}?[.!?…。！？](?=\s)/u.exec(line);
  if (sentence) return sentence[0].length;
  const space = line.lastIndexOf(' ');
  return space > 0 ? space : wholeCharacters(line);
}

/** A cut that does not fall inside a surrogate pair. */
function wholeCharacters(line: string): number {
  const last = line.charCodeAt(line.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? line.length - 1 : line.length;
}
