import type { Field, Lists, Opt, Section } from '../../ipc';
import { methodText } from '../../text/method';
import { optionsOf } from './answers';
import { ownScales, scaleKey } from './scales';
import { feelings } from './words';

/** An option as it is shown, with what there is to know about it on demand. */
export interface Listed {
  id: string;
  label: string;
  hint: string;
  group: string;
  example: string;
  questions: readonly string[];
  /** What the ends of a scale mean. */
  low: string;
  high: string;
}

/** The options of a field, from the lists too. */
export function listed(field: Field, section: Section, lists: Lists): readonly Listed[] {
  if (field.kind === 'own_scales') {
    return ownScales(lists).map(({ text, low, high, ...word }) => ({
      ...plain({ id: scaleKey(word), label: text, hint: '', group: '' }),
      ...{ low, high },
    }));
  }
  switch (field.from) {
    case 'habits':
      return lists.habits.map(({ id, name, line, example, questions }) => ({
        ...{ id, label: name, hint: line, group: '', example, questions, low: '', high: '' },
      }));
    case 'care':
      return lists.care.map(({ id, label, minutes }) =>
        plain({ id, label, hint: '', group: methodText.minutes(minutes) }),
      );
    case 'emotions':
      return feelings(lists.emotions).map((word) =>
        plain({ id: word, label: word, hint: '', group: '' }),
      );
    default:
      return optionsOf(field, section).map(plain);
  }
}

/** What an id is called. One that is no longer in the list is read as words. */
export function nameOf(id: string, options: readonly Listed[]): string {
  return options.find((option) => option.id === id)?.label ?? id.replaceAll('_', ' ');
}

/** What a scale is called. One that was taken away has no name any more. */
export function scaleName(id: string, scales: readonly Listed[]): string {
  return scales.find((scale) => scale.id === id)?.label ?? methodText.scaleGone;
}

/** Options under the headings that they stand under, in order. */
export function grouped(options: readonly Listed[]): { group: string; options: Listed[] }[] {
  const groups: { group: string; options: Listed[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last?.group === option.group) last.options.push(option);
    else groups.push({ group: option.group, options: [option] });
  }
  return groups;
}

function plain({ id, label, hint, group }: Pick<Opt, 'id' | 'label' | 'hint' | 'group'>): Listed {
  return { id, label, hint, group, example: '', questions: [], low: '', high: '' };
}
