// The visible elements with arguments[0] as role and arguments[1] as accessible name; with
// arguments[2], those in the group of that name.
const [role, name, group] = arguments;

const NATIVE = {
  button: 'button, summary, input[type=submit], input[type=button]',
  textbox:
    'textarea, input:not([type]), input[type=text], input[type=password], [contenteditable=true]',
  combobox: 'select',
  radio: 'input[type=radio]',
  checkbox: 'input[type=checkbox]',
  slider: 'input[type=range]',
  date: 'input[type=date]',
  time: 'input[type=time]',
};

const plain = (text) => text.replace(/\s+/g, ' ').trim();

function named(node) {
  const refs = node.getAttribute('aria-labelledby');
  if (refs) return plain(refs.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  const own = node.getAttribute('aria-label');
  if (own) return plain(own);
  if (node.labels?.length) return plain([...node.labels].map((label) => label.textContent).join(' '));
  return plain(spoken(node)) || plain(node.getAttribute('title') ?? node.getAttribute('placeholder') ?? '');
}

function spoken(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
  if (node.localName === 'svg' || node.localName === 'img') return node.getAttribute('aria-label') ?? node.getAttribute('alt') ?? '';
  return [...node.childNodes].map(spoken).join(' ');
}

// what lies under a dialog is out of reach
const dialog = [...document.querySelectorAll('dialog:modal')].at(-1);

const shown = (node) =>
  node.checkVisibility({ checkVisibilityCSS: true }) &&
  !node.closest('[aria-hidden=true], [inert]') &&
  (dialog?.contains(node) ?? true);

const groups = (name) =>
  [...document.querySelectorAll('fieldset, [role=group]')].filter(
    (node) => plain(node.querySelector(':scope > legend')?.textContent ?? named(node)) === name,
  );

const selector = [`[role=${role}]`, ...(NATIVE[role]?.split(',') ?? []).map((s) => `${s}:not([role])`)].join(',');
const within = group == null ? [document] : groups(plain(group));
return within
  .flatMap((root) => [...root.querySelectorAll(selector)])
  .filter((node) => shown(node) && named(node) === plain(name));
