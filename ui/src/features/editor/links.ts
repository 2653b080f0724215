/**
 * Which links may be opened. Everything else that looks like a link is shown as the text it is.
 */

const OPENABLE = new Set(['http:', 'https:', 'mailto:']);
const LONGEST = 2048;
const EMAIL = /^[^\s@<>:/\\]+@[^\s@<>:/\\]+\.[^\s@<>:/\\.]+$/u;
/** Whitespace and invisible characters: browsers drop some of them silently, which hides a scheme. */
const INVISIBLE = /[\s\p{Cc}\p{Cf}]/u;

/**
 * The address to ask about for a link target as it stands in the text, or null when it may not be
 * opened. A bare `www.…` gets https, a bare e-mail address gets mailto.
 */
export function openableUrl(target: string): string | null {
  if (target === '' || target.length > LONGEST || INVISIBLE.test(target)) return null;
  const url = parsed(withScheme(target));
  if (!url || !OPENABLE.has(url.protocol)) return null;
  // "https://friend@elsewhere" reads as one place and opens another.
  if (url.username !== '' || url.password !== '') return null;
  return url.href;
}

function withScheme(target: string): string | null {
  if (/^(https?:\/\/|mailto:)/i.test(target)) return target;
  if (/^www\./i.test(target)) return `https://${target}`;
  if (EMAIL.test(target)) return `mailto:${target}`;
  return null;
}

function parsed(target: string | null): URL | null {
  try {
    return target === null ? null : new URL(target);
  } catch {
    return null;
  }
}
