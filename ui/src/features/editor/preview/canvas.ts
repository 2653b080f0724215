import type { EditorState, Range } from '@codemirror/state';
import { Decoration, type DecorationSet, type WidgetType } from '@codemirror/view';
import type { SyntaxNodeRef } from '@lezer/common';

/** Draws one kind of Markdown element. */
export type Painter = (canvas: Canvas, node: SyntaxNodeRef) => void;
/** The painters of one subject, by the parser's node name. */
export type Painters = Readonly<Record<string, Painter>>;

/** What the preview adds to the text: the decorations, and those the cursor steps over in one go. */
export interface Painting {
  decorations: DecorationSet;
  atomic: DecorationSet;
}

/** Deeper levels than this look like this one. */
export const DEEPEST = 6;

const NOTHING = Decoration.replace({});
const marks = new Map<string, Decoration>();
const lines = new Map<string, Decoration>();

/** Collects what the painters draw within one visible range of the text. */
export class Canvas {
  private readonly ranges: Range<Decoration>[] = [];
  private readonly hidden: { from: number; to: number }[] = [];
  private readonly stepped: Range<Decoration>[] = [];
  private readonly classes = new Map<number, Set<string>>();

  /**
   * `revealing` is whether marks show where the cursor is: only while the person writes.
   */
  constructor(
    readonly state: EditorState,
    readonly from: number,
    readonly to: number,
    private readonly revealing: boolean,
  ) {}

  /**
   * Whether the cursor, or either end of the selection, is in or at the edge of a range. What lies
   * wholly inside a selection stays as it looks, so that "select all" does not shift the page.
   */
  touched(from: number, to: number): boolean {
    if (!this.revealing) return false;
    return this.state.selection.ranges.some(
      ({ anchor, head }) => (anchor >= from && anchor <= to) || (head >= from && head <= to),
    );
  }

  /** Gives a stretch of text a class. */
  mark(from: number, to: number, name: string): void {
    if (from < to)
      this.ranges.push(cached(marks, name, () => Decoration.mark({ class: name })).range(from, to));
  }

  /** Takes a stretch of text out of sight. A stretch over several lines stays: lines never join. */
  hide(from: number, to: number): void {
    if (from < to && to <= this.state.doc.lineAt(from).to) this.hidden.push({ from, to });
  }

  /** Takes text out of sight for good: the cursor steps over it. */
  hideAndStep(from: number, to: number): void {
    if (from >= to) return;
    this.hidden.push({ from, to });
    this.stepped.push(NOTHING.range(from, to));
  }

  /** Shows a widget in place of a stretch of text within one line. */
  replace(from: number, to: number, widget: WidgetType): void {
    this.ranges.push(Decoration.replace({ widget }).range(from, to));
  }

  /** Shows a widget before a position. */
  before(pos: number, widget: WidgetType): void {
    this.ranges.push(Decoration.widget({ widget, side: -1 }).range(pos));
  }

  /** Shows a widget in place of a stretch of text, which the cursor steps over in one go. */
  replaceAndStep(from: number, to: number, widget: WidgetType): void {
    this.replace(from, to, widget);
    this.stepped.push(NOTHING.range(from, to));
  }

  /** Gives the line at a position a class. */
  line(pos: number, name: string): void {
    const { from } = this.state.doc.lineAt(pos);
    const names = this.classes.get(from);
    if (names) names.add(name);
    else this.classes.set(from, new Set([name]));
  }

  /** Calls back for each line of a range, as far as it is on this canvas. */
  eachLine(
    from: number,
    to: number,
    visit: (line: { from: number; to: number; text: string }) => void,
  ): void {
    const end = Math.min(to, this.to);
    for (let pos = Math.max(from, this.from); pos <= end;) {
      const line = this.state.doc.lineAt(pos);
      visit(line);
      pos = line.to + 1;
    }
  }

  /** Everything drawn, in the order that CodeMirror wants. */
  finish(): { decorations: Range<Decoration>[]; atomic: Range<Decoration>[] } {
    for (const [from, names] of this.classes) {
      const name = [...names].sort().join(' ');
      this.ranges.push(cached(lines, name, () => Decoration.line({ class: name })).range(from));
    }
    for (const { from, to } of joined(this.hidden)) this.ranges.push(NOTHING.range(from, to));
    return { decorations: this.ranges, atomic: this.stepped };
  }
}

/** Ranges as a union: a space can be the end of one mark and the indentation of the next. */
function joined(ranges: { from: number; to: number }[]): { from: number; to: number }[] {
  const union: { from: number; to: number }[] = [];
  for (const range of ranges.sort((a, b) => a.from - b.from)) {
    const last = union.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else union.push({ ...range });
  }
  return union;
}

function cached(store: Map<string, Decoration>, key: string, make: () => Decoration): Decoration {
  let made = store.get(key);
  if (!made) {
    made = make();
    store.set(key, made);
  }
  return made;
}
