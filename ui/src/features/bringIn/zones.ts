/** The zones that a person can choose from, `here` always among them. */
export function zones(here: string): string[] {
  const all = Intl.supportedValuesOf('timeZone');
  return all.includes(here) ? all : [here, ...all];
}

/** "Europe/Lisbon", to be read. */
export function zoneName(zone: string): string {
  return zone.replaceAll('_', ' ');
}
