import { shortened } from './links.svelte';

/** Where words are chosen. */
const TEXT = ':is([contenteditable="true"], [contenteditable="true"] *, textarea, input)';

/** The question in which guide to go on from the entry on the page. */
class Continuing {
  asked = $state(false);
  /** The words that are chosen in the entry; empty for all of it. */
  quote = $state('');

  ask(): void {
    this.asked = true;
  }

  close(): void {
    this.asked = false;
  }

  /** Another entry: nothing is chosen in it yet. */
  begin(): void {
    this.asked = false;
    this.quote = '';
  }

  /** Takes note of what is chosen within `root`. */
  watch(root: HTMLElement | undefined): void {
    const chosen = document.getSelection();
    const words = chosen ? shortened(chosen.toString()) : '';
    if (words !== '' && root?.contains(chosen?.anchorNode ?? null)) this.quote = words;
  }

  /**
   * Forgets what was chosen when the person goes on in the text by hand or by keys. A palette, a menu
   * and a dialog take the selection with them, which is not that.
   */
  forget(event: Event): void {
    const { target } = event;
    const inText = target instanceof HTMLElement && target.matches(TEXT);
    const chord =
      event instanceof KeyboardEvent &&
      (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Shift');
    if (inText && !chord) this.quote = '';
  }
}

export const continuing = new Continuing();
