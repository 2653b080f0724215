import type { Named } from '../../ipc';

/** How much larger the most written word is than the least written one. */
const MOST = 0.35;

/** A word with its size, in rem. */
export interface Sized extends Named {
  readonly size: number;
}

/** Words in the order of the alphabet, with sizes that differ only a little. */
export function sized(words: readonly Named[]): Sized[] {
  const counts = words.map(({ n }) => n);
  const least = Math.min(...counts);
  const range = Math.max(...counts) - least;
  const share = (n: number) => (range === 0 ? 0 : (n - least) / range);
  return words
    .map((word) => ({ ...word, size: 1 + MOST * share(word.n) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
