import type { Happened } from '../../ipc';

/** What happened in one month, the latest first. */
export interface Month {
  /** "2026-11" */
  month: string;
  happened: Happened[];
}

/** What followed from the latest breach, which comes right after it. */
export function sinceBreach(history: readonly Happened[]): Happened[] {
  const at = history.findLastIndex(({ kind }) => kind === 'breach');
  return at < 0 ? [] : history.slice(at + 1);
}

const sameAction = (a: Happened, b: Happened | undefined): boolean =>
  b !== undefined && a.what === b.what && a.at?.map === b.at?.map && a.at?.step === b.at?.step;

/**
 * History as it is told, the latest day first. To change what is noted with a tick it is taken back
 * and made again; that is told as one tick, unless there were words with the first one.
 */
export function told(history: readonly Happened[]): Happened[] {
  const kept: Happened[] = [];
  for (const [at, one] of history.entries()) {
    const next = history[at + 1];
    const again = one.kind === 'untick' && next?.kind === 'tick' && sameAction(one, next);
    if (!again) {
      kept.push(one);
      continue;
    }
    const before = kept.at(-1);
    const bare = before?.kind === 'tick' && before.note === '' && before.entry === null;
    if (bare && sameAction(one, before)) kept.pop();
  }
  // of one day in the order in which it was noted, the latest first
  return kept.reverse().sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

/** The same by months. */
export function byMonth(happened: readonly Happened[]): Month[] {
  const months: Month[] = [];
  for (const one of happened) {
    const month = one.day.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.happened.push(one);
    else months.push({ month, happened: [one] });
  }
  return months;
}
