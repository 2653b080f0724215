import type { Country, Help, HelpLine } from '../../ipc';
import { addMonths, type Day } from '../days';

/** What a line is for. */
export type LineKind = 'emergency' | 'crisis' | 'abuse';

/** After so long numbers may have changed. */
const FRESH_MONTHS = 12;

/** The countries to choose from, without their parts. */
export function countriesOf({ countries }: Help): Country[] {
  return countries.filter((country) => country.part_of === '');
}

/** The parts of a country that have lines of their own. */
export function partsOf({ countries }: Help, code: string): Country[] {
  return countries.filter(({ part_of }) => part_of !== '' && part_of === code);
}

/** The country that `code` is, or is a part of. */
export function wholeOf({ countries }: Help, code: string): string {
  return countries.find((country) => country.code === code)?.part_of || code;
}

/** "New Zealand", "Scotland" */
export function nameOf({ countries }: Help, code: string): string {
  return countries.find((country) => country.code === code)?.name ?? code;
}

/**
 * The lines that answer in a place. In a part of a country, those of the whole are among them; in a
 * country of which no part was chosen, those of every part come last. What knows the place best comes
 * first for abuse; otherwise, what answers day and night does.
 */
export function linesFor(help: Help, code: string, kind: LineKind): HelpLine[] {
  const of = (place: string) =>
    help.lines.filter((line) => line.kind === kind && line.country === place);
  const whole = wholeOf(help, code);
  if (whole !== code) {
    return kind === 'abuse' ? [...of(code), ...of(whole)] : [...of(whole), ...of(code)];
  }
  return [...of(code), ...partsOf(help, code).flatMap((part) => of(part.code))];
}

/** The country of a language tag such as "en-NZ"; empty if it names none, or none that is listed. */
export function preselected(tag: string | undefined, { countries }: Help): string {
  if (!tag) return '';
  const { region } = new Intl.Locale(tag);
  return countries.some((country) => country.code === region) ? (region ?? '') : '';
}

/** The day of the oldest check among `lines`; null if there are none. */
export function oldestCheck(lines: readonly HelpLine[]): Day | null {
  return lines.map((line) => line.checked).sort()[0] ?? null;
}

/** Whether numbers that were checked on that day should be looked up again. */
export function isOld(checked: Day, today: Day): boolean {
  return addMonths(checked, FRESH_MONTHS) < today;
}

/** What copying a line puts on the clipboard: the number as a telephone takes it, or its page. */
export function toCopy({ dial, url }: HelpLine): string {
  return dial || url;
}
