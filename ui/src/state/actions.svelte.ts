import { SvelteMap } from 'svelte/reactivity';
import type { groupNames } from '../text/palette';
import { matches } from './keys';

/** Something the person can do from anywhere: in the palette, and by its keys. */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** The heading under which the list of shortcuts shows it. */
  readonly group: keyof typeof groupNames;
  /** e.g. "Mod+K", "F9", "?". Mod is Ctrl, and Cmd on a Mac. */
  readonly keys?: string | undefined;
  /** Other words by which the palette finds it. */
  readonly also?: string;
  readonly run: () => void;
}

const registered = new SvelteMap<string, Action>();
let paused = 0;

export const actions = {
  /** Every action that makes sense at the moment. */
  get all(): Action[] {
    return [...registered.values()];
  },

  /** Offers `list` until the returned function is called, e.g. `$effect(() => actions.offer([...]))`. */
  offer(list: Action[]): () => void {
    for (const action of list) registered.set(action.id, action);
    return () => {
      for (const action of list) {
        if (registered.get(action.id) === action) registered.delete(action.id);
      }
    };
  },

  /** Lets keys be recorded instead of obeyed, until the returned function is called. */
  pause(): () => void {
    paused += 1;
    return () => (paused -= 1);
  },

  get paused(): boolean {
    return paused > 0;
  },

  /**
   * Does what the pressed keys stand for. While a dialog is open, only what keeps the person safe
   * goes past it.
   */
  press(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    const asked = document.querySelector('dialog[open]') !== null;
    const action = this.all.find(
      ({ keys, group }) => keys && matches(keys, event) && (!asked || group === 'safety'),
    );
    if (!action) return false;
    event.preventDefault();
    action.run();
    return true;
  },
};
