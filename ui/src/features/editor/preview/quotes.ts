import { DEEPEST, type Painters } from './canvas';
import { depthOf } from './depth';

/** Quotes: a soft rule at the side; the ">" shows only while the cursor stands at it. */
export const quotes: Painters = {
  Blockquote(canvas, node) {
    const depth = Math.min(depthOf(node.node, 'Blockquote'), DEEPEST);
    canvas.eachLine(node.from, node.to, ({ from }) => {
      canvas.line(from, `gs-quote-${depth}`);
    });
  },
  QuoteMark(canvas, { from, to }) {
    const end = canvas.state.sliceDoc(to, to + 1) === ' ' ? to + 1 : to;
    if (canvas.touched(from, to)) canvas.mark(from, end, 'gs-mark');
    else canvas.hide(from, end);
  },
};
