import { events, type AppError, type LockReason } from './bindings';

export { commands } from './bindings';
export type * from './bindings';

/** Whether `thrown` is a refusal by the shell, with a code that `text/errors.ts` has words for. */
export function isAppError(thrown: unknown): thrown is AppError {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown;
}

/** Calls `drop` when the shell has locked the journal, just before it replaces the page. */
export function onLocked(drop: (reason: LockReason) => void): Promise<() => void> {
  return events.locked.listen((event) => drop(event.payload.reason));
}
