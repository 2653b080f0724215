const WORD_START = 8;
/** More than the start of a word: a word that is typed as a whole is meant before one's initials. */
const NEXT_TO = 9;
const FOUND = 1;

/**
 * How well `text` answers `query`: its letters must come in order, and count more at the start of a
 * word and beside each other. null when they do not all come. Case and accents do not matter.
 */
export function score(query: string, text: string): number | null {
  const wanted = [...plain(query).replace(/\s+/g, '')];
  const among = plain(text);
  let total = 0;
  let last = -2;
  for (const letter of wanted) {
    const at = place(letter, among, last);
    if (at < 0) return null;
    total += FOUND;
    if (startsWord(among, at)) total += WORD_START;
    if (at === last + 1) total += NEXT_TO;
    last = at;
  }
  return total - among.length / 100;
}

/** Those of `items` that answer `query`, best first; all of them, in their order, when it is empty. */
export function filter<T>(query: string, items: readonly T[], words: (item: T) => string[]): T[] {
  if (query.trim() === '') return [...items];
  return items
    .map((item) => {
      const scores = words(item).map((text) => score(query, text));
      return { item, best: Math.max(...scores.map((found) => found ?? -Infinity)) };
    })
    .filter(({ best }) => best > -Infinity)
    .sort((a, b) => b.best - a.best)
    .map(({ item }) => item);
}

/** Where `letter` comes next: beside the last one, else at the start of a word, else anywhere. */
function place(letter: string, text: string, last: number): number {
  if (text[last + 1] === letter) return last + 1;
  for (let at = text.indexOf(letter, last + 1); at >= 0; at = text.indexOf(letter, at + 1)) {
    if (startsWord(text, at)) return at;
  }
  return text.indexOf(letter, last + 1);
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
