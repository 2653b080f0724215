import { Channel, convertFileSrc } from '@tauri-apps/api/core';
import {
  commands,
  events,
  type AppError,
  type ChosenFile,
  type LockReason,
  type WorkProgress,
} from './bindings';

export { commands } from './bindings';
export { sendFile } from './send';
export type * from './bindings';

/** Whether `thrown` is a refusal by the shell, with a code that `text/errors.ts` has words for. */
export function isAppError(thrown: unknown): thrown is AppError {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown;
}

/** Where the page gets the picture of a page that is looked at before it is shared; `index` from 0. */
export function pageUrl(number: number, index: number): string {
  return convertFileSrc(`page-${String(number)}-${String(index)}`, 'picture');
}

/** The same as fine as a printer draws it. */
export function printUrl(number: number, index: number): string {
  return convertFileSrc(`print-${String(number)}-${String(index)}`, 'picture');
}

/** What a long work of the shell tells how far it is through. */
export type Progress = Channel<WorkProgress>;

/** A way for a long work to tell how far it is. */
export function progress(tell: (at: WorkProgress) => void): Progress {
  return new Channel(tell);
}

/** Calls `drop` when the shell has locked the journal, just before it replaces the page. */
export function onLocked(drop: (reason: LockReason) => void): Promise<() => void> {
  return events.locked.listen((event) => drop(event.payload.reason));
}

/** Calls `save` when the shell is about to lock, and tells it when that is done. It waits a moment, and no longer. */
export function onLeaving(save: () => Promise<unknown>): Promise<() => void> {
  return events.leaving.listen(() => void save().finally(() => void commands.pageSaved()));
}

/**
 * Follows files that are dragged over the window, where the page itself is given nothing of them: whether they
 * are over it, and what was let go.
 */
export function onDragged(
  over: (are: boolean) => void,
  dropped: (files: ChosenFile[]) => void,
): () => void {
  const offs = [
    events.dragged.listen((event) => over(event.payload.over)),
    events.dropped.listen((event) => dropped(event.payload.files)),
  ];
  return () => offs.forEach((off) => void off.then((stop) => stop()));
}

/** Where the page gets the picture of an attachment: a small one, or the file itself. Nothing is there while locked. */
export function pictureUrl(id: number, size: 'small' | 'whole' = 'small'): string {
  return convertFileSrc(`${size}-${String(id)}`, 'picture');
}

/** Calls `then` when something was noticed in the open journal. */
export function onNoticed(then: () => void): Promise<() => void> {
  return events.noticed.listen(() => then());
}

/** Calls `then` when a backup ended, well or not. */
export function onBackedUp(then: () => void): Promise<() => void> {
  return events.backedUp.listen(() => then());
}
