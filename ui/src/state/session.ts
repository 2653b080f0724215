import { commands } from '../ipc';
import { forgetAhead } from './ahead';
import { app } from './app.svelte';
import { asking } from './asking.svelte';
import { browse } from './browse.svelte';
import { nav } from './nav.svelte';
import { notices } from './notices.svelte';
import { UNSAVED } from '../text/lock';

const TOUCH_EVERY_MS = 10_000;
/** How long hiding waits for the last save. */
const HASTE_MS = 1_000;

const flushers = new Set<() => Promise<unknown>>();
let touched = 0;

/**
 * Has `flush` done before the journal is locked from here: whoever holds unsaved text offers it. It
 * rejects when the text could not be saved.
 */
export function beforeLock(flush: () => Promise<unknown>): () => void {
  flushers.add(flush);
  return () => flushers.delete(flush);
}

/** Writes down everything that is pending; whether all of it was saved. */
export async function flushAll(): Promise<boolean> {
  const results = await Promise.allSettled([...flushers].map((flush) => flush()));
  return results.every((result) => result.status === 'fulfilled');
}

/** Saves what is pending and locks; asks first when something could not be saved. */
export async function lock(): Promise<void> {
  if (!(await flushAll()) && !(await asking.ask(UNSAVED))) return;
  await commands.lock();
  drop();
}

/**
 * Clears the screen at once, then saves, locks and takes the window away. Whoever hides is in haste
 * for a reason: nothing is asked, even when the last words could not be saved.
 */
export async function hide(): Promise<void> {
  const pending = flushAll();
  app.covered = true;
  await Promise.race([pending, new Promise((resolve) => setTimeout(resolve, HASTE_MS))]);
  await commands.hideAndLock();
  if (app.phase === 'unlocked') drop();
}

/**
 * The journal is about to be locked by something outside of this page. Nobody may read it any more, and what was
 * typed is saved; nothing is asked.
 */
export async function leave(): Promise<void> {
  document.documentElement.style.visibility = 'hidden';
  await flushAll();
}

/** Takes the neutral page down; the locked door is behind it. */
export async function uncover(): Promise<void> {
  await commands.uncover();
  app.covered = false;
}

/** Forgets everything that belongs to the open journal. */
export function drop(): void {
  app.phase = 'locked';
  app.pageEnded = false;
  app.notices = [];
  forgetAhead();
  nav.reset();
  browse.reset();
  notices.reset();
  asking.answer(false);
}

/** Tells the shell that someone is here, at most every ten seconds. */
export function touch(now: number): void {
  if (now - touched < TOUCH_EVERY_MS) return;
  touched = now;
  commands.touch().catch(() => undefined);
}
