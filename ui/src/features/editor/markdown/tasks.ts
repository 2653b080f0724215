import type { StateCommand, TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { itemAt } from './items';

/** Ticks or unticks the task on the line of a position. Does nothing where there is none. */
export function toggleTaskAt(view: EditorView, pos: number): boolean {
  const change = toggled(view.state, pos);
  if (!change) return false;
  view.dispatch(change);
  return true;
}

/** Ticks or unticks the task that the cursor is in. */
export const toggleTask: StateCommand = ({ state, dispatch }) => {
  const change = toggled(state, state.selection.main.head);
  if (!change) return false;
  dispatch(state.update(change));
  return true;
};

function toggled(state: EditorView['state'], pos: number): TransactionSpec | null {
  const marker = itemAt(state, pos)?.getChild('Task')?.getChild('TaskMarker');
  if (!marker || state.readOnly) return null;
  const at = marker.from + 1;
  const insert = state.sliceDoc(at, at + 1) === ' ' ? 'x' : ' ';
  return { changes: { from: at, to: at + 1, insert }, userEvent: 'input.task' };
}
