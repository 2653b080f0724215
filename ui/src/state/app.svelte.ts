import { commands, type AppState, type Phase, type Settings } from '../ipc';
import { readAhead } from './ahead';

const FIRST_SETTINGS: Settings = {
  theme: 'system',
  typeSize: 18,
  autoLockMinutes: 10,
  lockMinimised: false,
  hideKey: 'Ctrl+Shift+H',
  timeFormat: 'system',
  weekStart: 'monday',
  country: '',
  reminders: { on: false, times: [], quietFrom: '', quietTo: '' },
};

/** What the whole page knows of the shell: where the journal stands, and the person's settings. */
class App {
  phase = $state<Phase | 'starting'>('starting');
  /** The neutral page is up: the window says nothing of a journal. */
  covered = $state(false);
  /** It was locked because the page ended by itself, which nobody asked for. */
  pageEnded = $state(false);
  settings = $state<Settings>(FIRST_SETTINGS);
  vaultFolder = $state('');
  version = $state('');
  /** The versions of the storage engine. */
  engine = $state('');
  hasRecovery = $state<boolean | null>(null);
  /** The keychain of a computer opens the journal. */
  keychain = $state(false);
  /** Codes of what was noticed while opening, worded in `text/errors.ts`. */
  notices = $state<string[]>([]);
}

export const app = new App();

/** Takes over what the shell says of itself. */
export function take(state: AppState): void {
  app.phase = state.phase;
  app.covered = state.covered;
  app.pageEnded = state.pageEnded;
  app.engine = state.engine;
  app.settings = state.settings;
  app.vaultFolder = state.vaultFolder;
  app.version = state.version;
  app.hasRecovery = state.hasRecovery;
  app.keychain = state.keychain;
  app.notices = state.notices;
}

/** Asks the shell how things stand, and shows the screen that follows from it. */
export async function refresh(): Promise<void> {
  const state = await commands.appState();
  if (state.phase === 'unlocked' && app.phase !== 'unlocked') await readAhead();
  take(state);
}

/** Changes some settings; what the shell stored is what counts. */
export async function saveSettings(patch: Partial<Settings>): Promise<void> {
  app.settings = await commands.setSettings({ ...$state.snapshot(app.settings), ...patch });
}
