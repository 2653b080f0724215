import type { Moment } from '../../ipc';

/** This moment on this computer's clock, or the same time of another day. */
export function momentNow(day: string | null = null, now = new Date()): Moment {
  const two = (value: number) => String(value).padStart(2, '0');
  const today = `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
  const local = `${day ?? today}T${time}`;
  return { local, offset: offsetOf(local), zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}

/** Minutes east of UTC that this computer's clock is at a local time, summer time included. */
export function offsetOf(local: string): number {
  return -new Date(local).getTimezoneOffset();
}
