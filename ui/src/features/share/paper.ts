import type { Paper } from '../../ipc';

/** Where letters are written on paper of 8.5 by 11 inches. */
const LETTER = ['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE', 'GT', 'CR', 'PA', 'DO', 'SV', 'NI', 'PR'];

/** What paper is usual where the person is, as far as the language of the computer says it. */
export function usualPaper(languages: readonly string[] = navigator.languages): Paper {
  const regions = languages.map((tag) => /-([A-Z]{2})\b/.exec(tag)?.[1]);
  return LETTER.includes(regions.find((region) => region !== undefined) ?? '') ? 'letter' : 'a4';
}
