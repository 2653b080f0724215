import type { Attachment } from '../../../ipc';
import { deleteMarkupBackward } from '@codemirror/lang-markdown';
import { historyKeymap, standardKeymap } from '@codemirror/commands';
import { type Extension, Prec, type StateCommand } from '@codemirror/state';
import { type Command, keymap } from '@codemirror/view';
import { cycleHeading, toggleHeading, toggleList, toggleQuote } from './blocks';
import { urlAt } from './links';
import { enter, indentItem, outdentItem, toContent } from './lists';
import { toggleTask } from './tasks';
import { BOLD, CODE, ITALIC, STRIKE, toggleStyle } from './toggle';

/** What a person can do to the text with the toolbar or a key. */
export interface Action {
  /** In CodeMirror's notation: `Mod` is Ctrl, or Cmd on a Mac. */
  key: string;
  run: StateCommand;
}

export const actions = {
  heading: { key: 'Mod-Alt-0', run: cycleHeading },
  bold: { key: 'Mod-b', run: toggleStyle(BOLD) },
  italic: { key: 'Mod-i', run: toggleStyle(ITALIC) },
  strike: { key: 'Mod-Shift-x', run: toggleStyle(STRIKE) },
  code: { key: 'Mod-e', run: toggleStyle(CODE) },
  quote: { key: 'Mod-Shift-9', run: toggleQuote },
  bullet: { key: 'Mod-Shift-8', run: toggleList('bullet') },
  numbered: { key: 'Mod-Shift-7', run: toggleList('numbered') },
  task: { key: 'Mod-Shift-6', run: toggleList('task') },
} satisfies Record<string, Action>;

/** What the keys ask of the app around the text. */
export interface Asks {
  openLink(url: string): void;
  link(): void;
  /** Shows a picture large. */
  openPicture?(file: Attachment): void;
}

/** The keys of the editor. Tab is taken in lists only, and Esc then Tab leaves even those. */
export function keys(asks: Asks): Extension {
  const openHere: Command = ({ state }) => {
    const url = urlAt(state, state.selection.main.head);
    if (url) asks.openLink(url);
    return url !== null;
  };
  return [
    Prec.high(
      keymap.of([
        ...Object.values(actions).map(({ key, run }) => ({ key, run, preventDefault: true })),
        ...[1, 2, 3].map((level) => ({ key: `Mod-Alt-${level}`, run: toggleHeading(level) })),
        { key: 'Mod-Shift-k', run: () => (asks.link(), true) },
        { key: 'Mod-Enter', run: openHere },
        { key: 'Mod-Enter', run: toggleTask },
        { key: 'Enter', run: (view) => view.state.readOnly && openHere(view) },
        { key: 'Enter', run: enter },
        { key: 'Backspace', run: deleteMarkupBackward },
        { key: 'Tab', run: indentItem, shift: outdentItem },
        { key: 'Home', run: toContent(false), shift: toContent(true) },
        { mac: 'Cmd-ArrowLeft', run: toContent(false), shift: toContent(true) },
      ]),
    ),
    keymap.of([...standardKeymap, ...historyKeymap]),
  ];
}
