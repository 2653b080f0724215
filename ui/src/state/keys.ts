const MODIFIERS = ['Control', 'Shift', 'Alt', 'Meta'];

/** Whether this is a Mac, where Cmd does what Ctrl does elsewhere. */
export const mac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');

interface Chord {
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  meta: boolean;
  key: string;
}

/** Reads "Ctrl+Shift+H", "Mod+K", "F9" or "?". */
function parse(keys: string, onMac: boolean): Chord {
  const parts = keys.split('+').map((part) => part.trim());
  const key = parts.pop() || '+';
  const has = (name: string) => parts.includes(name);
  return {
    ctrl: has('Ctrl') || (has('Mod') && !onMac),
    alt: has('Alt'),
    shift: has('Shift'),
    meta: has('Meta') || (has('Mod') && onMac),
    key: key.toLowerCase(),
  };
}

function isTyping(target: EventTarget | null): boolean {
  if (typeof HTMLElement === 'undefined' || !(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

/** Whether `event` is a press of `keys`. A bare character counts only outside of text fields. */
export function matches(keys: string, event: KeyboardEvent, onMac = mac): boolean {
  const chord = parse(keys, onMac);
  if (event.ctrlKey !== chord.ctrl || event.altKey !== chord.alt || event.metaKey !== chord.meta) {
    return false;
  }
  const bare = chord.key.length === 1 && !chord.ctrl && !chord.alt && !chord.meta;
  if (bare) return event.key.toLowerCase() === chord.key && !isTyping(event.target);
  return event.shiftKey === chord.shift && event.key.toLowerCase() === chord.key;
}

/** The pressed keys written as a setting ("Ctrl+Shift+H"); null while only modifiers are held. */
export function written(event: KeyboardEvent): string | null {
  if (MODIFIERS.includes(event.key)) return null;
  const parts = [
    event.ctrlKey && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    event.metaKey && 'Meta',
    event.key.length === 1 ? event.key.toUpperCase() : event.key,
  ];
  return parts.filter(Boolean).join('+');
}

/** Whether `keys` may hide the app: a function key, or a chord that no one types by accident. */
export function canHide(keys: string): boolean {
  const chord = parse(keys, false);
  if (/^f([1-9]|1[0-2])$/.test(chord.key)) return true;
  return (chord.ctrl || chord.alt || chord.meta) && /^[a-z0-9]$/.test(chord.key);
}

/** The keys as the person reads them: ["Ctrl", "K"], or ["⌘", "K"] on a Mac. */
export function shown(keys: string, onMac = mac): string[] {
  const names: Record<string, string> = onMac
    ? { Mod: '⌘', Meta: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' }
    : { Mod: 'Ctrl', Meta: 'Super' };
  return keys.split('+').map((part) => names[part] ?? part);
}
