import { WidgetType } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';
import { itemLayout } from '../markdown/items';
import { type Canvas, DEEPEST, type Painters } from './canvas';
import { depthOf } from './depth';
import { TaskBox } from './tasks';

/**
 * Lists: drawn bullets and numbers in a column of their own, with the words hanging beside them. A
 * marker shows as it is stored only while the cursor stands at it. Indentation is layout here, so
 * the cursor steps over it.
 */
export const lists: Painters = {
  ListItem(canvas, node) {
    const item = node.node;
    const layout = itemLayout(canvas.state.doc, item);
    if (!layout) return;
    const depth = Math.min(depthOf(item, 'ListItem'), DEEPEST);
    canvas.eachLine(item.from, item.to, (line) => {
      canvas.line(line.from, `gs-list-${depth}`);
      if (line.from > item.from && line.text.trim() !== '')
        hideIndent(canvas, line, layout.contentColumn);
    });
    const line = canvas.state.doc.lineAt(item.from);
    if (line.to < canvas.from) return;
    canvas.line(line.from, 'gs-item');
    hideIndent(canvas, line, item.from - line.from);
    marker(canvas, item, layout.content);
  },
};

function marker(canvas: Canvas, item: SyntaxNode, content: number): void {
  const mark = item.getChild('ListMark');
  if (!mark) return;
  const task = item.getChild('Task')?.getChild('TaskMarker');
  if (canvas.touched(mark.from, task ? task.to : mark.to)) {
    canvas.mark(mark.from, content, 'gs-marker gs-mark');
  } else if (task) {
    const done = canvas.state.sliceDoc(task.from + 1, task.to - 1) !== ' ';
    canvas.replace(mark.from, task.to + 1, new TaskBox(done));
    if (done) canvas.mark(task.to + 1, item.getChild('Task')?.to ?? task.to, 'gs-done');
  } else if (item.parent?.name === 'OrderedList') {
    canvas.mark(mark.from, content, 'gs-marker gs-number');
  } else {
    const level = (depthOf(item, 'BulletList') - 1) % BULLETS.length;
    canvas.replace(mark.from, content, BULLETS[level] ?? BULLETS[0]);
  }
}

/** Hides up to `columns` of the blanks that a line begins with, behind the marks of a quote if any. */
function hideIndent(canvas: Canvas, line: { from: number; text: string }, columns: number): void {
  const match = /^((?:\s*>)*)(\s*)/.exec(line.text);
  const quote = match?.[1]?.length ?? 0;
  const blank = match?.[2]?.length ?? 0;
  canvas.hideAndStep(
    line.from + quote,
    line.from + Math.min(quote + blank, Math.max(quote, columns)),
  );
}

class Bullet extends WidgetType {
  constructor(private readonly level: number) {
    super();
  }

  override eq(other: Bullet): boolean {
    return other.level === this.level;
  }

  override toDOM(): HTMLElement {
    const dom = document.createElement('span');
    dom.className = `gs-marker gs-bullet gs-bullet-${this.level}`;
    // Drawn by the style sheet; the sign is for whoever hears the page.
    dom.textContent = '•';
    return dom;
  }
}

const BULLETS = [new Bullet(1), new Bullet(2), new Bullet(3)] as const;
