// Marks every control that Tab should come to, and returns their marks.
const shown = (node) =>
  node.checkVisibility({ checkVisibilityCSS: true }) && !node.closest('[inert], [aria-hidden=true]');
const otherRadio = (node) =>
  node.type === 'radio' && !node.checked && document.querySelector(`input[name="${node.name}"]:checked`);

const controls = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]';
return [...document.querySelectorAll(controls)]
  .filter((node) => node.tabIndex >= 0 && !node.disabled && shown(node) && !otherRadio(node))
  .map((node, index) => {
    const name = node.getAttribute('aria-label') ?? node.labels?.[0]?.textContent ?? node.textContent;
    node.dataset.stop = `${index} ${node.localName} ${name.replace(/\s+/g, ' ').trim().slice(0, 40)}`;
    return node.dataset.stop;
  });
