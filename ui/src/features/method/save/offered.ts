import type { Answer, Field, Filled, Method } from '../../../ipc';

/** The words that led to a method as the answer to the field that gives it its title; null for none. */
export function offered(method: Method, quote: string): Filled['answers'] | null {
  const words = quote.trim();
  const fields = method.sections.filter(({ later }) => !later).flatMap(({ fields: all }) => all);
  const field = fields.find(({ id }) => id === method.title);
  const answer = field && words !== '' ? asAnswer(field, words) : null;
  return field && answer ? { [field.id]: answer } : null;
}

function asAnswer({ kind }: Field, words: string): Answer | null {
  switch (kind) {
    case 'text':
    case 'long_text':
      return { kind: 'text', value: words };
    case 'list':
      return { kind: 'list', value: [words] };
    case 'thoughts':
      return {
        kind: 'thoughts',
        value: [{ text: words, belief: null, image: false, hot: false }],
      };
    case 'rated_text':
      return { kind: 'rated', value: { text: words, belief: null } };
    default:
      return null;
  }
}
