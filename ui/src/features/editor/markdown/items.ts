import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState, Text } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';

/** Where the parts of a list item stand. */
export interface ItemLayout {
  /** Start of the marker. */
  mark: number;
  /** Start of the words (of a task: of its box). */
  content: number;
  /** Column of the words within their line: what continuation lines are indented by. */
  contentColumn: number;
}

/** How long, in milliseconds, a command may wait for the parser. */
const PATIENCE = 50;

/** The layout of a list item, or null for a node that is none. */
export function itemLayout(doc: Text, item: SyntaxNode): ItemLayout | null {
  const mark = item.getChild('ListMark');
  if (!mark) return null;
  const line = doc.lineAt(mark.from);
  const after = /^[ \t]*/.exec(line.text.slice(mark.to - line.from))?.[0].length ?? 0;
  // More than four blanks belong to the words, as in CommonMark.
  const content = mark.to + (after > 4 ? 1 : after);
  return { mark: mark.from, content, contentColumn: content - line.from };
}

/** The innermost list item on whose lines a position is, or null. */
export function itemAt(state: EditorState, pos: number): SyntaxNode | null {
  const tree = ensureSyntaxTree(state, state.doc.lineAt(pos).to, PATIENCE) ?? syntaxTree(state);
  const line = state.doc.lineAt(pos);
  // From the end of the line: an item that begins on it is found even from its indentation.
  for (let node: SyntaxNode | null = tree.resolveInner(line.to, -1); node; node = node.parent) {
    if (node.name === 'ListItem') return node;
    if (node.name === 'FencedCode') return null;
  }
  return null;
}
