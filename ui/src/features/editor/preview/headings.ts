import type { Canvas, Painter, Painters } from './canvas';
import type { SyntaxNodeRef } from '@lezer/common';

/** Headings: the line in its size, the "#" in sight only while the cursor is on the line. */
export const headings: Painters = Object.fromEntries(
  [1, 2, 3, 4, 5, 6].map((level) => [`ATXHeading${level}`, heading(level)]),
);

function heading(level: number): Painter {
  return (canvas, node) => {
    canvas.line(node.from, 'gs-heading');
    canvas.line(node.from, `gs-heading-${Math.min(level, 4)}`);
    const touched = canvas.touched(node.from, node.to);
    for (const mark of node.node.getChildren('HeaderMark')) {
      const { from, to } = withSpace(canvas, node, mark);
      if (touched) canvas.mark(from, to, 'gs-mark');
      else canvas.hide(from, to);
    }
  };
}

/** The mark with the space that parts it from the words: behind the opening one, before a closing one. */
function withSpace(
  canvas: Canvas,
  node: SyntaxNodeRef,
  mark: { from: number; to: number },
): { from: number; to: number } {
  const text = canvas.state.sliceDoc(node.from, node.to);
  const opening = mark.from === node.from;
  if (opening) {
    const space = /^\s*/.exec(text.slice(mark.to - node.from))?.[0].length ?? 0;
    return { from: mark.from, to: mark.to + space };
  }
  const space = /\s*$/.exec(text.slice(0, mark.from - node.from))?.[0].length ?? 0;
  return { from: mark.from - space, to: mark.to };
}
