import type { Gate } from '../ipc';

/** The answers to the safety questions. */
export type GateChoice = 'none' | 'some' | 'not_sure' | 'rather_not';

/** What follows from the answers. */
export interface Outcome {
  /**
   * `clear`: go on. `theirs`: what two people do together is put away. `own`: the same, for what the
   * person did. `theirsAndOwn`: for both. `free`: nothing was said, so the person decides.
   */
  kind: 'clear' | 'theirs' | 'own' | 'theirsAndOwn' | 'free';
  /** Something was ticked that is a sign of great danger. */
  danger: boolean;
}

/** What follows from the choice and the ticks. A tick counts more than the choice beside it. */
export function outcomeOf(gate: Gate, choice: GateChoice, ticked: readonly string[]): Outcome {
  const items = gate.items.filter(({ id }) => ticked.includes(id));
  const own = items.some((item) => item.own);
  const theirs =
    items.some((item) => !item.own) || choice === 'not_sure' || (choice === 'some' && !own);
  const danger = items.some((item) => item.danger);
  if (theirs) return { kind: own ? 'theirsAndOwn' : 'theirs', danger };
  if (own) return { kind: 'own', danger };
  return { kind: choice === 'none' ? 'clear' : 'free', danger };
}
