/** How clean elements become Markdown, where ours differs from turndown's own way or goes beyond it. */
import type TurndownService from 'turndown';

type Plugin = (turndown: TurndownService) => void;

/** Emphasis around several paragraphs is put around each of them, as Markdown needs it. */
export const emphasis: Plugin = (turndown) => {
  const rule = (names: (keyof HTMLElementTagNameMap)[], mark: string) => {
    turndown.addRule(mark, {
      filter: names,
      replacement: (content) =>
        content.replace(/[^\n]+/g, (line) => {
          const words = line.trim();
          return words === '' ? line : line.replace(words, () => mark + words + mark);
        }),
    });
  };
  rule(['strong'], '**');
  rule(['em'], '*');
  rule(['del'], '~~');
};

/** A link's words stay on one line; a link without words says nothing. */
export const links: Plugin = (turndown) => {
  turndown.addRule('link', {
    filter: 'a',
    replacement: (content, node) => {
      const words = content.trim().replace(/\s*\n\s*/g, ' ');
      const address = (node as Element)
        .getAttribute('href')
        ?.replace(/[()<>\\]/g, (sign) => ENCODED[sign] ?? '');
      return words === '' || !address ? words : `[${words}](${address})`;
    },
  });
};

const ENCODED: Record<string, string> = {
  '(': '%28',
  ')': '%29',
  '<': '%3C',
  '>': '%3E',
  '\\': '%5C',
};

/** List items with one blank behind the marker, as they are typed. */
export const items: Plugin = (turndown) => {
  turndown.addRule('item', {
    filter: 'li',
    replacement: (content, node) => {
      const marker = markerOf(node as Element);
      const words = content.trim().replace(/^(\[[ x]\])\s+/, '$1 ');
      const text = words.replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length)}`);
      return `${marker}${text}${node.nextSibling ? '\n' : ''}`;
    },
  });
};

function markerOf(item: Element): string {
  const list = item.parentElement;
  if (list?.localName !== 'ol') return '- ';
  const first = Number(list.getAttribute('start') ?? 1);
  return `${first + [...list.children].indexOf(item)}. `;
}

/** A box means a task only at the head of a list item, where Markdown has one. */
export const tasks: Plugin = (turndown) => {
  turndown.addRule('task', {
    filter: 'input',
    replacement: (_content, node) => {
      if (!headsItem(node)) return '';
      return (node as Element).hasAttribute('checked') ? '[x] ' : '[ ] ';
    },
  });
};

function headsItem(node: Node): boolean {
  for (let at = node; at.parentNode; at = at.parentNode) {
    if (at.previousSibling?.textContent?.trim()) return false;
    if (at.parentNode.nodeName === 'LI') return true;
  }
  return false;
}

/** A table of rows and columns, its first row as the head. */
export const tables: Plugin = (turndown) => {
  turndown.addRule('cell', {
    filter: ['td', 'th'],
    replacement: (content) =>
      ` ${content
        .trim()
        .replace(/\s*\n\s*/g, ' ')
        .replace(/\|/g, '\\|')} |`,
  });
  turndown.addRule('row', {
    filter: 'tr',
    replacement: (content, node) => {
      const row = node as Element;
      const first = row.closest('table')?.querySelector('tr') === row;
      return `\n|${content}${first ? `\n|${' --- |'.repeat(row.children.length)}` : ''}`;
    },
  });
  turndown.addRule('rows', { filter: ['thead', 'tbody'], replacement: (content) => content });
  turndown.addRule('table', {
    filter: 'table',
    replacement: (content) => `\n\n${content.trim()}\n\n`,
  });
};
