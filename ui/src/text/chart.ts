import { inNumbers } from './journal';

/** Words around every picture. */
export const chartText = {
  keys: 'The arrow keys go from one place to the next.',
  keysOpen: 'The arrow keys go from one place to the next. Enter opens it.',
  enter: 'Enter opens it',
  press: 'Press to open it',

  table: 'As a table',
  tableOf: (title: string): string => `Table: ${title}`,
  copyTable: (title: string): string => `Copy the table: ${title}`,
  notCopied: 'The clipboard is out of reach.',
  allRows: (rows: number): string => `Show all ${inNumbers(rows)} rows`,

  low: 'unpleasant',
  high: 'pleasant',
  empty: 'nothing said',
};

/** "−1.5", "2": with a true minus, and as few digits as it takes. */
export function signed(value: number): string {
  const size = inNumbers(Math.abs(value));
  return value < 0 && size !== '0' ? `−${size}` : size;
}

/** The same with one digit after the point at most. */
export function roundly(value: number): string {
  return signed(Math.round(value * 10) / 10);
}
