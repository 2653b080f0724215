import { commands, onBackedUp, type BackupPlace, type Backups } from '../ipc';
import { notices } from './notices.svelte';

const DAY = 24 * 60 * 60 * 1000;
/** A disk that is not connected is told after some days only: most are connected now and then. */
const PATIENCE = 7 * DAY;

/** What stands in the way of a place, if it is time to say so. */
export function worthTelling(place: BackupPlace, now: number): string | null {
  if (place.trouble === null) return null;
  const since = place.since ?? now;
  return place.trouble === 'place_missing' && now - since < PATIENCE ? null : place.trouble;
}

/** Where backups are kept and how that goes, for the whole window. */
class BackupsNow {
  /** Null until the first answer. */
  value = $state.raw<Backups | null>(null);
  /** The person has read what was told of these troubles. */
  #read = $state.raw<readonly string[]>([]);

  /** Codes of what should be told, each once. */
  get told(): readonly string[] {
    const now = Date.now();
    const codes = (this.value?.places ?? []).map((place) => worthTelling(place, now));
    const known = codes.filter((code): code is string => code !== null);
    return [...new Set(known)].filter((code) => !this.#read.includes(code));
  }

  read(code: string): void {
    this.#read = [...this.#read, code];
  }

  take(value: Backups): void {
    this.value = value;
  }

  async refresh(): Promise<void> {
    try {
      this.value = await commands.backups();
    } catch (refused) {
      notices.trouble(refused);
    }
  }

  /** Follows the backups that are made in the background. */
  follow(): () => void {
    const off = onBackedUp(() => void this.refresh());
    return () => void off.then((stop) => stop());
  }
}

export const backups = new BackupsNow();
