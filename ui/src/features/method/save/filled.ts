import type { Answer, Entry, Filled, FilledDraft, Return } from '../../../ipc';
import { isAnswered, withAnswer } from '../../../shared/method/answers';
import { same, weigh, whenOf, type Kind, type Merged } from '../../../state/save/kind';

type Answers = Filled['answers'];

/** What is written on a page that a method guides. */
export interface PageDraft extends FilledDraft {
  /** It is kept although nothing was answered: something else was noted on this page. */
  held?: boolean;
}

/** Entries that were filled in with a method. */
export const filledEntries: Kind<PageDraft> = { draftOf, equal, isBlank, merge };

/** Its title is not among it: it is always taken from the answers. */
export function draftOf(entry: Entry): PageDraft {
  const { filled, happened, tags, starred } = entry;
  return {
    filled: filled ?? { method: '', version: 0, finished: false, answers: {}, returns: [] },
    ...{ title: '', happened: whenOf(happened), tags: [...tags], starred },
  };
}

function isBlank({ filled, tags, held = false }: PageDraft): boolean {
  const said = Object.values(filled.answers).some(isAnswered);
  return !held && !said && filled.returns.length === 0 && tags.length === 0;
}

function equal(a: PageDraft, b: PageDraft): boolean {
  return (
    (a.held ?? false) === (b.held ?? false) &&
    same(parts(a), parts(b)) &&
    a.filled.finished === b.filled.finished &&
    sameAnswers(a.filled.answers, b.filled.answers) &&
    sameReturns(a.filled.returns, b.filled.returns)
  );
}

const parts = ({ happened, tags, starred }: PageDraft) => ({ happened, tags, starred });

/** Answer by answer; the come-backs are taken as one. */
function merge(base: PageDraft, ours: PageDraft, theirs: PageDraft): Merged<PageDraft> {
  const { pick } = weigh(base, ours, theirs);
  const changed = (a: PageDraft, id: string) =>
    !same(a.filled.answers[id], base.filled.answers[id]);
  const answers: Answers = {};
  let clash = false;
  const ids = [base, ours, theirs].flatMap(({ filled }) => Object.keys(filled.answers));
  for (const id of new Set(ids)) {
    const mine = ours.filled.answers[id];
    const other = theirs.filled.answers[id];
    clash ||= changed(ours, id) && changed(theirs, id) && !same(mine, other);
    const answer = changed(ours, id) ? mine : other;
    if (answer) answers[id] = answer;
  }
  const came = (draft: PageDraft) => !sameReturns(draft.filled.returns, base.filled.returns);
  const returns = (came(ours) ? ours : theirs).filled.returns;
  clash ||= came(ours) && came(theirs) && !sameReturns(ours.filled.returns, theirs.filled.returns);
  const finished = (draft: PageDraft) => draft.filled.finished !== base.filled.finished;
  const filled: Filled = {
    ...ours.filled,
    ...{ answers, returns, finished: (finished(ours) ? ours : theirs).filled.finished },
  };
  return {
    draft: {
      ...{ filled, title: '' },
      ...{ happened: pick('happened'), tags: pick('tags'), starred: pick('starred') },
      held: ours.held ?? false,
    },
    clash,
  };
}

function sameReturns(a: readonly Return[], b: readonly Return[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ on, answers }, at) => on === b[at]?.on && sameAnswers(answers, b[at].answers))
  );
}

/** In whatever order they stand. */
function sameAnswers(a: Answers, b: Answers): boolean {
  const ids = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...ids].every((id) => same(a[id], b[id]));
}

/** Come-backs with an answer given on a day; they stay in the order of their days. */
export function withReturn(
  returns: readonly Return[],
  on: string,
  id: string,
  answer: Answer | null,
): Return[] {
  const there = returns.find((come) => come.on === on);
  const come = { on, answers: withAnswer(there?.answers ?? {}, id, answer) };
  const others = returns.filter((other) => other !== there);
  const empty = Object.keys(come.answers).length === 0;
  return [...others, ...(empty ? [] : [come])].sort((a, b) => (a.on < b.on ? -1 : 1));
}
