import type { Day } from '../../shared/days';
import type { Span } from '../../shared/stretch';

/** What the person looked back on last, for when they come back. */
class Left {
  span = $state<Span>('week');
  /** Null for now. */
  day = $state<Day | null>(null);
}

export const left = new Left();
