/** Lists as they are typed: Enter goes on or ends them, Tab moves an item in, Shift+Tab out. */
import { insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown';
import { ensureSyntaxTree } from '@codemirror/language';
import {
  ChangeSet,
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type StateCommand,
  type Transaction,
} from '@codemirror/state';
import type { Command } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';
import { itemAt, itemLayout } from './items';
import { lineLayout } from './lines';

/** Enter in a list or quote: the next item or line of it. */
const continueMarkup = insertNewlineContinueMarkupCommand({ nonTightLists: false });

/** Enter: goes on with a list or quote; on an empty line of one it ends it. */
export const enter: StateCommand = ({ state, dispatch }) =>
  leaveQuote({ state, dispatch }) ||
  continueMarkup({ state, dispatch: (sent) => dispatch(parted(state, sent)) });

/** Ends a quote on its empty line. A list within it is ended first, by the command for lists. */
const leaveQuote: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  if (state.readOnly || !main.empty || !/^[\s>]*>\s*$/.test(line.text)) return false;
  const from = line.from + line.text.lastIndexOf('>');
  const sent = state.update({
    changes: { from, to: line.to },
    selection: EditorSelection.cursor(from),
    userEvent: 'delete',
    scrollIntoView: true,
  });
  dispatch(parted(state, sent));
  return true;
};

/**
 * Puts a blank line behind a list or quote that has just been ended: words on the very next line
 * would still belong to it.
 */
function parted(state: EditorState, sent: Transaction): Transaction {
  const { newDoc, newSelection } = sent;
  const line = newDoc.lineAt(newSelection.main.head);
  const ended = newDoc.lines === state.doc.lines && /^[\s>]*$/.test(line.text);
  if (!ended || line.number === 1 || /^[\s>]*$/.test(newDoc.line(line.number - 1).text))
    return sent;
  const blank = `${line.text.trimEnd()}\n`;
  const changes = sent.changes.compose(
    ChangeSet.of({ from: line.from, insert: blank }, newDoc.length),
  );
  return state.update({
    changes,
    selection: EditorSelection.cursor(newSelection.main.head + blank.length),
    userEvent: 'input',
    scrollIntoView: true,
  });
}

/** Tab in a list: the item, with all below it, becomes part of the one above. */
export const indentItem: StateCommand = ({ state, dispatch }) => {
  const item = itemAt(state, state.selection.main.head);
  if (!item) return false;
  const above = itemAbove(item);
  const under = above && itemLayout(state.doc, above);
  // The first item has none above it. The key still stays in the list, as with the others.
  if (!under || state.readOnly) return true;
  const blanks = ' '.repeat(under.content - under.mark);
  moveItem(state, dispatch, item, ({ indented }) => ({ from: indented, insert: blanks }));
  return true;
};

function itemAbove(item: SyntaxNode): SyntaxNode | null {
  // In a quote its marks stand between the items.
  let above = item.prevSibling;
  while (above && above.name !== 'ListItem') above = above.prevSibling;
  return above;
}

/** Shift+Tab in a list: the item moves one level out. At the outermost level the key leaves the text. */
export const outdentItem: StateCommand = ({ state, dispatch }) => {
  const item = itemAt(state, state.selection.main.head);
  const outer = item?.parent?.parent;
  if (!item || outer?.name !== 'ListItem' || state.readOnly) return false;
  const mine = itemLayout(state.doc, item);
  const theirs = itemLayout(state.doc, outer);
  if (!mine || !theirs) return false;
  const column = (pos: number) => pos - state.doc.lineAt(pos).from;
  const blanks = column(mine.mark) - column(theirs.mark);
  moveItem(state, dispatch, item, ({ quoted, indented }) => ({
    from: Math.max(quoted, indented - blanks),
    to: indented,
  }));
  return true;
};

function moveItem(
  state: EditorState,
  dispatch: Parameters<StateCommand>[0]['dispatch'],
  item: SyntaxNode,
  change: (line: { quoted: number; indented: number }) => ChangeSpec,
): void {
  const specs: ChangeSpec[] = [];
  for (let pos = item.from; pos <= item.to;) {
    const line = state.doc.lineAt(pos);
    if (line.text.trim() !== '') specs.push(change(lineLayout(line)));
    pos = line.to + 1;
  }
  const moved = state.changes(specs);
  const changes = moved.compose(renumbering(state, moved, item));
  dispatch(
    state.update({
      changes,
      selection: state.selection.map(changes, 1),
      userEvent: 'input.indent',
      scrollIntoView: true,
    }),
  );
}

/** Numbers the lists again that a move took an item out of and put it into. */
function renumbering(state: EditorState, moved: ChangeSet, item: SyntaxNode): ChangeSet {
  const next = state.update({ changes: moved }).state;
  const until = Math.min(next.doc.length, moved.mapPos(item.parent?.to ?? item.to, 1));
  const tree = ensureSyntaxTree(next, until, 50);
  const lists = new Map<number, SyntaxNode>();
  for (const pos of [
    moved.mapPos(item.from, 1),
    moved.mapPos(item.parent?.from ?? item.from, 1),
    until,
  ]) {
    let node: SyntaxNode | null = tree?.resolveInner(next.doc.lineAt(pos).to, -1) ?? null;
    for (; node; node = node.parent) if (node.name === 'OrderedList') lists.set(node.from, node);
  }
  return next.changes([...lists.values()].flatMap((list) => numbered(next, list)));
}

/** The changes that make a list count on from its first number. A moved item that comes first counts from 1. */
function numbered(state: EditorState, list: SyntaxNode): ChangeSpec[] {
  const marks = list.getChildren('ListItem').flatMap((item) => item.getChildren('ListMark'));
  const number = (mark: SyntaxNode) => Number.parseInt(state.sliceDoc(mark.from, mark.to), 10);
  const nested = list.parent?.name === 'ListItem';
  const first = nested ? 1 : marks[0] ? number(marks[0]) : 1;
  return marks.flatMap((mark, index) =>
    number(mark) === first + index
      ? []
      : [{ from: mark.from, to: mark.to - 1, insert: String(first + index) }],
  );
}

/** Home on the row that a list item, quote or heading begins on: first to its words, then to its mark. */
export function toContent(extend: boolean): Command {
  return (view) => {
    const { main } = view.state.selection;
    const { content } = lineLayout(view.state.doc.lineAt(main.head));
    if (main.head <= content || view.moveToLineBoundary(main, false).head >= content) return false;
    const selection = extend
      ? EditorSelection.range(main.anchor, content)
      : EditorSelection.cursor(content);
    view.dispatch({ selection, userEvent: 'select', scrollIntoView: true });
    return true;
  };
}
