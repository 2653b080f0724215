import type { Span } from '../../ipc';

/** Text with nothing to point out in it. */
export function plain(text: string): Span[] {
  return text === '' ? [] : [{ text, hit: false }];
}

/** The text of spans without their marks. */
export function joined(spans: Span[]): string {
  return spans.map(({ text }) => text).join('');
}

/** The first `at` characters, and the rest; marks stay where they are. */
export function split(spans: Span[], at: number): [Span[], Span[]] {
  const before: Span[] = [];
  const after: Span[] = [];
  let left = at;
  for (const { text, hit } of spans) {
    const head = text.slice(0, Math.max(0, left));
    if (head !== '') before.push({ text: head, hit });
    if (head.length < text.length) after.push({ text: text.slice(head.length), hit });
    left -= text.length;
  }
  return [before, after];
}
