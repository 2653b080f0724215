import {
  commands,
  type Field,
  type JourneyView,
  type Method,
  type MethodCard,
  type Summary,
} from '../../ipc';

/** What was rated before and after with one method. */
export interface Rated {
  method: string;
  name: string;
  changes: RatedChange[];
}

export interface RatedChange {
  label: string;
  before: number;
  after: number;
  later: number | null;
  n: number;
  /** The ends of what could be rated. */
  min: number;
  max: number;
}

/** Feelings and beliefs; scales say their own. */
const STRENGTH = { min: 0, max: 100 };

/** Everything that was rated twice, by method. */
export async function rated(cards: readonly MethodCard[]): Promise<Rated[]> {
  const filled = cards.filter(({ counts, filled }) => counts && filled > 0);
  const all = await Promise.all(
    filled.map(async (card): Promise<Rated> => {
      const summary = await commands.summary(card.id);
      if (summary.changes.length === 0) return { method: card.id, name: card.name, changes: [] };
      const method = await commands.method(card.id, null);
      return { method: card.id, name: card.name, changes: changesOf(summary, method) };
    }),
  );
  return all.filter(({ changes }) => changes.length > 0);
}

export function changesOf({ changes }: Summary, method: Method): RatedChange[] {
  const fields = method.sections.flatMap((section) => section.fields);
  const of = (id: string): Field | undefined => fields.find((field) => field.id === id);
  return changes.map(({ field, fieldLabel, label, before, after, later, n }) => {
    const named = of(field);
    const first = named?.of ? of(named.of) : named;
    const range =
      first?.kind === 'scale' ? { min: first.min ?? 0, max: first.max ?? STRENGTH.max } : STRENGTH;
    return { label: label || fieldLabel, before, after, later, n, ...range };
  });
}

/** Every path that has an answer to one of its questions. */
export async function paths(): Promise<JourneyView[]> {
  const cards = await commands.journeys();
  const views = await Promise.all(cards.map(({ id }) => commands.journey(id)));
  return views.filter(({ questions }) => questions.some(({ given }) => given.length > 0));
}
