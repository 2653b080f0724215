/**
 * The formatted look of the Markdown while it is being written. Only what is on screen is drawn, so
 * the cost of a keystroke does not grow with the entry.
 */
import { syntaxTree } from '@codemirror/language';
import { type EditorState, type Extension, RangeSet } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { named } from '../../../state/named';
import { blocks } from './blocks';
import { Canvas, type Painters, type Painting } from './canvas';
import { headings } from './headings';
import { filesKnown, images } from './images';
import { inline } from './inline';
import { links } from './links';
import { lists } from './lists';
import { quotes } from './quotes';

const PAINTERS: Painters = {
  ...blocks,
  ...headings,
  ...images,
  ...inline,
  ...links,
  ...lists,
  ...quotes,
};

/** Draws the given ranges of a state. `revealing`: marks show where the cursor is. */
export function paint(
  state: EditorState,
  ranges: readonly { from: number; to: number }[],
  revealing: boolean,
): Painting {
  const drawn = ranges.map((range) => paintRange(state, range, revealing));
  return {
    decorations: Decoration.set(
      drawn.flatMap(({ decorations }) => decorations),
      true,
    ),
    atomic: RangeSet.of(
      drawn.flatMap(({ atomic }) => atomic),
      true,
    ),
  };
}

function paintRange(state: EditorState, range: { from: number; to: number }, revealing: boolean) {
  const canvas = new Canvas(state, range.from, range.to, revealing);
  syntaxTree(state).iterate({
    from: range.from,
    to: range.to,
    enter: (node) => PAINTERS[node.name]?.(canvas, node),
  });
  return canvas.finish();
}

class Preview {
  painting: Painting;
  readonly #deaf: () => void;

  constructor(view: EditorView) {
    this.painting = draw(view);
    this.#deaf = named.on(() => view.dispatch({ effects: filesKnown.of(null) }));
  }

  destroy(): void {
    this.#deaf();
  }

  update(update: ViewUpdate): void {
    if (
      update.docChanged ||
      update.viewportChanged ||
      update.selectionSet ||
      update.focusChanged ||
      update.transactions.some(({ effects }) => effects.some((one) => one.is(filesKnown))) ||
      syntaxTree(update.startState) !== syntaxTree(update.state)
    ) {
      this.painting = draw(update.view);
    }
  }
}

function draw(view: EditorView): Painting {
  return paint(view.state, view.visibleRanges, view.hasFocus && !view.state.readOnly);
}

const plugin = ViewPlugin.fromClass(Preview, {
  decorations: (preview) => preview.painting.decorations,
  provide: (self) =>
    EditorView.atomicRanges.of((view) => view.plugin(self)?.painting.atomic ?? Decoration.none),
});

export const preview: Extension = plugin;
