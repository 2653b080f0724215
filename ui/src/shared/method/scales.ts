import type { Lists, OwnWord } from '../../ipc';

/** Highest value of a scale of the person's own; the lowest is 0. */
export const TOP_OF_SCALE = 10;

/** What a scale is called in answers. */
export const scaleKey = ({ id }: Pick<OwnWord, 'id'>): string => `own_${id}`;

/** The person's own scales, in their order. */
export function ownScales({ own }: Pick<Lists, 'own'>): readonly OwnWord[] {
  return own.filter(({ kind }) => kind === 'scale');
}
