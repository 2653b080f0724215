// @vitest-environment jsdom
import { markdownLanguage } from '@codemirror/lang-markdown';
import { GFM, parser as commonmark } from '@lezer/markdown';
import { describe, expect, it } from 'vitest';
import { openableUrl } from '../links';
import { clean } from './clean';
import { htmlToMarkdown, LONGEST } from './convert';
import { HOSTILE } from './hostile';

/** A reader that, unlike ours, takes HTML in Markdown for HTML. */
const strict = commonmark.configure(GFM);
const ACTIVE = /^(HTML|Comment|ProcessingInstruction|Image|LinkReference)/;

function active(markdown: string): string[] {
  const found: string[] = [];
  strict.parse(markdown).iterate({
    enter({ name, from, to, node }) {
      const text = markdown.slice(from, to);
      if (ACTIVE.test(name)) found.push(`${name}: ${text}`);
      const isLink = node.parent?.name === 'Link' || node.parent?.name === 'Autolink';
      if (name === 'URL' && isLink && openableUrl(text) === null) found.push(`address: ${text}`);
    },
  });
  return found;
}

describe('hostile HTML', () => {
  it('is met in more than a hundred shapes', () => {
    expect(new Set(HOSTILE).size).toBeGreaterThan(130);
  });

  it('would be noticed by the reader of these tests', () => {
    expect(active('<script>x</script>')).not.toEqual([]);
    expect(active('words <b>x</b>')).not.toEqual([]);
    expect(active('![x](https://example.org)')).not.toEqual([]);
    expect(active('[x](javascript:alert(1))')).not.toEqual([]);
    expect(active('[x](https://example.org)')).toEqual([]);
  });

  it.each(HOSTILE)('%j leaves words only', (snippet) => {
    const markdown = htmlToMarkdown(`<p><b>kept</b></p>${snippet}`);
    expect(markdown).toMatch(/^\*\*kept\*\*/);
    expect(active(markdown ?? '')).toEqual([]);
  });

  it.each(HOSTILE)('%j keeps no element or attribute that could act', (snippet) => {
    const root = clean(`<p><b>kept</b></p>${snippet}`)?.root;
    expect(root?.textContent).toContain('kept');
    for (const element of root?.querySelectorAll('*') ?? []) {
      expect(ELEMENTS).toContain(element.localName);
      for (const { name, value } of element.attributes) {
        expect(['href', 'start', 'type', 'checked']).toContain(name);
        if (name === 'href') expect(openableUrl(value)).not.toBeNull();
      }
    }
  });

  it('is read in a document that nothing is loaded into', () => {
    const root = clean('<b>x</b><img src="https://example.org/x.png">')?.root;
    expect(root?.ownerDocument).not.toBe(document);
    expect(root?.ownerDocument.defaultView).toBeNull();
  });
});

const ELEMENTS = (
  'p br hr blockquote pre ul ol li h1 h2 h3 h4 h5 h6 strong em code del div span a input ' +
  'table thead tbody tr th td'
).split(' ');

describe('formatted text', () => {
  it.each([
    ['<p>one <b>two</b> <i>three</i> <s>four</s></p>', 'one **two** *three* ~~four~~'],
    ['<b>one </b>two', '**one** two'],
    ['<h2>Day</h2><p>words</p>', '## Day\n\nwords'],
    ['<ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul>', '- one\n- two\n  - deep'],
    [
      '<ol start="3"><li>one</li><li>two<ol><li>deep</li></ol></li></ol>',
      '3. one\n4. two\n   1. deep',
    ],
    ['<ul><li><p>one</p><p>more</p></li></ul>', '- one\n\n  more'],
    [
      '<ul><li><input type="checkbox" checked> done</li><li><input type="checkbox"> open</li></ul>',
      '- [x] done\n- [ ] open',
    ],
    ['<blockquote><p>one</p><p>two</p></blockquote>', '> one\n> \n> two'],
    ['<p><a href="https://example.org/a_b">the map</a></p>', '[the map](https://example.org/a_b)'],
    ['<p><a href="mailto:ana@example.org">Ana</a></p>', '[Ana](mailto:ana@example.org)'],
    [
      '<p><a href="https://example.org/a(b)"><b>x</b></a></p>',
      '[**x**](https://example.org/a%28b%29)',
    ],
    ['<p><a href="/relative">words</a> <b>x</b></p>', 'words **x**'],
    ['<p><img src="https://example.org/x.png" alt="a heron"></p><hr>', 'a heron\n\n---'],
    ['<p>one<br>two <em>x</em></p>', 'one\ntwo *x*'],
    ['<pre>a *b*\n  c</pre>', '```\na *b*\n  c\n```'],
    ['<p><code>a*b</code></p>', '`a*b`'],
    [
      '<table><tr><th>Day</th><th>Slept</th></tr><tr><td>Mon</td><td>5|6</td></tr></table>',
      '| Day | Slept |\n| --- | --- |\n| Mon | 5\\|6 |',
    ],
    ['<table><tr><td><p>A letter, <b>laid out</b></p></td></tr></table>', 'A letter, **laid out**'],
    [
      '<b style="font-weight:normal"><p><span style="font-weight:700">bold</span> plain</p></b>',
      '**bold** plain',
    ],
    ['<p><span style="font-style: italic">soft</span></p>', '*soft*'],
    ['<strong><p>one</p><p>two</p></strong>', '**one**\n\n**two**'],
    [
      '<p>2 * 3 * 4 and [x] and # and snake_case <b>b</b></p>',
      '2 \\* 3 \\* 4 and \\[x\\] and # and snake_case **b**',
    ],
    ['<p>1 &lt; 2 and &lt;b&gt; <b>b</b></p>', '1 < 2 and \\<b> **b**'],
    ['<h1>日本語</h1><p>שלום 🙂</p>', '# 日本語\n\nשלום 🙂'],
    ['<p>shown <b>x</b><span style="display:none">hidden</span></p>', 'shown **x**'],
  ])('%j', (html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  it.each([
    [
      'nothing formatted',
      '<meta charset="utf-8"><div><span style="color:red">plain</span><br>words</div>',
    ],
    ['nothing at all', ''],
    ['nothing but markup', '<b></b><hr hidden>'],
    ['too much', `<b>x</b>${'words '.repeat(LONGEST / 6)}`],
    ['too many pieces', '<b>x</b><i>y</i>'.repeat(13_000)],
  ])('leaves the plain text for %s', { timeout: 60_000 }, (_name, html) => {
    expect(htmlToMarkdown(html)).toBeNull();
  });

  it('is Markdown that this editor reads as it was meant', () => {
    const markdown = htmlToMarkdown(
      '<h2>A</h2><ul><li><b>one</b></li></ul><blockquote>two</blockquote>',
    );
    const names: string[] = [];
    markdownLanguage.parser
      .parse(markdown ?? '')
      .iterate({ enter: ({ name }) => void names.push(name) });
    expect(names).toEqual(
      expect.arrayContaining(['ATXHeading2', 'ListItem', 'StrongEmphasis', 'Blockquote']),
    );
  });
});
