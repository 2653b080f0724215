import { untrack } from 'svelte';
import { commands, type LogLine, type NewLine, type PlanItem, type Who } from '../ipc';
import { today } from '../shared/days';
import { blankLine, type TypedLine } from '../shared/plan/line';
import { planText as text } from '../text/plan';
import { Answer } from './answer.svelte';
import { changes } from './changes.svelte';
import { gate } from './gate.svelte';
import { HalfSaid, inLog } from './halfSaid.svelte';
import { links } from './links.svelte';
import { methods } from './methods.svelte';
import { notices } from './notices.svelte';

/** While a page is filled in it is saved every moment; what is said of it here can wait. */
const REST_MS = 700;

/** What is planned, and what came of it. */
class Plan {
  /** Goes up when a line of a log was noted or taken away: whoever shows lines asks again. */
  count = $state(0);
  readonly #items = new Answer<PlanItem[]>();
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** Everything planned; null until the first answer. */
  get items(): readonly PlanItem[] | null {
    return this.#items.value;
  }

  /** The same without what is for two, once that was set aside. */
  get shown(): readonly PlanItem[] | null {
    if (gate.remembered !== 'hidden') return this.items;
    return this.items?.filter(({ method }) => !methods.card(method)?.gated) ?? null;
  }

  /** Asks again. */
  refresh(): void {
    clearTimeout(this.#rest);
    this.#items.ask(commands.plan());
  }

  /** Asks again when nothing more has happened for a moment; at once as long as nothing is known. */
  refreshSoon(): void {
    // whoever asks again in an effect does not want to be asked again by the answer
    if (untrack(() => this.items) === null) return this.refresh();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.refresh(), REST_MS);
  }

  /** Forgets it: nothing shows it any more. */
  clear(): void {
    clearTimeout(this.#rest);
    this.#items.clear();
  }

  /** A line was noted or taken away. */
  changed(): void {
    this.count += 1;
    changes.count += 1;
    if (untrack(() => this.items) !== null) this.refresh();
  }
}

export const plan = new Plan();

/** A line that is being noted of something planned, with what was begun of it before. */
export function halfLine(entry: number): HalfSaid<TypedLine> {
  return new HalfSaid(inLog(entry), blankLine(today()));
}

/** Notes what came of something planned, and offers to undo it. Null if it was refused. */
export async function note(entry: number, line: NewLine): Promise<LogLine | null> {
  const noted = await add(entry, line);
  if (!noted) return null;
  const run = () => void remove(noted);
  notices.say(text.noted(noted.label), { label: text.undo, run });
  return noted;
}

/** Takes a line away, and offers to undo it. Tells whether it is gone. */
export async function takeAway(entry: number, line: LogLine): Promise<boolean> {
  if (!(await remove(line))) return false;
  notices.say(text.takenAway, { label: text.undo, run: () => void add(entry, line) });
  return true;
}

/** Lines that were noted anew, by the number that they had, so that an undo finds them still. */
const anew: Record<number, number> = {};

/** Says whose it was, or that it is not said. The line is noted anew before the other one goes. */
export async function sayWhose(entry: number, line: LogLine, who: Who | null): Promise<void> {
  const noted = await add(entry, { ...line, who });
  if (noted && (await remove(line))) anew[line.id] = noted.id;
}

async function add(entry: number, line: NewLine): Promise<LogLine | null> {
  const { day, outcome, who, note: words, during } = line;
  try {
    const noted = await commands.noteOutcome(entry, { day, outcome, who, note: words, during });
    // what was noted during a talk is linked with it
    if (during !== null) links.count += 1;
    plan.changed();
    return noted;
  } catch (refused) {
    notices.trouble(refused);
    return null;
  }
}

async function remove(line: LogLine): Promise<boolean> {
  let { id } = line;
  for (let now = anew[id]; now !== undefined; now = anew[id]) id = now;
  try {
    await commands.removeLine(id);
    plan.changed();
    return true;
  } catch (refused) {
    notices.trouble(refused);
    return false;
  }
}

/** What was noted of something planned during a talk. */
export interface Marked {
  entry: number;
  title: string;
  lines: LogLine[];
}

/** Everything that was noted during a talk: what is noted in it is linked with it. */
export async function markedDuring(talk: number): Promise<Marked[]> {
  const linked = (await commands.links(talk)).filter(({ outgoing, row }) => outgoing && row.method);
  const logs = await Promise.all(linked.map(({ row }) => commands.planLog(row.id)));
  return linked
    .map(({ row }, at) => ({
      ...{ entry: row.id, title: row.title.trim() || (row.method ?? '') },
      lines: (logs[at] ?? []).filter(({ during }) => during === talk),
    }))
    .filter(({ lines }) => lines.length > 0);
}
