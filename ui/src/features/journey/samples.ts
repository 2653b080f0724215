/** A path to test with, and a shell that answers as the journal does. */
import { vi } from 'vitest';
import type { ActionView, Happened, JourneyCard, StepCard, StepView } from '../../ipc';

export const AT = { map: 'seven-steps', step: 'step_plan' };
const MOMENT = { local: '2026-11-22T18:00:00', offset: 0, zone: 'Europe/Lisbon' };

export function journey(more: Partial<JourneyCard> = {}): JourneyCard {
  return {
    ...{ id: 1, name: 'M.', role: 'hurt', map: 'The seven steps', archived: false },
    ...{ firstWeeks: false, gate: null, open: [], last: '2026-11-22' },
    ...more,
  };
}

export function stepCard(more: Partial<StepCard> = {}): StepCard {
  return {
    ...{ at: AT, name: 'Making a plan', purpose: 'What it is for.', status: 'exploring' },
    ...{ since: '2026-11-20', paused: false, closed: false, gated: false, optional: false },
    ...{ waits: false },
    ...more,
  };
}

export function action(id: string, more: Partial<ActionView> = {}): ActionView {
  return { id, text: `Do ${id}`, own: false, other: false, ticked: null, ...more };
}

export function happened(id: number, more: Partial<Happened> = {}): Happened {
  return {
    ...{ id, kind: 'note', day: '2026-11-22', noted: MOMENT, at: AT, step: 'Making a plan' },
    ...{ what: '', label: '', note: '', entry: null, title: '' },
    ...more,
  };
}

export function step(more: Partial<StepView> = {}): StepView {
  return {
    ...{ card: stepCard(), map: 'The seven steps', done: 'It is written.', revisit: [] },
    ...{
      conditions: [],
      endings: [],
      ending: '',
      reason: '',
      byBreach: false,
      actions: [],
      prompts: [],
    },
    ...{ methods: [], pages: [], entries: [], elsewhere: [], history: [] },
    ...more,
  };
}

/** The other side of the border: answers by command, and what was asked of it. */
export function shell(answers: Record<string, (given: never) => unknown>) {
  const invoke = vi.fn((command: string, given?: unknown) =>
    Promise.resolve(answers[command]?.(given as never) ?? null),
  );
  Object.assign(window, { __TAURI_INTERNALS__: { invoke } });
  return {
    /** What was given with each call of a command. */
    asked: (name: string) =>
      invoke.mock.calls.filter(([command]) => command === name).map(([, given]) => given),
  };
}
