/** Headings, quotes and lists: what whole lines are. */
import type {
  ChangeSpec,
  EditorState,
  Line,
  StateCommand,
  TransactionSpec,
} from '@codemirror/state';
import { lineLayout, type LineKind, type LineLayout } from './lines';

/** What the line of the cursor is, for the toolbar. */
export function kindAt(state: EditorState): { kind: LineKind; level: number; quote: boolean } {
  const line = state.doc.lineAt(state.selection.main.head);
  const { kind, level, quoted } = lineLayout(line);
  return { kind, level, quote: quoted > line.from };
}

/** Makes the selected lines headings of a level, or plain lines again where they all are. */
export function toggleHeading(level: number): StateCommand {
  return onLines((lines) => {
    const all = lines.every(({ layout }) => layout.level === level);
    return lines.map(({ layout }) =>
      prefix(layout, all ? '' : `${'#'.repeat(level)} `, layout.quoted),
    );
  });
}

/** The next of: plain line, heading 1, 2, 3, plain line. */
export const cycleHeading: StateCommand = (target) => {
  const { level } = kindAt(target.state);
  return toggleHeading(level >= 3 ? level : level + 1)(target);
};

/** Makes the selected lines items of a kind of list, or plain lines again where they all are. */
export function toggleList(kind: Exclude<LineKind, 'text' | 'heading'>): StateCommand {
  return onLines((lines) => {
    const all = lines.every(({ layout }) => layout.kind === kind);
    return lines.map(({ layout }, index) =>
      all ? prefix(layout, '') : prefix(layout, MARKERS[kind](index)),
    );
  });
}

const MARKERS = {
  bullet: () => '- ',
  task: () => '- [ ] ',
  numbered: (index: number) => `${index + 1}. `,
};

/** Makes the selected lines a quote, or takes one level of quoting off where they all are. */
export const toggleQuote: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const lines = selectedLines(state);
  const all = lines.every(({ line, layout }) => layout.quoted > line.from);
  const changes = lines.map(({ line }): ChangeSpec => {
    if (!all) return { from: line.from, insert: line.text === '' ? '>' : '> ' };
    const mark = /^[ ]{0,3}>[ ]?/.exec(line.text)?.[0].length ?? 0;
    return { from: line.from, to: line.from + mark };
  });
  dispatch(state.update(keepingCursor(state, changes)));
  return true;
};

interface Selected {
  line: Line;
  layout: LineLayout;
}

function onLines(change: (lines: Selected[]) => ChangeSpec[]): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const lines = selectedLines(state);
    // Blank lines between paragraphs stay blank; an empty line alone is where a list starts.
    const written = lines.filter(({ line }) => line.text.trim() !== '');
    dispatch(
      state.update(keepingCursor(state, change(written.length > 0 ? written : lines.slice(0, 1)))),
    );
    return true;
  };
}

function selectedLines(state: EditorState): Selected[] {
  const { from, to } = state.selection.main;
  const lines: Selected[] = [];
  for (let pos = from; pos <= to;) {
    const line = state.doc.lineAt(pos);
    lines.push({ line, layout: lineLayout(line) });
    pos = line.to + 1;
  }
  return lines;
}

/** Puts a mark in place of the one that a line has. Headings stand at the margin, lists keep their depth. */
function prefix(layout: LineLayout, mark: string, from = layout.indented): ChangeSpec {
  return { from, to: layout.content, insert: mark };
}

/** The cursor stays with the words, behind a mark that is put in at it. */
function keepingCursor(state: EditorState, specs: ChangeSpec[]): TransactionSpec {
  const changes = state.changes(specs);
  return {
    changes,
    selection: state.selection.map(changes, 1),
    userEvent: 'input.format',
    scrollIntoView: true,
  };
}
