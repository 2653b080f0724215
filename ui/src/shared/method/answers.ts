import type { Answer, Felt, Field, Opt, Rated, Return, Section, Thought } from '../../ipc';

/** What was answered, by the ids of the fields. */
export type Answers = Readonly<Record<string, Answer>>;

/** What the values of answers are, by their kind. */
type Values = { [A in Answer as A['kind']]: A['value'] };

/** The value of an answer of one kind; null for none, and for one of another kind. */
export function valueOf<K extends Answer['kind']>(
  answer: Answer | null | undefined,
  kind: K,
): Values[K] | null {
  return answer?.kind === kind ? (answer.value as Values[K]) : null;
}

/** Whether an answer says anything. */
export function isAnswered(answer: Answer | null | undefined): answer is Answer {
  if (!answer) return false;
  switch (answer.kind) {
    case 'text':
    case 'date':
      return answer.value.trim() !== '';
    case 'list':
      return answer.value.some((line) => line.trim() !== '');
    case 'choices':
      return (
        answer.value.none ||
        answer.value.ids.length > 0 ||
        answer.value.own.some((text) => text.trim() !== '')
      );
    case 'emotions':
      return answer.value.some(({ word }) => word.trim() !== '');
    case 'thoughts':
      return answer.value.some(({ text }) => text.trim() !== '');
    case 'rated':
      return answer.value.text.trim() !== '';
    case 'scales':
      return Object.keys(answer.value).length > 0;
    case 'scale':
    case 'affect':
    case 'minutes':
      return true;
  }
}

/** Whether a kind of field is answered at all, and not only read or run. */
export function asks({ kind }: Pick<Field, 'kind'>): boolean {
  return kind !== 'info' && kind !== 'sentence' && kind !== 'timer';
}

/** The thought that stings most: the one that was marked, or the only one there is. */
export function hotOf(thoughts: readonly Thought[]): Thought | null {
  const written = thoughts.filter(({ text }) => text.trim() !== '');
  return written.find(({ hot }) => hot) ?? (written.length === 1 ? (written[0] ?? null) : null);
}

/** The options of a field: its own, or those of its section. None for one that takes them from a list. */
export function optionsOf(field: Field, section: Section): readonly Opt[] {
  const shares = field.options.length === 0 && field.from === null && isChosen(field);
  return shares ? section.options : field.options;
}

/** Whether a label says no more than the heading that stands right above it. */
export function repeats({ id, label }: Field, { name, fields }: Section): boolean {
  const same = label.trim().toLowerCase() === name.trim().toLowerCase();
  return label === '' || (same && fields[0]?.id === id);
}

/** Whether a field is answered by choosing. */
export function isChosen({ kind }: Pick<Field, 'kind'>): boolean {
  return kind === 'choice' || kind === 'choices' || kind === 'checklist';
}

/** An answer of the options; none when nothing is chosen. */
export function choose(
  ids: readonly string[],
  own: readonly string[],
  none = false,
): Answer | null {
  if (!none && ids.length + own.length === 0) return null;
  return { kind: 'choices', value: { ids: [...ids], own: [...own], none } };
}

/** An answer in words; none when there are none. */
export function inWords(text: string): Answer | null {
  return text.trim() === '' ? null : { kind: 'text', value: text };
}

/** An answer in lines; empty ones are left out. */
export function inLines(lines: readonly string[]): Answer | null {
  const value = lines.filter((line) => line.trim() !== '');
  return value.length === 0 ? null : { kind: 'list', value };
}

/** A sentence and how much it is believed; none when both are missing. */
export function rated(value: Rated): Answer | null {
  return value.text.trim() === '' && value.belief === null ? null : { kind: 'rated', value };
}

export function felt(value: readonly Felt[]): Answer | null {
  return value.length === 0 ? null : { kind: 'emotions', value: [...value] };
}

/** Thoughts without words are left out. */
export function thought(thoughts: readonly Thought[]): Answer | null {
  const value = thoughts.filter(({ text }) => text.trim() !== '');
  return value.length === 0 ? null : { kind: 'thoughts', value };
}

/** Answers with one of them changed, or taken out. */
export function withAnswer(
  answers: Answers,
  id: string,
  answer: Answer | null,
): Record<string, Answer> {
  const others = Object.entries(answers).filter(([other]) => other !== id);
  return Object.fromEntries(answer === null ? others : [...others, [id, answer]]);
}

/** The first answers with those of a come-back laid over them. */
export function together(answers: Answers, come: Return | null): Answers {
  return come === null ? answers : { ...answers, ...come.answers };
}
