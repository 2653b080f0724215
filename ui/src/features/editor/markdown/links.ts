import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { openableUrl } from '../links';

/** The words of a link and where it leads. */
export interface LinkParts {
  textFrom: number;
  textTo: number;
  url: string;
}

/** The parts of a `[words](address)` that may be opened; null when its address may not, or it has no words. */
export function linkParts(state: EditorState, link: SyntaxNode): LinkParts | null {
  const [open, close] = link.getChildren('LinkMark');
  const address = link.getChild('URL');
  if (!open || !close || !address || open.to === close.from) return null;
  const url = openableUrl(bare(state.sliceDoc(address.from, address.to)));
  return url === null ? null : { textFrom: open.to, textTo: close.from, url };
}

/** The address behind the text at a position, or null. */
export function urlAt(state: EditorState, pos: number): string | null {
  for (const side of [1, -1] as const) {
    let node: SyntaxNode | null = syntaxTree(state).resolveInner(pos, side);
    for (; node; node = node.parent) {
      if (node.name === 'Image') break;
      if (node.name === 'Link') return linkParts(state, node)?.url ?? null;
      if (node.name === 'URL' && node.parent?.name !== 'Link' && node.parent?.name !== 'Image') {
        return openableUrl(state.sliceDoc(node.from, node.to));
      }
    }
  }
  return null;
}

/** An address may be written in angle brackets: `[words](<address>)`. */
function bare(address: string): string {
  return address.startsWith('<') && address.endsWith('>') ? address.slice(1, -1) : address;
}

/** A link as Markdown. Its words cannot end it early, and neither can its address. */
export function linkMarkdown(words: string, url: string): string {
  const address = url.replace(/[()<>\s\\]/g, (sign) =>
    encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'),
  );
  const text = words.replace(/\s+/g, ' ').trim();
  if (text === '' || text === url) return address;
  return `[${text.replace(/[[\]\\]/g, '\\$&')}](${address})`;
}
