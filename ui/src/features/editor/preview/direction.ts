/** Lines of a right-to-left script run from the right, each line by its own first letter. */
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

/** Only lines that hold such letters carry the attribute: the page of everyone else stays lean. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;
const AUTO = Decoration.line({ attributes: { dir: 'auto' } });

class Direction {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = draw(view);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged || update.viewportChanged) this.decorations = draw(update.view);
  }
}

function draw(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let done = -1;
  for (const { from, to } of view.visibleRanges) {
    for (let pos = from; pos <= to;) {
      const line = view.state.doc.lineAt(pos);
      if (line.from > done && RIGHT_TO_LEFT.test(line.text))
        builder.add(line.from, line.from, AUTO);
      done = line.from;
      pos = line.to + 1;
    }
  }
  return builder.finish();
}

export const direction: Extension = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.fromClass(Direction, { decorations: (plugin) => plugin.decorations }),
];
