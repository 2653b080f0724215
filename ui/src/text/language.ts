/**
 * The person's language, for `Intl`; undefined for its own default. Where no language is set, WebKit
 * names the "C" locale, which `Intl` refuses.
 */
export function language(): string | undefined {
  const named = globalThis.navigator?.language;
  if (!named) return undefined;
  try {
    return Intl.getCanonicalLocales(named)[0];
  } catch {
    return undefined;
  }
}
