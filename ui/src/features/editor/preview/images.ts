import { WidgetType } from '@codemirror/view';
import type { Painters } from './canvas';
import { editorText } from '../../../text/editor';

/** Pictures are never fetched: a small sign says what was meant to be there. */
export const images: Painters = {
  Image(canvas, node) {
    const [open, close] = node.node.getChildren('LinkMark');
    if (!open || !close || canvas.touched(node.from, node.to)) return;
    // A widget stays within one line.
    if (canvas.state.doc.lineAt(node.from).to < node.to) return;
    canvas.replace(node.from, node.to, new PictureSign(canvas.state.sliceDoc(open.to, close.from)));
  },
};

class PictureSign extends WidgetType {
  constructor(private readonly alt: string) {
    super();
  }

  override eq(other: PictureSign): boolean {
    return other.alt === this.alt;
  }

  override toDOM(): HTMLElement {
    // A bdi takes no part in finding the direction of its line.
    const dom = document.createElement('bdi');
    dom.className = 'gs-picture';
    dom.textContent = editorText.picture(this.alt);
    return dom;
  }
}
