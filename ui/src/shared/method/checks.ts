import type { Check } from '../../ipc';

/** The advice that fits a text, each piece once. */
export function advice(checks: readonly Check[], text: string): string[] {
  const words = spaced(text);
  const begins = (start: string) => start !== NOTHING && words.startsWith(start);
  const holds = (part: string) => part !== NOTHING && words.includes(part);
  const fits = ({ starts, has }: Check) =>
    starts.map(spaced).some(begins) || has.map(spaced).some(holds);
  return [...new Set(checks.filter(fits).map(({ say }) => say))];
}

const NOTHING = ' ';

/** The words of a text with one blank before and after each, so that only whole ones are found. */
function spaced(text: string): string {
  const words = text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{M}\p{N}']+/gu);
  return words === null ? NOTHING : ` ${words.join(' ')} `;
}
