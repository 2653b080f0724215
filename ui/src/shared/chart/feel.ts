/** Farthest from the middle. */
export const FARTHEST = 4;
/** Every whole step of the scale, from the least pleasant. */
export const STEPS = [-4, -3, -2, -1, 0, 1, 2, 3, 4] as const;

/** The whole step that a value belongs to; what lies halfway goes outwards, so that both ends are alike. */
export function stepOf(value: number): number {
  const step = Math.sign(value) * Math.round(Math.abs(value));
  return Math.max(-FARTHEST, Math.min(FARTHEST, step)) + 0;
}

/** The colour of a value, from `styles/tokens.css`. */
export function feelColour(value: number): string {
  return `var(--feel-${stepOf(value) + FARTHEST + 1})`;
}

/** The colour of words on it. */
export function onFeel(value: number): string {
  return `var(--on-feel-${stepOf(value) + FARTHEST + 1})`;
}
