/** Bold, italic, struck through and code: put on, taken off, or left behind at their end. */
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import {
  type ChangeSpec,
  type EditorState,
  EditorSelection,
  type StateCommand,
} from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { lineLayout } from './lines';

/** One kind of emphasis within a sentence. */
export interface Style {
  /** What stands before and behind the words. */
  mark: string;
  /** The parser's name for the element. */
  node: string;
}

export const BOLD: Style = { mark: '**', node: 'StrongEmphasis' };
export const ITALIC: Style = { mark: '*', node: 'Emphasis' };
export const STRIKE: Style = { mark: '~~', node: 'Strikethrough' };
export const CODE: Style = { mark: '`', node: 'InlineCode' };

interface Stretch {
  from: number;
  to: number;
}

/** Whether everything selected, or the word at the cursor, has a style. */
export function hasStyle(state: EditorState, style: Style): boolean {
  const { from, to } = state.selection.main;
  const stretches = from === to ? [{ from, to }] : stretchesOf(state, from, to);
  return (
    stretches.length > 0 && stretches.every((stretch) => styled(state, stretch, style) !== null)
  );
}

/** Puts a style on what is selected, or on the word at the cursor; takes it off where it is on. */
export function toggleStyle(style: Style): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const { main } = state.selection;
    const spec = main.empty ? atCursor(state, main.head, style) : onSelection(state, main, style);
    if (!spec) return false;
    dispatch(state.update({ ...spec, userEvent: 'input.format', scrollIntoView: true }));
    return true;
  };
}

function atCursor(state: EditorState, pos: number, style: Style) {
  const { mark } = style;
  const size = mark.length;
  const around = state.sliceDoc(pos - size, pos + size);
  if (around === mark + mark && !styled(state, { from: pos, to: pos }, style)) {
    return {
      changes: { from: pos - size, to: pos + size },
      selection: EditorSelection.cursor(pos - size),
    };
  }
  const node = styled(state, { from: pos, to: pos }, style);
  // At the end of bold words the same key means "and now no longer bold".
  if (node && pos === node.to - size) return { selection: EditorSelection.cursor(node.to) };
  if (node && pos > node.from && pos < node.to) return { changes: withoutMarks(node) };
  const word = state.wordAt(pos);
  if (word && pos > word.from && pos < word.to) {
    return { changes: wrapped(word, mark), selection: EditorSelection.cursor(pos + size) };
  }
  return {
    changes: { from: pos, insert: mark + mark },
    selection: EditorSelection.cursor(pos + size),
  };
}

function onSelection(state: EditorState, range: Stretch, style: Style) {
  const stretches = stretchesOf(state, range.from, range.to);
  if (stretches.length === 0) return null;
  const plain = stretches.filter((stretch) => !styled(state, stretch, style));
  const specs: ChangeSpec[] =
    plain.length > 0
      ? plain.map((stretch) => wrapped(stretch, style.mark))
      : unique(stretches.map((stretch) => styled(state, stretch, style))).map(withoutMarks);
  const changes = state.changes(specs);
  return {
    changes,
    // Around the words only: with its marks left out, the selection can be styled again.
    selection: EditorSelection.range(
      changes.mapPos(stretches[0]?.from ?? range.from, 1),
      changes.mapPos(stretches.at(-1)?.to ?? range.to, -1),
    ),
  };
}

/** The words of a selection line by line, without list and quote marks and outer blanks. */
function stretchesOf(state: EditorState, from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
  for (let pos = from; pos <= to;) {
    const line = state.doc.lineAt(pos);
    const { content } = lineLayout(line);
    const start = Math.max(from, content);
    const text = state.sliceDoc(start, Math.max(start, Math.min(to, line.to)));
    const stretch = {
      from: start + (text.length - text.trimStart().length),
      to: start + text.trimEnd().length,
    };
    if (stretch.from < stretch.to) found.push(stretch);
    pos = line.to + 1;
  }
  return found;
}

/** The element of a style that a stretch lies in, marks included or not. */
function styled(state: EditorState, { from, to }: Stretch, style: Style): SyntaxNode | null {
  const tree = ensureSyntaxTree(state, to, 50) ?? syntaxTree(state);
  for (const side of [1, -1] as const) {
    let node: SyntaxNode | null = tree.resolveInner(side === 1 ? from : to, side);
    for (; node; node = node.parent) {
      if (node.name === style.node && node.from <= from && node.to >= to) return node;
    }
  }
  return null;
}

function wrapped({ from, to }: Stretch, mark: string): ChangeSpec {
  return [
    { from, insert: mark },
    { from: to, insert: mark },
  ];
}

function withoutMarks(node: SyntaxNode): ChangeSpec {
  const first = node.firstChild;
  const last = node.lastChild;
  return [first, last].flatMap((mark) => (mark ? [{ from: mark.from, to: mark.to }] : []));
}

function unique(nodes: (SyntaxNode | null)[]): SyntaxNode[] {
  const byStart = new Map(nodes.flatMap((node) => (node ? [[node.from, node] as const] : [])));
  return [...byStart.values()];
}
