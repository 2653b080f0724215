import type { Attachment } from '../ipc';

/** What of a kind of file can be taken out on its way out; as `exchange/clean.rs` does it. */
export function cleaning(media: string): 'clean' | 'nothing' | 'cannot' {
  if (['image/jpeg', 'image/png', 'image/webp'].includes(media)) return 'clean';
  return media === 'image/bmp' || media === 'text/plain' ? 'nothing' : 'cannot';
}

/** Whether it can be looked at here: what the journal's own decoder has read. */
export function isShown({ thumbnail }: Pick<Attachment, 'thumbnail'>): boolean {
  return thumbnail;
}

/** What is read and shown of what was pasted or dropped. */
type Carried = Pick<DataTransfer, 'files' | 'types' | 'getData'>;

/**
 * Whether a paste brings files or a picture. A word processor puts a picture of its words beside them: where
 * there are words, they are meant. WebKitGTK tells of neither files nor pictures; there, what can't be read as
 * words is to be looked for on the clipboard itself.
 */
export function bringsFiles(data: Carried | null): boolean {
  if (!data) return false;
  // with files come their paths, as words
  const listed = data.getData('text/uri-list').trim();
  if (data.types.includes('text/uri-list') && (listed === '' || /^file:/i.test(listed)))
    return true;
  if (data.getData('text/plain').trim() !== '') return false;
  // a picture that is copied from a page of the web comes with what stands for it there, and no words
  return !saysSomething(data.getData('text/html'));
}

/** Longer than what stands for a picture. */
const MOST_SAID = 20_000;

function saysSomething(html: string): boolean {
  if (html.length > MOST_SAID) return true;
  return html.replace(/<style[^]*?<\/style>|<[^>]*>/gi, '').trim() !== '';
}

/** Whether files are being dragged, which is all that can be known before they are let go. */
export function carriesFiles(data: Pick<DataTransfer, 'types'> | null): boolean {
  return data?.types.includes('Files') ?? false;
}

/** How a text names an attachment, with what is said of it. As `AttachmentUid::markdown` writes it. */
export function namedInText(uid: string, caption: string): string {
  const plain = caption.replace(/\p{Cc}/gu, ' ').replace(/[[\]\\]/g, '\\$&');
  return `![${plain}](attachment:${uid})`;
}

/** The attachment that a target in a text names, or null. */
export function uidOf(target: string): string | null {
  return /^attachment:([0-9a-f]{32})$/i.exec(target)?.[1]?.toLowerCase() ?? null;
}
