import type { Prompt, PromptGroup } from '../../ipc';

/**
 * A question that has not come up yet, by chance; when all have, any but the last one. `chance` is in
 * [0, 1).
 */
export function another(
  groups: readonly PromptGroup[],
  shown: readonly string[],
  chance: number,
): Prompt | undefined {
  const all = groups.flatMap(({ prompts }) => prompts);
  const fresh = all.filter(({ id }) => !shown.includes(id));
  const from = fresh.length > 0 ? fresh : all.filter(({ id }) => id !== shown.at(-1));
  return from[Math.floor(chance * from.length)];
}
