import { WidgetType } from '@codemirror/view';
import type { Painters } from './canvas';

/** Lines across the page, blocks of code, and tables, which stay text in even columns. */
export const blocks: Painters = {
  HorizontalRule(canvas, node) {
    if (canvas.touched(node.from, node.to)) canvas.mark(node.from, node.to, 'gs-mark');
    else canvas.replace(node.from, node.to, RULE);
  },
  FencedCode(canvas, node) {
    const { doc } = canvas.state;
    const touched = canvas.touched(node.from, node.to);
    const last = doc.lineAt(node.to).from;
    canvas.eachLine(node.from, node.to, ({ from, to }) => {
      canvas.line(from, 'gs-block');
      if (from <= node.from && node.from <= to) canvas.line(from, 'gs-block-first');
      if (from === last) canvas.line(from, 'gs-block-last');
    });
    for (const { from, to } of node.node.getChildren('CodeMark')) {
      if (touched) canvas.mark(from, to, 'gs-mark');
      else canvas.hide(from, to);
    }
    for (const { from, to } of node.node.getChildren('CodeInfo')) canvas.mark(from, to, 'gs-mark');
  },
  Table(canvas, node) {
    canvas.eachLine(node.from, node.to, ({ from }) => {
      canvas.line(from, 'gs-table');
    });
  },
  TableDelimiter(canvas, { from, to }) {
    canvas.mark(from, to, 'gs-mark');
  },
};

class Rule extends WidgetType {
  override toDOM(): HTMLElement {
    const dom = document.createElement('span');
    dom.className = 'gs-rule';
    dom.role = 'separator';
    return dom;
  }
}

const RULE = new Rule();
