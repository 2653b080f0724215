import type { Line } from '@codemirror/state';

/** What a line begins with, by its text alone. Positions are in the document. */
export interface LineLayout {
  /** Behind the marks of the quotes that the line stands in. */
  quoted: number;
  /** Behind the indentation that follows them. */
  indented: number;
  /** Behind the mark of a list item or heading: where the words start. */
  content: number;
  kind: LineKind;
  /** 1 to 6 for a heading, else 0. */
  level: number;
}

export type LineKind = 'text' | 'heading' | 'bullet' | 'numbered' | 'task';

const PREFIX =
  /^((?:[ ]{0,3}>[ ]?)*)([ \t]*)(?:(#{1,6})(?:[ \t]+|$)|([-*+])[ \t]+(\[[ xX]\][ \t]+)?|(\d{1,9})[.)][ \t]+)?/;

/** Reads the start of a line. */
export function lineLayout(line: Pick<Line, 'from' | 'text'>): LineLayout {
  const match = PREFIX.exec(line.text) ?? [''];
  const [whole = '', quote = '', indent = '', hashes, bullet, box, number] = match;
  return {
    quoted: line.from + quote.length,
    indented: line.from + quote.length + indent.length,
    content: line.from + whole.length,
    kind: hashes ? 'heading' : box ? 'task' : bullet ? 'bullet' : number ? 'numbered' : 'text',
    level: hashes?.length ?? 0,
  };
}
