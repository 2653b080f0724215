import type { Answer, Field, Lists, Method } from '../../ipc';
import { methodText } from '../../text/method';
import { shortDate } from '../../text/when';
import { hotOf, isAnswered, type Answers } from './answers';
import { visible } from './conditions';
import { listed, nameOf, scaleName, type Listed } from './listed';

/** A piece of a sentence; a gap stands for what is not answered yet. */
export interface Piece {
  text: string;
  kind: 'words' | 'answer' | 'gap';
}

const GAP = '…';

/** The sentence of a template, made from what is answered and shown. The core does the same. */
export function sentence(
  template: string,
  method: Method,
  answers: Answers,
  lists: Lists,
): readonly Piece[] {
  const said = new Map<string, string>();
  for (const { section, fields } of visible(method, answers)) {
    for (const field of fields) {
      const answer = answers[field.id];
      if (isAnswered(answer)) {
        said.set(field.id, inALine(field, answer, listed(field, section, lists)));
      }
    }
  }
  return template
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part): Piece => {
      if (!part.startsWith('{')) return { text: part, kind: 'words' };
      const text = said.get(part.slice(1, -1).trim());
      return text === undefined ? { text: GAP, kind: 'gap' } : { text, kind: 'answer' };
    });
}

/** An answer within a sentence. */
export function inALine(field: Field, answer: Answer, options: readonly Listed[]): string {
  // The sentence goes on after it.
  return words(field, answer, options).replace(/[.,;]+$/, '');
}

function words(field: Field, answer: Answer, options: readonly Listed[]): string {
  switch (answer.kind) {
    case 'text':
      return line(answer.value);
    case 'list':
      return joined(answer.value.map(line));
    case 'choices': {
      if (answer.value.none) return field.none ?? '';
      const { ids, own } = answer.value;
      return joined([...ids.map((id) => nameOf(id, options)), ...own.map(line)]);
    }
    case 'scale':
      return String(answer.value);
    case 'emotions':
      return joined(answer.value.map(({ word }) => line(word)));
    case 'thoughts':
      return line((hotOf(answer.value) ?? answer.value[0])?.text ?? '');
    case 'rated':
      return line(answer.value.text);
    case 'date':
      return shortDate(answer.value);
    case 'affect':
      return String(answer.value.pleasant);
    case 'minutes':
      return methodText.lasting(answer.value);
    case 'scales':
      return joined(Object.keys(answer.value).map((id) => scaleName(id, options)));
  }
}

/** "one", "one and two", "one, two and three". */
export function joined(items: readonly string[]): string {
  const said = items.filter((item) => item !== '');
  const last = said.at(-1) ?? '';
  return said.length < 2 ? last : `${said.slice(0, -1).join(', ')} and ${last}`;
}

function line(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
