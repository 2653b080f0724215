/**
 * What is kept of pasted HTML. The page is parsed in a document that runs and loads nothing, then a
 * new one is built from the few elements that Markdown has, without any attribute but a checked
 * address. Nothing of the original is ever attached to the page.
 */
import { openableUrl } from '../links';

/** What elements mean here: themselves, or the one that Markdown has. All others are bare words. */
const MEANINGS = new Map<string, string>([
  ...themselves('p br hr blockquote pre ul ol li h1 h2 h3 h4 h5 h6 strong em code del div'),
  ...themselves('table thead tbody tr th td'),
  ...meant('div', 'section article main header footer address aside nav fieldset center hgroup'),
  ...meant('div', 'figure figcaption caption details summary dl dt dd'),
  ...meant('strong', 'b'),
  ...meant('em', 'i'),
  ...meant('del', 's strike'),
  ...meant('code', 'tt kbd samp'),
  ...meant('pre', 'listing xmp plaintext'),
  ...meant('ul', 'menu dir'),
  ...meant('tbody', 'tfoot'),
]);

/** Elements whose content is not text to read. */
const DROPPED = new Set(
  (
    'script style template noscript head title meta link base object embed applet iframe frame frameset ' +
    'svg math canvas audio video source track map area select datalist option textarea button input ' +
    'dialog noembed noframes portal slot xml'
  ).split(' '),
);

/** Elements that say something in Markdown; without one of them the plain text is as good. */
const FORMATTING = new Set(
  'hr blockquote pre ul ol h1 h2 h3 h4 h5 h6 strong em code del table a img'.split(' '),
);

/** Elements that say nothing more within themselves; their marks would end those of the outer one. */
const ONCE = new Set('strong em del code a'.split(' '));

/** Deeper elements are their words alone. */
const DEEPEST = 60;
const MOST_NODES = 20_000;

/** A cleaned page. `formatted`: it holds something that plain text does not. */
export interface Clean {
  root: HTMLElement;
  formatted: boolean;
}

/** Cleans HTML. Null when it is too large to be looked at. */
export function clean(html: string): Clean | null {
  const source = new DOMParser().parseFromString(html, 'text/html');
  const cleaner = new Cleaner(source, document.implementation.createHTMLDocument(''));
  const root = cleaner.copy();
  return root && { root, formatted: cleaner.formatted };
}

class Cleaner {
  formatted = false;
  private nodes = 0;
  /** Walks the page without asking its elements: a form answers with its fields. */
  private readonly walker: TreeWalker;

  constructor(
    source: Document,
    private readonly target: Document,
  ) {
    this.walker = document.createTreeWalker(source, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  }

  copy(): HTMLElement | null {
    const root = this.target.createElement('div');
    this.copyChildren(root, 0);
    return this.nodes > MOST_NODES ? null : root;
  }

  private copyChildren(to: Node, depth: number): void {
    if (!this.walker.firstChild()) return;
    do {
      this.nodes += 1;
      const node = this.walker.currentNode;
      if (node instanceof Text) to.appendChild(this.target.createTextNode(node.data));
      else if (node instanceof HTMLFormElement)
        this.copyChildren(this.append(to, 'div'), depth + 1);
      else if (node instanceof Element) this.copyElement(node, to, depth);
    } while (this.nodes <= MOST_NODES && this.walker.nextSibling());
    this.walker.parentNode();
  }

  private copyElement(element: Element, to: Node, depth: number): void {
    const name = element.localName.toLowerCase();
    if (name === 'input') this.checkbox(element, to);
    else if (name === 'img') this.picture(element, to);
    else if (DROPPED.has(name) || unseen(element)) return;
    else if (MEANINGS.get(name) === 'pre') this.code(element, to);
    else if (depth >= DEEPEST) this.copyChildren(to, depth);
    else this.copyChildren(this.counterpart(element, name, to), depth + 1);
  }

  /** The element to copy the children into: a clean one, or for what Markdown lacks a bare span. */
  private counterpart(element: Element, name: string, to: Node): Element {
    const meaning = meaningOf(element, name);
    const again = ONCE.has(meaning) && to instanceof Element && to.closest(meaning) !== null;
    const copy = this.append(to, again ? 'span' : meaning);
    if (copy.localName === 'a') copy.setAttribute('href', addressOf(element) ?? '');
    if (copy.localName === 'ol') {
      const start = Number(element.getAttribute('start') ?? 1);
      if (Number.isInteger(start) && start > 1 && start < 1_000_000) {
        copy.setAttribute('start', String(start));
      }
    }
    return copy;
  }

  private append(to: Node, name: string): Element {
    if (FORMATTING.has(name)) this.formatted = true;
    return to.appendChild(this.target.createElement(name));
  }

  /** A block of code keeps its text as it is, and nothing else. */
  private code(element: Element, to: Node): void {
    this.append(this.append(to, 'pre'), 'code').textContent = element.textContent;
  }

  private checkbox(element: Element, to: Node): void {
    if (element.getAttribute('type')?.toLowerCase() !== 'checkbox') return;
    const box = this.target.createElement('input');
    box.setAttribute('type', 'checkbox');
    if (element.hasAttribute('checked')) box.setAttribute('checked', '');
    to.appendChild(box);
  }

  /** A picture leaves what it was said to show. */
  private picture(element: Element, to: Node): void {
    const alt = element.getAttribute('alt')?.trim();
    if (alt) to.appendChild(this.target.createTextNode(alt));
  }
}

/** The clean element that one means. Word processors mark a "b" that is not bold by its style. */
function meaningOf(element: Element, name: string): string {
  if (name === 'a') return addressOf(element) === null ? 'span' : 'a';
  const meaning = MEANINGS.get(name) ?? 'span';
  if (TABLE.has(meaning) && !isData(element)) return 'div';
  const style = styleOf(element);
  if (meaning === 'strong' && /font-weight:(normal|[1-4]00)/.test(style)) return 'span';
  if (meaning === 'em' && style.includes('font-style:normal')) return 'span';
  if (meaning !== 'span') return meaning;
  if (/font-weight:(bold|[6-9]00)/.test(style)) return 'strong';
  if (/font-style:(italic|oblique)/.test(style)) return 'em';
  return /text-decoration(-line)?:[^;]*line-through/.test(style) ? 'del' : 'span';
}

function addressOf(element: Element): string | null {
  return openableUrl((element.getAttribute('href') ?? '').trim());
}

const TABLE = new Set('table thead tbody tr th td'.split(' '));

/** Whether a table holds rows and columns of words. Letters use tables to lay out a page, too. */
function isData(element: Element): boolean {
  const table = element.closest('table');
  if (!table) return false;
  const known = judged.get(table) ?? judge(table);
  judged.set(table, known);
  return known;
}

const judged = new WeakMap<Element, boolean>();

function judge(table: Element): boolean {
  if (table.querySelector('table') || table.parentElement?.closest('table')) return false;
  const rows = [...table.querySelectorAll('tr')];
  return rows.length > 1 && rows.every(({ children }) => children.length > 1);
}

function unseen(element: Element): boolean {
  return element.hasAttribute('hidden') || styleOf(element).includes('display:none');
}

/** The style attribute without blanks, only to be read: it is never applied. */
function styleOf(element: Element): string {
  const style = element.getAttribute('style');
  return style === null ? '' : style.slice(0, 2000).toLowerCase().replace(/\s+/g, '');
}

function themselves(names: string): [string, string][] {
  return names.split(' ').map((name) => [name, name]);
}

function meant(meaning: string, names: string): [string, string][] {
  return names.split(' ').map((name) => [name, meaning]);
}
