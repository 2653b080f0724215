import type { Field, FieldKind, Log, Method, Opt, Problem, Section } from '../../ipc';

/** How a question of one's own can be answered. Others are kept where a copied guide has them. */
export const KINDS: readonly FieldKind[] = [
  'text',
  'long_text',
  'list',
  'choice',
  'choices',
  'checklist',
  'scale',
  'own_scales',
  'affect',
  'emotions',
  'thoughts',
  'rated_text',
  'date',
  'duration',
  'person',
  'info',
  'timer',
];

/** Minutes that a clock runs at first. */
const MINUTES = 10;

/** Whether the options of a field of this kind are chosen from. */
export function chooses(kind: FieldKind): boolean {
  return kind === 'choice' || kind === 'choices' || kind === 'checklist';
}

/** Whether it can be said how many at most. */
export function hasMost(kind: FieldKind): boolean {
  return kind === 'choices' || kind === 'emotions';
}

/** A guide with nothing in it yet but a place to begin. `mark` tells it from every other one. */
export function blank(mark: string): Method {
  return {
    id: `own-${mark}`,
    version: 1,
    kind: 'record',
    group: 'own',
    name: '',
    summary: '',
    minutes: null,
    order: 100,
    source: '',
    notice: '',
    intro: '',
    after: '',
    copy_notice: '',
    private: false,
    gated: false,
    opt_in: false,
    single: false,
    in_help: false,
    again_after_days: null,
    returns: [],
    quick: false,
    plan: false,
    over_if: null,
    daily_if: null,
    log: null,
    title: null,
    pin: null,
    sections: [section('part_1', [field('question_1')])],
    scores: [],
  };
}

/** One's own from another: everything in it, under an id of its own. */
export function copied(method: Method, mark: string): Method {
  const kind = method.kind === 'measure' ? 'tracker' : method.kind;
  const own = { id: `own-${mark}`, version: 1, opt_in: false, quick: false };
  return { ...structuredClone(method), kind, ...own };
}

export function section(id: string, fields: Field[]): Section {
  return {
    id,
    name: '',
    intro: '',
    show_if: null,
    later: false,
    plan: false,
    options: [],
    questions: [],
    fields,
  };
}

export function field(id: string): Field {
  return {
    id,
    kind: 'long_text',
    label: '',
    hint: '',
    placeholder: '',
    required: false,
    show_if: null,
    options: [],
    from: null,
    own: false,
    most: null,
    occasion: false,
    at_once: null,
    none: null,
    min: null,
    max: null,
    step: null,
    low: '',
    high: '',
    of: null,
    more: false,
    help_from: null,
    due: false,
    rests: false,
    ends: false,
    repeats: false,
    minutes: null,
    template: '',
    checks: [],
  };
}

/** A field answered in another way: what belongs only to the former way is left out. */
export function answeredAs(old: Field, kind: FieldKind): Field {
  const fresh = { ...field(old.id), label: old.label, hint: old.hint, show_if: old.show_if, kind };
  if (chooses(kind) && chooses(old.kind)) {
    return { ...fresh, options: old.options, from: old.from, own: old.own };
  }
  if (kind === 'timer') return { ...fresh, minutes: MINUTES };
  return kind === 'scale' ? { ...fresh, min: 0, max: 10, step: 1 } : fresh;
}

/** What is noted day by day of a guide that stands on the plan from now on. */
export function firstLog(labels: readonly string[]): Log {
  return { outcomes: optionsFrom(labels.join('\n'), []), who: false, slip: null };
}

/** With other outcomes: a slip that is none of them any more is noted as nothing. */
export function withOutcomes(log: Log, lines: string): Log {
  const outcomes = optionsFrom(lines, log.outcomes);
  const slip = outcomes.some(({ id }) => id === log.slip) ? log.slip : null;
  return { ...log, outcomes, slip };
}

/** `question_4`: one that none of `taken` is. */
export function freshId(stem: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${stem}_${number}`)) number += 1;
  return `${stem}_${number}`;
}

export function fieldIds(method: Method): string[] {
  return method.sections.flatMap(({ fields }) => fields.map(({ id }) => id));
}

/** What stands on each line: once, and without empty ones. */
export function labelsIn(lines: string): string[] {
  return [...new Set(lines.split('\n').map((line) => line.trim()))].filter((line) => line);
}

/**
 * The options that `lines` name. One that reads as before stays what it was, and so does one that was
 * only worded anew in its place; so earlier answers still mean the same.
 */
export function optionsFrom(lines: string, before: readonly Opt[]): Opt[] {
  const labels = labelsIn(lines);
  const ids = before.map(({ id }) => id);
  return labels.map((label, at) => {
    const same = before.find((option) => option.label === label);
    if (same) return same;
    const there = before[at];
    if (there && !labels.includes(there.label)) return { ...there, label };
    const id = freshId('option', ids);
    ids.push(id);
    return { id, label, hint: '', score: null, group: '', opens_help: false };
  });
}

/** As it is kept: a page is called by its first written answer unless another one was chosen. */
export function rounded(method: Method): Method {
  const fields = method.sections.flatMap((part) => (part.later ? [] : part.fields));
  const there = (id: string | null) => (fields.some((field) => field.id === id) ? id : null);
  const first = fields.find(({ kind }) => kind === 'text' || kind === 'long_text');
  return { ...method, title: there(method.title) ?? first?.id ?? null, pin: there(method.pin) };
}

/** The list with the one at `at` moved by `by` places. */
export function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const to = at + by;
  const one = list[at];
  if (one === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(at, 1).toSpliced(to, 0, one);
}

/** What is said about the part of a guide at `path`, and about what is within it, when `within`. */
export function saidAt(problems: readonly Problem[], path: string, within = false): string {
  const here = problems.filter(
    ({ field: at }) =>
      at === path || (within && (at.startsWith(`${path}.`) || at.startsWith(`${path}[`))),
  );
  return here.map(({ what }) => plainly(what)).join(' ');
}

/** Without the names that things have in a file: here the sentence stands where it belongs. */
function plainly(what: string): string {
  return what.replace(/^`[^`]*`/, 'This').replaceAll('`', '');
}

/** The name in the text of a guide, before it is known to be one. */
export function nameIn(source: string): string {
  return /^name\s*=\s*"([^"\n]{1,200})"/m.exec(source)?.[1] ?? '';
}
