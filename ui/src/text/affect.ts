import type { Affect } from '../ipc';
import { inNumbers } from './journal';

/** Words of the grid on which it is said how it feels. */
export const affectText = {
  pleasant: 'How pleasant',
  energy: 'How much energy',
  less: 'Unpleasant',
  more: 'Pleasant',
  little: 'Little energy',
  much: 'Much energy',
  begin: 'Press anywhere on it, or use the arrow keys.',
  keys: 'Left and Right: how pleasant. Up and Down: how much energy. Delete takes it back.',
  toFaces: 'Five faces instead',
  toGrid: 'The grid instead',
  /** By pleasantness, from -4 in steps of two. */
  faces: ['Very unpleasant', 'Unpleasant', 'Neither', 'Pleasant', 'Very pleasant'],
  beginFaces: 'One of them is enough. The keys 1 to 5 choose, too.',
  spoken: (words: string, value: number): string => `${words} (${inNumbers(value)})`,
};

/** By pleasantness, from -4. */
const PLEASANT = [
  'very unpleasant',
  'unpleasant',
  'rather unpleasant',
  'a little unpleasant',
  'in between',
  'a little pleasant',
  'rather pleasant',
  'pleasant',
  'very pleasant',
];

/** By energy, from -4. */
const ENERGY = [
  'very little energy',
  'little energy',
  'rather little energy',
  'energy a bit low',
  'middling energy',
  'energy a bit up',
  'rather much energy',
  'much energy',
  'very much energy',
];

/** "rather unpleasant" */
export function sayPleasant(value: number): string {
  return PLEASANT[value + 4] ?? inNumbers(value);
}

/** "much energy" */
export function sayEnergy(value: number): string {
  return ENERGY[value + 4] ?? inNumbers(value);
}

/** "Rather unpleasant, much energy"; without energy, as the faces are called. */
export function sayAffect({ pleasant, energy }: Affect): string {
  const face = affectText.faces[(pleasant + 4) / 2];
  if (energy === null) return face ?? capital(sayPleasant(pleasant));
  return capital(`${sayPleasant(pleasant)}, ${sayEnergy(energy)}`);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
