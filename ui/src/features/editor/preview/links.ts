import type { Painters } from './canvas';
import { linkParts, urlAt } from '../markdown/links';

/** Links: their words, or a bare address. What may not be opened stays the text it is. */
export const links: Painters = {
  Link(canvas, node) {
    const parts = linkParts(canvas.state, node.node);
    if (!parts) return;
    canvas.mark(parts.textFrom, parts.textTo, 'gs-link');
    if (canvas.touched(node.from, node.to)) {
      canvas.mark(node.from, parts.textFrom, 'gs-mark');
      canvas.mark(parts.textTo, node.to, 'gs-mark');
    } else {
      canvas.hide(node.from, parts.textFrom);
      canvas.hide(parts.textTo, node.to);
    }
  },
  URL(canvas, node) {
    const within = node.node.parent?.name;
    if (within === 'Link' || within === 'Image') return;
    if (urlAt(canvas.state, node.from)) canvas.mark(node.from, node.to, 'gs-link');
  },
};
