/** What tests of components stand on: a page, hands and eyes. jsdom lays nothing out. */
import { flushSync, mount, unmount, type Component } from 'svelte';

globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
Object.defineProperty(document, 'fonts', { value: { ready: Promise.resolve() } });
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;

/** Puts a component on the page; take it off with what is returned. */
export function stage<P extends Record<string, unknown>>(
  component: Component<P>,
  props: P,
): () => void {
  const shown = mount(component, { target: document.body, props });
  flushSync();
  return () => {
    void unmount(shown);
    flushSync();
  };
}

/** The name by which something on the page is known. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  const by = element.getAttribute('aria-labelledby');
  const words = (id: string) => document.getElementById(id)?.textContent.trim() ?? '';
  if (by !== null) return by.split(' ').map(words).join(' ');
  const labels = (element as Partial<HTMLInputElement>).labels;
  return (labels?.[0] ?? element).textContent.trim();
}

/** The first thing of a kind with a name. */
export function find<E extends HTMLElement = HTMLElement>(selector: string, name: string): E {
  const all = [...document.querySelectorAll<E>(selector)];
  const found = all.find((one) => nameOf(one) === name);
  if (!found) throw new Error(`no ${selector} “${name}” among: ${all.map(nameOf).join(' | ')}`);
  return found;
}

export const button = (name: string) => find<HTMLButtonElement>('button', name);
export const field = (name: string) =>
  find<HTMLTextAreaElement | HTMLInputElement>('textarea, input', name);

/** Everything to be read on the page, in one line. */
export const text = () => (document.body.textContent ?? '').replace(/\s+/gu, ' ').trim();

export function write(into: HTMLTextAreaElement | HTMLInputElement, words: string): void {
  into.focus();
  into.value = words;
  into.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

export function press(key: string, held: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
  document.activeElement?.dispatchEvent(event);
  flushSync();
}

export function click(element: HTMLElement): void {
  element.focus();
  element.click();
  flushSync();
}

/** Waits for what is done after the present task. */
export async function soon(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  flushSync();
}
