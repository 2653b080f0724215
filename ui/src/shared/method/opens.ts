import type { Answer, Field, Section } from '../../ipc';
import { optionsOf, valueOf } from './answers';
import { numberOf } from './conditions';

/** Whether an answer opens Help: one of its options does, or it counts as much as the field names. */
export function opensHelp(field: Field, section: Section, answer: Answer | null): boolean {
  if (answer === null) return false;
  const ids = valueOf(answer, 'choices')?.ids ?? [];
  const opens = optionsOf(field, section).some(
    (option) => option.opens_help && ids.includes(option.id),
  );
  const number = field.help_from === null ? null : numberOf(answer, field, section);
  return opens || (field.help_from !== null && number !== null && number >= field.help_from);
}
