/** A state of the editor as text with its selection drawn in it. For tests. */
import { history } from '@codemirror/commands';
import { EditorSelection, EditorState, type StateCommand } from '@codemirror/state';
import { journalMarkdown } from './language';

/** A state of `text`, in which `|` is the cursor, or `‹` and `›` are around what is selected. */
export function stateOf(text: string): EditorState {
  const plain = text.replace(/[|‹›]/g, '');
  const anchor = Math.max(text.search(/[|‹]/), 0);
  const end = text.indexOf('›');
  const head = end < 0 ? anchor : end - 1;
  return EditorState.create({
    doc: plain,
    selection: EditorSelection.range(anchor, head),
    extensions: [journalMarkdown, history()],
  });
}

/** The text of a state with its selection drawn into it. */
export function textOf(state: EditorState): string {
  const { from, to } = state.selection.main;
  const text = state.doc.toString();
  if (from === to) return `${text.slice(0, from)}|${text.slice(from)}`;
  return `${text.slice(0, from)}‹${text.slice(from, to)}›${text.slice(to)}`;
}

/** What a command makes of a text; null when it does not apply. */
export function run(command: StateCommand, text: string): string | null {
  let state = stateOf(text);
  const applied = command({ state, dispatch: (sent) => (state = sent.state) });
  return applied ? textOf(state) : null;
}
