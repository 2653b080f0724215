import { expect, it } from 'vitest';
import { feelColour, onFeel, stepOf } from './feel';

it('halves go outwards on both sides, and nothing leaves the scale', () => {
  expect([0.4, 0.5, 1.25, 3.75, 9].map(stepOf)).toEqual([0, 1, 1, 4, 4]);
  expect([-0.5, -1.25, -9].map(stepOf)).toEqual([-1, -1, -4]);
  // not −0, which reads as another number
  expect(Object.is(stepOf(-0.2), 0)).toBe(true);
});

it('each step has its colour, and one for words on it', () => {
  expect([-4, 0, 4].map(feelColour)).toEqual(['var(--feel-1)', 'var(--feel-5)', 'var(--feel-9)']);
  expect(onFeel(-2.4)).toBe('var(--on-feel-3)');
});
