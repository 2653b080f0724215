/** Places in a text are counted in bytes of UTF-8 by the core, and in units of UTF-16 by the page. */
const utf8 = new TextEncoder();

/** The byte at which the unit `at` of `text` begins. */
export function byteAt(text: string, at: number): number {
  return utf8.encode(text.slice(0, at)).length;
}

/** Moves an end that lies within a character of two units out of it. */
export function whole(text: string, at: number, out: 'before' | 'after'): number {
  const before = text.charCodeAt(at - 1);
  const within = at > 0 && at < text.length && before >= 0xd800 && before <= 0xdbff;
  if (!within) return at;
  return out === 'before' ? at - 1 : at + 1;
}

/** Where the unit `at` of a text field lies in the text that was put into it: the field makes one sign of "\r\n". */
export function inText(text: string, at: number): number {
  let units = 0;
  let index = 0;
  while (units < at && index < text.length) {
    index += text.startsWith('\r\n', index) ? 2 : 1;
    units += 1;
  }
  return index;
}
