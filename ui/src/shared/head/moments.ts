/** A date as it is typed where there is no calendar to pick from: "2026-3-9" is 2026-03-09. Null for none. */
export function readDate(text: string): string | null {
  const [, year = '', month = '', day = ''] =
    /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const made = new Date(`${date}T00:00:00Z`);
  // A day that a month lacks would silently become one of the next month.
  return Number.isNaN(made.getTime()) || made.toISOString().slice(0, 10) !== date ? null : date;
}

/** A time of day as it is typed: "9:05", "09.05" and "09:05:00" are 09:05. Null for none. */
export function readTime(text: string): string | null {
  const [, hours = '', minutes = ''] = /^\s*(\d{1,2})[:.](\d{2})(?::\d{2})?\s*$/.exec(text) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes}`;
}
