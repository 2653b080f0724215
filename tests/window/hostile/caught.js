// What got through: flags that payloads set, what the policy had to refuse, elements that no text
// of a person's may become, handlers, and addresses that lead elsewhere than to the web.
const own = new Set(document.querySelectorAll('head > *, body > script[src^="/assets/"]'));
// the editor's own empty mark beside a widget; it shows nothing and loads nothing
const mark = (node) => node.matches('img.cm-widgetBuffer:not([src], [srcset])');
// the pictures of files that are there; no hostile text has all of this together
const picture = (node) =>
  node.matches('img[alt][draggable=false][decoding=async], img[alt][loading=lazy]') &&
  /^picture:\/\/localhost\/(small|whole|page-\d+)-\d+$/.test(node.getAttribute('src'));
const ours = (node) => own.has(node) || mark(node) || picture(node);
const told = (nodes) => [...nodes].filter((node) => !ours(node)).map((node) => node.outerHTML.slice(0, 120));

const MADE = [
  'script, style, link, meta, base, iframe, frame, object, embed, portal, img, picture, video, audio',
  'source, track, form[action], math, template, marquee, applet, input[type=image]',
  '[srcdoc], [srcset], [background], [ping], [formaction]',
  'svg image, svg script, svg use, svg foreignObject, svg animate, svg set, svg a',
].join(', ');

const all = [...document.querySelectorAll('*')];
const handled = ({ attributes }) => [...attributes].some(({ name }) => name.startsWith('on'));
const leads = (node) =>
  ['src', 'action', 'data', 'poster', 'xlink:href'].some((name) => node.hasAttribute(name)) ||
  (node.hasAttribute('href') && !/^(https?:|mailto:)/i.test(node.getAttribute('href')));

return {
  ran: window.pwned ?? [],
  refused: window.caught,
  made: told(document.querySelectorAll(MADE)),
  handlers: told(all.filter(handled)),
  ways: told(all.filter(leads)),
  frames: frames.length,
  title: document.title,
  at: location.pathname,
};
