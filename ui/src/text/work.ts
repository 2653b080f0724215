import { inNumbers } from './journal';

/** How far a long work is. `things` is what is counted, such as "entries". */
export const work = {
  stop: 'Stop',
  stopping: 'Stopping',
  /** Where nobody knows of how many. */
  done: (done: number, things: string) => `${inNumbers(done)} ${things}`,
  doneOf: (done: number, of: number, things: string) =>
    `${inNumbers(done)} of ${inNumbers(of)} ${things}`,
};
