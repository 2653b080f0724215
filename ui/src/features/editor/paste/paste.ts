/** Pasting and dropping: formatted text arrives as Markdown. Files are left to the page around it. */
import { syntaxTree } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { bringsFiles } from '../../../shared/files';
import { htmlToMarkdown } from './convert';

export const paste: Extension = EditorView.domEventHandlers({
  // With nothing selected a code editor takes the whole line; nobody who writes expects that.
  copy: (_event, view) => view.state.selection.main.empty,
  cut: (_event, view) => view.state.selection.main.empty,
  paste(event, view) {
    if (view.state.readOnly || !event.clipboardData) return false;
    // the page around the text takes files
    if (bringsFiles(event.clipboardData)) return refuse(event);
    return take(event.clipboardData, event, view);
  },
  drop(event, view) {
    if (!event.dataTransfer) return false;
    // A text that is dragged within the page is moved by the editor itself.
    if (view.state.readOnly || event.dataTransfer.types.includes('Files')) return refuse(event);
    const pos = view.posAtCoords({ x: event.clientX, y: event.clientY });
    if (pos === null || isOwn(view, event)) return false;
    return take(event.dataTransfer, event, view, pos);
  },
});

/** Puts formatted text in. False leaves plain text to the editor, which takes it as it is. */
function take(data: DataTransfer, event: Event, view: EditorView, at?: number): boolean {
  const html = data.getData('text/html');
  const markdown = html === '' || inCode(view, at) ? null : htmlToMarkdown(html);
  if (markdown === null) {
    return data.getData('text/plain') === '' && refuse(event);
  }
  event.preventDefault();
  const range = at === undefined ? view.state.selection.main : { from: at, to: at };
  const insert = view.state.toText(markdown);
  view.dispatch({
    changes: { from: range.from, to: range.to, insert },
    selection: { anchor: range.from + insert.length },
    userEvent: at === undefined ? 'input.paste' : 'input.drop',
    scrollIntoView: true,
  });
  return true;
}

function refuse(event: Event): true {
  event.preventDefault();
  return true;
}

function isOwn(view: EditorView, event: DragEvent): boolean {
  const text = event.dataTransfer?.getData('text/plain') ?? '';
  const { from, to } = view.state.selection.main;
  return from < to && view.state.sliceDoc(from, to) === text;
}

function inCode(view: EditorView, at = view.state.selection.main.head): boolean {
  const { name } = syntaxTree(view.state).resolveInner(at, -1);
  return name === 'CodeText' || name === 'InlineCode' || name === 'FencedCode';
}
