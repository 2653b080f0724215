import { Facet, StateEffect } from '@codemirror/state';
import { type EditorView, WidgetType } from '@codemirror/view';
import { pictureUrl, type Attachment } from '../../../ipc';
import { isShown, uidOf } from '../../../shared/files';
import { named } from '../../../state/named';
import { editorText } from '../../../text/editor';
import { filesText } from '../../../text/files';
import type { Canvas, Painters } from './canvas';

/** Opens a picture large; none where there is nothing to open it with. */
export const opensPicture = Facet.define<
  (file: Attachment) => void,
  ((file: Attachment) => void) | null
>({ combine: (all) => all[0] ?? null });

/** Something became known of a file that the text names. */
export const filesKnown = StateEffect.define<null>();

/** The longest sides that a picture in a text may have, in pixels. */
const WIDEST = 480;
const HIGHEST = 360;

/**
 * Pictures of the journal are shown small. All others are never fetched: a small sign says what was meant to
 * be there.
 */
export const images: Painters = {
  Image(canvas, node) {
    const [open, close] = node.node.getChildren('LinkMark');
    if (!open || !close) return;
    // A widget stays within one line.
    if (canvas.state.doc.lineAt(node.from).to < node.to) return;
    const url = node.node.getChild('URL');
    const uid = url && uidOf(canvas.state.sliceDoc(url.from, url.to));
    const caption = canvas.state.sliceDoc(open.to, close.from);
    if (uid) paint(canvas, { ...node, open: open.to, close: close.from }, uid, caption);
    else if (!canvas.touched(node.from, node.to)) {
      canvas.replace(node.from, node.to, new PictureSign(editorText.picture(caption)));
    }
  },
};

interface Place {
  from: number;
  to: number;
  /** Where the caption begins and ends. */
  open: number;
  close: number;
}

/** The picture stays in sight while its caption is written; what names it is nothing to read. */
function paint(canvas: Canvas, place: Place, uid: string, caption: string): void {
  const { from, to, open, close } = place;
  const file = named.find(uid);
  if (!canvas.touched(from, to)) {
    canvas.replace(from, to, widgetOf(file, caption, true));
    return;
  }
  canvas.before(from, widgetOf(file, caption, false));
  canvas.mark(from, open, 'gs-mark');
  canvas.replaceAndStep(close, to, END);
}

/** A backslash before a sign belongs to the way it is written. */
const read = (caption: string): string => caption.replace(/\\([[\]\\])/g, '$1').trim();

function widgetOf(
  file: Attachment | null | undefined,
  caption: string,
  captioned: boolean,
): WidgetType {
  if (file && isShown(file)) return new Photo(file, read(caption), captioned);
  if (file === undefined) return new PictureSign(editorText.picture(read(caption)));
  const words = file === null ? filesText.missing : filesText.file(file.name || filesText.unnamed);
  return new PictureSign(read(caption) === '' ? words : `${words}: ${read(caption)}`);
}

class PictureSign extends WidgetType {
  constructor(private readonly words: string) {
    super();
  }

  override eq(other: PictureSign): boolean {
    return other.words === this.words;
  }

  override toDOM(): HTMLElement {
    // A bdi takes no part in finding the direction of its line.
    const dom = document.createElement('bdi');
    dom.className = 'gs-picture';
    dom.textContent = this.words;
    return dom;
  }
}

class Photo extends WidgetType {
  constructor(
    private readonly file: Attachment,
    private readonly caption: string,
    /** Whether the caption is shown with it; it is not while it is being written. */
    private readonly captioned: boolean,
  ) {
    super();
  }

  override eq(other: Photo): boolean {
    const { file, caption, captioned } = other;
    return (
      file.id === this.file.id &&
      file.name === this.file.name &&
      caption === this.caption &&
      captioned === this.captioned
    );
  }

  /** As it is before it is drawn, so that the page does not leap when it comes. */
  private get size(): { width: number; height: number } {
    const { width, height } = this.file;
    if (!width || !height) return { width: WIDEST, height: HIGHEST };
    const scale = Math.min(1, WIDEST / width, HIGHEST / height);
    return { width: Math.round(width * scale), height: Math.round(height * scale) };
  }

  override get estimatedHeight(): number {
    return this.size.height;
  }

  override toDOM(view: EditorView): HTMLElement {
    const dom = document.createElement('bdi');
    dom.className = 'gs-photo';
    const picture = dom.appendChild(document.createElement('img'));
    const { width, height } = this.size;
    Object.assign(picture, { width, height, decoding: 'async', draggable: false });
    picture.alt = this.caption || this.file.name;
    picture.src = pictureUrl(this.file.id);
    const open = view.state.facet(opensPicture);
    if (open) {
      picture.classList.add('gs-opens');
      picture.addEventListener('click', () => open(this.file));
    }
    if (this.captioned && this.caption !== '') {
      const words = dom.appendChild(document.createElement('span'));
      words.className = 'gs-caption';
      words.dir = 'auto';
      words.textContent = this.caption;
    }
    return dom;
  }

  override ignoreEvent(event: Event): boolean {
    // a press on the words under it goes on into the text
    return event.target instanceof HTMLImageElement;
  }
}

class End extends WidgetType {
  override toDOM(): HTMLElement {
    const dom = document.createElement('span');
    dom.className = 'gs-mark';
    dom.textContent = ']';
    return dom;
  }
}

const END = new End();
