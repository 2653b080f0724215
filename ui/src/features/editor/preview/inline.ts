import type { SyntaxNodeRef } from '@lezer/common';
import type { Canvas, Painter, Painters } from './canvas';

/** Bold, italic, struck through, code in a sentence, and escaped characters. */
export const inline: Painters = {
  Emphasis: styled('gs-italic', 'EmphasisMark'),
  StrongEmphasis: styled('gs-bold', 'EmphasisMark'),
  Strikethrough: styled('gs-strike', 'StrikethroughMark'),
  InlineCode: styled('gs-code', 'CodeMark'),
  Escape(canvas, { from, to }) {
    if (!canvas.touched(from, to)) canvas.hide(from, from + 1);
  },
};

function styled(name: string, mark: string): Painter {
  return (canvas, node) => {
    canvas.mark(node.from, node.to, name);
    showMarks(canvas, node, mark);
  };
}

/** Hides an element's marks, or dims them while the cursor is in it. */
function showMarks(canvas: Canvas, node: SyntaxNodeRef, mark: string): void {
  const touched = canvas.touched(node.from, node.to);
  for (const { from, to } of node.node.getChildren(mark)) {
    if (touched) canvas.mark(from, to, 'gs-mark');
    else canvas.hide(from, to);
  }
}
