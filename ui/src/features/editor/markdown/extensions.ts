import { history } from '@codemirror/commands';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, placeholder } from '@codemirror/view';
import { direction } from '../preview/direction';
import { opensPicture } from '../preview/images';
import { preview } from '../preview/preview';
import { paste } from '../paste/paste';
import { type Asks, keys } from './keymap';
import { journalMarkdown } from './language';
import { urlAt } from './links';

/** What an editor is made for. */
export interface Setting {
  label: string;
  /** The id of what is read out about its keys. */
  describedBy: string | null;
  /** What an empty text invites with. */
  invitation: string;
  readOnly: boolean;
  asks: Asks;
  changed(state: EditorState, docChanged: boolean): void;
}

/** Everything that an editor of entries is. */
export function extensions(setting: Setting): Extension {
  return [
    journalMarkdown,
    preview,
    direction,
    EditorView.lineWrapping,
    EditorState.tabSize.of(4),
    attributes(setting),
    links(setting.asks),
    setting.asks.openPicture ? opensPicture.of(setting.asks.openPicture) : [],
    keys(setting.asks),
    EditorView.cspNonce.of(styleNonce()),
    EditorView.updateListener.of((update) => {
      if (update.docChanged || update.selectionSet)
        setting.changed(update.state, update.docChanged);
    }),
    setting.readOnly
      ? EditorState.readOnly.of(true)
      : [history(), paste, placeholder(setting.invitation)],
  ];
}

function attributes({ label, describedBy, readOnly }: Setting): Extension {
  return EditorView.contentAttributes.of({
    'aria-label': label,
    ...(describedBy === null ? {} : { 'aria-describedby': describedBy }),
    'aria-readonly': String(readOnly),
    // Spell checkers keep word lists of their own outside the journal.
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'sentences',
    translate: 'no',
  });
}

/** A link opens with Ctrl or Cmd held, so that a plain click puts the cursor into its words. */
function links(asks: Asks): Extension {
  return EditorView.domEventHandlers({
    mousedown(event, view) {
      if (event.button !== 0 || !(event.ctrlKey || event.metaKey || view.state.readOnly))
        return false;
      if (!(event.target instanceof Element) || !event.target.closest('.gs-link')) return false;
      const pos = view.posAtCoords({ x: event.clientX, y: event.clientY });
      const url = pos === null ? null : urlAt(view.state, pos);
      if (url === null) return false;
      event.preventDefault();
      asks.openLink(url);
      return true;
    },
  });
}

/**
 * The nonce under which the content security policy takes style elements. The shell gives it to the
 * style element of the page; in development there is neither.
 */
function styleNonce(): string {
  return document.querySelector<HTMLStyleElement>('head > style')?.nonce ?? '';
}
