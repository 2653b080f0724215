import {
  commands,
  type Edges,
  type Families,
  type Grid,
  type MeasureCourse,
  type MoodLine,
  type NumberSeries,
  type PatternPage,
  type Rhythm,
  type WeekStart,
} from '../../ipc';
import type { Day } from '../../shared/days';
import { feltToday } from '../../shared/stretch';
import { Answer } from '../../state/answer.svelte';
import { changes } from '../../state/changes.svelte';
import { methods } from '../../state/methods.svelte';
import { around, beside, bounded, within, yearBefore, type Period } from './period';

/** What was felt in a period, for pictures. */
export interface Seen {
  period: Period;
  line: MoodLine;
  grid: Grid;
  families: Families;
  rhythm: Rhythm;
  edges: Edges;
  numbers: NumberSeries[];
  measures: MeasureCourse[];
}

/** The figures of a period. */
export interface Figures {
  period: Period;
  page: PatternPage;
}

/** Mood and its figures in the period that is compared with. */
export interface Other extends Figures {
  line: MoodLine;
}

/** Which period is compared with. */
export type Against = 'before' | 'year' | 'own';

/** What is looked at, for as long as the journal is open: going to an entry and back loses none of it. */
class Look {
  period = $state.raw<Period>(around('month', feltToday(), 'monday'));
  /** The day that was looked at last, so that a year leads back to the month that the person came from. */
  anchor: Day | null = null;
  /** Every check-in counts; if not, only planned ones. */
  all = $state(true);
  /** Tags are also set beside the day after. */
  nextDay = $state(false);
  against = $state<Against | null>(null);
  /** The other period, where it is of the person's own days. */
  otherDays = $state.raw<Period | null>(null);
  /** The number that lies beside mood. */
  number = $state<string | null>(null);

  readonly seen = new Answer<Seen>();
  readonly figures = new Answer<Figures>();
  readonly other = new Answer<Other>();
  /** The last day with a check-in at all; asked for where a period has none. */
  readonly last = new Answer<Day | ''>();

  #landmarks = $state(0);

  /** The places that the arrows stand on, by picture. */
  at = $state<Record<string, number>>({});
  /** What the person left from, as a selector, and how far down the page was. */
  left: string | null = null;
  scroll = 0;

  /** The period that is compared with, if there is one. */
  compared(start: WeekStart): Period | null {
    if (this.against === null) return null;
    if (this.against === 'own') return this.otherDays;
    if (!bounded(this.period)) return null;
    return this.against === 'before'
      ? beside(this.period, -1, start)
      : yearBefore(this.period, start);
  }

  // Ten years take a while to fetch and longer to draw again: whoever only comes back finds what was there.

  askSeen(sunday: boolean): void {
    const { period, all } = this;
    this.seen.askIfNew([...journal(), period, all, sunday], () => seen(period, all, sunday));
  }

  askFigures(sunday: boolean): void {
    const { period, all, nextDay } = this;
    this.figures.askIfNew([...journal(), this.#landmarks, period, all, sunday, nextDay], () =>
      figures(period, all, sunday, nextDay),
    );
  }

  /** `period`: none if nothing is compared. */
  askOther(period: Period | null, sunday: boolean): void {
    const { all } = this;
    if (period === null) return this.other.clear();
    // it is worked out anew each time
    const { kind, from, to } = period;
    this.other.askIfNew([...journal(), kind, from, to, all, sunday], () =>
      other(period, all, sunday),
    );
  }

  /** Days that divide a life have changed, and with them what is before and after. */
  landmarksChanged(): void {
    this.#landmarks += 1;
  }

  askLast(): void {
    this.last.ask(lastDay(this.all));
  }
}

/** What every answer depends on: the entries, and the names of methods and words. */
function journal(): readonly unknown[] {
  return [changes.count, methods.cards, methods.lists];
}

async function seen(period: Period, all: boolean, sunday: boolean): Promise<Seen> {
  const asked = within(period, all);
  const [line, grid, families, rhythm, edges, numbers, measures] = await Promise.all([
    commands.moodLine(asked, sunday),
    commands.moodGrid(asked),
    commands.wordFamilies(asked, sunday),
    commands.moodRhythm(asked),
    commands.moodEdges(asked),
    commands.numbers(asked),
    commands.measures(asked),
  ]);
  return { period, line, grid, families, rhythm, edges, numbers, measures };
}

async function figures(
  period: Period,
  all: boolean,
  sunday: boolean,
  nextDay: boolean,
): Promise<Figures> {
  const page = await commands.patterns({ within: within(period, all), sunday, nextDay });
  return { period, page };
}

async function other(period: Period, all: boolean, sunday: boolean): Promise<Other> {
  const [line, { page }] = await Promise.all([
    commands.moodLine(within(period, all), sunday),
    figures(period, all, sunday, false),
  ]);
  return { period, line, page };
}

async function lastDay(all: boolean): Promise<Day | ''> {
  const { days } = await commands.moodLine({ from: null, to: null, all }, false);
  return days.at(-1)?.day ?? '';
}

export const look = new Look();
