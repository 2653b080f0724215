/** Longest duration: a day. */
export const MOST_MINUTES = 24 * 60;

const HOURS = '(?:h|hr|hrs|hour|hours)';
const MINUTES = '(?:m|min|mins|minute|minutes)';
/** "7:30", "7h30", "7 h 30 min", "7 h". */
const PARTS = new RegExp(`^(\\d{1,4})(?::|${HOURS})(?:(\\d{1,2})${MINUTES}?)?$`);
/** "450 min". */
const WHOLE = new RegExp(`^(\\d{1,4})${MINUTES}$`);
/** "7.5", "7,25 h". */
const DECIMAL = new RegExp(`^(\\d{1,3})(?:\\.(\\d{1,2}))?${HOURS}?$`);

/** How many minutes a typed length of time is; null if it is none, or longer than a day. */
export function readDuration(typed: string): number | null {
  const plain = typed.toLowerCase().replace(/\s+/gu, '').replace(',', '.');
  const minutes = inParts(plain) ?? inMinutes(plain) ?? inHours(plain);
  return minutes !== null && minutes <= MOST_MINUTES ? minutes : null;
}

/** A length of time as it is typed: "7:30". */
export function typedDuration(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function inParts(plain: string): number | null {
  const [all, hours = '', minutes = '0'] = PARTS.exec(plain) ?? [];
  if (all === undefined || all.endsWith(':') || Number(minutes) > 59) return null;
  return Number(hours) * 60 + Number(minutes);
}

function inMinutes(plain: string): number | null {
  const [all, minutes = ''] = WHOLE.exec(plain) ?? [];
  return all === undefined ? null : Number(minutes);
}

/** Without the roundings of fractions: 7.35 hours are 735 hundredths. */
function inHours(plain: string): number | null {
  const [all, hours = '', part = ''] = DECIMAL.exec(plain) ?? [];
  if (all === undefined) return null;
  return Math.floor((Number(hours + part.padEnd(2, '0')) * 60 + 50) / 100);
}
