const MOST_SUGGESTIONS = 7;
const LONGEST = 64;

/** A tag as it is kept: one line, without outer blanks, commas or a leading "#". */
export function cleanTag(text: string): string {
  const line = text.replace(/[\s,]+/g, ' ').trim();
  return line
    .replace(/^#+\s*/, '')
    .slice(0, LONGEST)
    .trim();
}

/** The tags with one more; the same list when it is there already, in whatever letters. */
export function withTag(tags: readonly string[], tag: string): readonly string[] {
  return tags.some((other) => folded(other) === folded(tag)) ? tags : [...tags, tag];
}

/** Known tags that go on what is typed: first those that begin with it, then those that hold it. */
export function suggest(
  known: readonly string[],
  taken: readonly string[],
  typed: string,
): readonly string[] {
  const sought = folded(cleanTag(typed));
  const used = new Set(taken.map(folded));
  const free = known.filter((tag) => !used.has(folded(tag)) && folded(tag) !== sought);
  const starting = free.filter((tag) => folded(tag).startsWith(sought));
  const holding = free.filter((tag) => !starting.includes(tag) && folded(tag).includes(sought));
  return [...starting, ...holding].slice(0, MOST_SUGGESTIONS);
}

function folded(tag: string): string {
  return tag.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
