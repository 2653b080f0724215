import type { Answer, Felt, Field, Filled, Method, Point, Return, ScoreRule } from '../../ipc';
import { asks, hotOf, isAnswered, together, valueOf, type Answers } from './answers';
import { visible, type Shown } from './conditions';
import { sameWord } from './words';

/** What is to be read of a first time or of a come-back. */
export interface Part {
  /** Null for the first time. */
  come: Return | null;
  sections: readonly Shown[];
  answers: Answers;
}

/**
 * Everything that was answered and is shown: first the first time, then each come-back. `planned`:
 * something of the plan was marked, so that the part about the plan is shown without an answer too.
 */
export function parts(method: Method, { answers, returns }: Filled, planned = false): Part[] {
  return [
    { come: null, answers, sections: answered(method, answers, null, planned) },
    ...returns.map((come) => {
      const all = together(answers, come);
      return { come, answers: all, sections: answered(method, all, come) };
    }),
  ].filter(({ come, sections }) => come === null || sections.length > 0);
}

function answered(method: Method, answers: Answers, come: Return | null, planned = false): Shown[] {
  const given = come === null ? answers : come.answers;
  const says = (field: Field) =>
    field.kind === 'sentence' ? saysSomething(field, answers) : isAnswered(given[field.id]);
  return visible(method, answers)
    .filter(({ section }) => section.later === (come !== null))
    .map(({ section, fields }) => ({ section, fields: fields.filter(says) }))
    .filter(({ section, fields }) => fields.length > 0 || (planned && section.plan));
}

function saysSomething({ template }: Field, answers: Answers): boolean {
  const names = template.match(/\{[^{}]*\}/g) ?? [];
  return names.some((name) => isAnswered(answers[name.slice(1, -1).trim()]));
}

/** What was rated, then and afterwards. Without a word it is the one thing that was rated. */
export interface Rating {
  word: string;
  then: number | null;
  now: number;
}

/** The values of a re-rating beside the former ones. */
export function ratings(field: Field, answers: Answers): Rating[] {
  const answer = answers[field.id];
  const former = answers[field.of ?? ''];
  const value = valueOf(answer, 'scale');
  if (value !== null) return [{ word: '', then: numberOf(former), now: value }];
  const before: readonly Felt[] = valueOf(former, 'emotions') ?? [];
  return (valueOf(answer, 'emotions') ?? []).map(({ word, strength }) => ({
    word,
    then: before.find((old) => sameWord(old.word, word))?.strength ?? null,
    now: strength,
  }));
}

function numberOf(former: Answer | undefined): number | null {
  const thought = hotOf(valueOf(former, 'thoughts') ?? []);
  const rated = valueOf(former, 'rated');
  return thought?.belief ?? rated?.belief ?? valueOf(former, 'scale');
}

/** What an answer reads like where it stays in sight. */
export function inSight(method: Method, answers: Answers): string {
  const answer = answers[method.pin ?? ''];
  if (!isAnswered(answer)) return '';
  switch (answer.kind) {
    case 'text':
      return answer.value.trim();
    case 'list':
      return answer.value.join('\n').trim();
    case 'thoughts':
      return (hotOf(answer.value) ?? answer.value[0])?.text.trim() ?? '';
    case 'rated':
      return answer.value.text.trim();
    default:
      return '';
  }
}

/** A score of an entry, with the one before it. */
export interface Scored {
  rule: ScoreRule;
  point: Point;
  previous: Point | null;
}

/** The scores of an entry out of those of all entries of the method. */
export function scored(method: Method, points: readonly Point[], entry: number): Scored[] {
  return method.scores.flatMap((rule) => {
    const own = points
      .filter(({ field }) => field === rule.id)
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.entry - b.entry));
    const at = own.findIndex((point) => point.entry === entry);
    const point = own[at];
    return point ? [{ rule, point, previous: own[at - 1] ?? null }] : [];
  });
}

/** The day until which the text is kept out of sight; null when it is not. */
export function restsUntil(method: Method, { answers }: Filled, today: string): string | null {
  const days = visible(method, answers)
    .flatMap(({ fields }) => fields)
    .filter(({ rests }) => rests)
    .map(({ id }) => valueOf(answers[id], 'date'))
    .filter((day) => day !== null && day > today);
  return days.sort().at(-1) ?? null;
}

/** Where to go on: the first section without an answer after the last one with one. */
export function landing(sections: readonly Shown[], answers: Answers): number {
  const open = (shown: Shown) => shown.fields.some(asks) && !begun(shown, answers);
  const last = sections.findLastIndex((shown) => begun(shown, answers));
  const next = sections.findIndex((shown, at) => at > last && open(shown));
  if (next >= 0) return next;
  const skipped = sections.findIndex(open);
  return skipped >= 0 ? skipped : Math.max(0, sections.length - 1);
}

/** Whether anything of a section is answered. */
export function begun({ fields }: Shown, answers: Answers): boolean {
  return fields.some(({ id }) => isAnswered(answers[id]));
}
