import type { LogLine } from '../../ipc';

/** Lines of one month. */
export interface Month {
  /** Its first day. */
  day: string;
  lines: readonly LogLine[];
}

/** Lines by month, in the order in which they come. */
export function months(lines: readonly LogLine[]): Month[] {
  const all: { day: string; lines: LogLine[] }[] = [];
  for (const line of lines) {
    const day = `${line.day.slice(0, 7)}-01`;
    const last = all.at(-1);
    if (last?.day === day) last.lines.push(line);
    else all.push({ day, lines: [line] });
  }
  return all;
}
