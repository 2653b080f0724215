import type { EmotionGroup, Lists } from '../../ipc';

const MOST = 6;

/** Every word for a feeling, in the order of the list. */
export function feelings(groups: readonly EmotionGroup[]): readonly string[] {
  return groups.flatMap(({ families }) => families.flatMap(({ words }) => words));
}

/** Whether two words are the same, whatever their letters. */
export function sameWord(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

/** Words that go on what is typed: first those that begin with it, then those that hold it. */
export function fitting(
  words: readonly string[],
  taken: readonly string[],
  typed: string,
): readonly string[] {
  const sought = folded(typed);
  if (sought === '') return [];
  const used = new Set(taken.map(folded));
  const free = words.filter((word) => !used.has(folded(word)));
  const starting = free.filter((word) => folded(word).startsWith(sought));
  const holding = free.filter((word) => !starting.includes(word) && folded(word).includes(sought));
  return [...starting, ...holding].slice(0, MOST);
}

/** A word as it is kept: in one line, without outer blanks. */
export function cleanWord(typed: string): string {
  return typed.replace(/\s+/gu, ' ').trim().slice(0, 60).trim();
}

/** What lists there are while none could be asked for. */
export const NO_LISTS: Lists = {
  groups: [],
  emotions: [],
  habits: [],
  care: [],
  prompts: [],
  starters: [],
  favourites: [],
  own: [],
};

function folded(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();
}

/** A value from 0 to 100 in words, by the five that stand at 0, 25, 50, 75 and 100. */
export function inStrength(value: number, names: readonly string[]): string {
  return names[Math.round((value / 100) * (names.length - 1))] ?? '';
}
