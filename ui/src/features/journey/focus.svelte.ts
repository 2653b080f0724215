import { tick } from 'svelte';

/**
 * When what had the focus has gone from the page, the focus goes to `place` and not to nowhere.
 * `after`: what changes when the page does.
 */
export function catchFocus(after: () => unknown, place: () => HTMLElement | undefined): void {
  $effect(() => {
    void after();
    void tick().then(() => {
      if (document.activeElement === document.body) place()?.focus({ preventScroll: true });
    });
  });
}
