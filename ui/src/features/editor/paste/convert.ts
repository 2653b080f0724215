/** Pasted HTML as the Markdown that it means. */
import TurndownService from 'turndown';
import { clean } from './clean';
import { emphasis, items, links, tables, tasks } from './rules';

/** Larger pages, in UTF-16 units, are pasted as their plain text. */
export const LONGEST = 1024 * 1024;

/**
 * The Markdown of pasted HTML, or null when the plain text serves better: nothing in it is formatted,
 * it is too large, or it makes no sense. HTML that was text on the page stays text.
 */
export function htmlToMarkdown(html: string): string | null {
  if (html.length > LONGEST) return null;
  try {
    const page = clean(html);
    if (!page?.formatted) return null;
    const markdown = service().turndown(page.root).trim();
    return markdown === '' ? null : markdown;
  } catch {
    // Too deep or too odd to be read: the plain text is still there to paste.
    return null;
  }
}

let made: TurndownService | undefined;

function service(): TurndownService {
  made ??= build();
  return made;
}

function build(): TurndownService {
  const turndown = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    br: '',
    blankReplacement: (_content, node) => ('isBlock' in node && node.isBlock ? '\n\n' : ''),
    // Only clean elements come here; one without a rule is its text.
    defaultReplacement: (content, node) =>
      'isBlock' in node && node.isBlock ? `\n\n${content}\n\n` : content,
  });
  const escape = turndown.escape.bind(turndown);
  turndown.escape = (text) => withoutTags(plainUnderscores(escape(text)));
  turndown.use([emphasis, items, links, tables, tasks]);
  return turndown;
}

/** A "<" that could open a tag or a bare address is escaped, so that it is text to every reader. */
function withoutTags(text: string): string {
  return text.replace(/<(?=[a-z/!?])/gi, '\\<');
}

/** Within a word an underscore means nothing, and an address with escapes in it leads nowhere. */
function plainUnderscores(text: string): string {
  return text.replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_');
}
