/**
 * Which sections and fields of a method are shown. The core has the same rules in
 * `src-tauri/content`; both are held to `tests/fixtures/conditions.json`.
 */
import type { Answer, Condition, Field, Method, Section } from '../../ipc';
import { isAnswered, optionsOf, valueOf, type Answers } from './answers';

/** A section that is shown, with those of its fields that are. */
export interface Shown {
  section: Section;
  fields: readonly Field[];
}

/** What of the fields before is known when a condition is looked at. */
type Known = ReadonlyMap<string, { answer: Answer; number: number | null }>;

/**
 * The sections that are shown, in order, each with the fields that are; the `later` ones are among
 * them. For a come-back, its answers are to be laid over the first ones.
 */
export function visible(method: Method, answers: Answers): Shown[] {
  const known = new Map<string, { answer: Answer; number: number | null }>();
  const shown: Shown[] = [];
  for (const section of method.sections) {
    if (section.show_if && !holds(section.show_if, known)) continue;
    const fields: Field[] = [];
    for (const field of section.fields) {
      if (field.show_if && !holds(field.show_if, known)) continue;
      fields.push(field);
      const answer = answers[field.id];
      // A field that is not shown never gets here, and so counts as not answered.
      if (isAnswered(answer)) {
        known.set(field.id, { answer, number: numberOf(answer, field, section) });
      }
    }
    if (fields.length > 0) shown.push({ section, fields });
  }
  return shown;
}

/** The number of an answer: of a choice its score, of several things the highest. */
export function numberOf(answer: Answer, field: Field, section: Section): number | null {
  switch (answer.kind) {
    case 'scale':
      return answer.value;
    case 'choices':
      return highest(
        optionsOf(field, section)
          .filter(({ id }) => answer.value.ids.includes(id))
          .map(({ score }) => score),
      );
    case 'emotions':
      return highest(answer.value.map(({ strength }) => strength));
    case 'thoughts':
      return highest(answer.value.map(({ belief }) => belief));
    case 'rated':
      return answer.value.belief;
    case 'affect':
      return answer.value.pleasant;
    case 'minutes':
      return answer.value;
    case 'scales':
      return highest(Object.values(answer.value));
    default:
      return null;
  }
}

function holds(condition: Condition, known: Known): boolean {
  const { field, is, answered, from, to, all, any, not } = condition;
  if (all) return all.every((part) => holds(part, known));
  if (any) return any.some((part) => holds(part, known));
  if (not) return !holds(not, known);
  const found = known.get(field ?? '');
  if (typeof answered === 'boolean') return (found !== undefined) === answered;
  if (!found) return false;
  if (is) return valueOf(found.answer, 'choices')?.ids.some((id) => is.includes(id)) ?? false;
  const { number } = found;
  return number !== null && number >= (from ?? -Infinity) && number <= (to ?? Infinity);
}

function highest(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** The fields that must be answered for the method to count as finished, and are not. */
export function missing(method: Method, answers: Answers): { section: Section; field: Field }[] {
  return visible(method, answers)
    .filter(({ section }) => !section.later)
    .flatMap(({ section, fields }) => fields.map((field) => ({ section, field })))
    .filter(({ field }) => field.required && !isAnswered(answers[field.id]));
}
