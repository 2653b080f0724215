import { type EditorView, WidgetType } from '@codemirror/view';
import { toggleTaskAt } from '../markdown/tasks';
import { editorText } from '../../../text/editor';

/** The box of a task: ticked by a click, or by Ctrl/Cmd+Enter while the cursor is on its line. */
export class TaskBox extends WidgetType {
  constructor(private readonly done: boolean) {
    super();
  }

  override eq(other: TaskBox): boolean {
    return other.done === this.done;
  }

  override toDOM(view: EditorView): HTMLElement {
    const dom = document.createElement('span');
    dom.className = 'gs-marker gs-task';
    const box = dom.appendChild(document.createElement('input'));
    box.type = 'checkbox';
    box.checked = this.done;
    box.disabled = view.state.readOnly;
    // Tab leaves the text: it does not walk through every box of a long list.
    box.tabIndex = -1;
    box.ariaLabel = editorText.taskBox;
    // The cursor stays where the person writes.
    box.addEventListener('mousedown', (event) => event.preventDefault());
    box.addEventListener('click', (event) => {
      // The text decides what the box shows, not the box itself.
      event.preventDefault();
      toggleTaskAt(view, view.posAtDOM(dom));
    });
    return dom;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}
