import { commands, type Help } from '../ipc';
import { preselected } from '../shared/help/lines';
import { language } from '../text/language';
import { app, saveSettings } from './app.svelte';
import { notices } from './notices.svelte';

/** The key that opens Help on every screen. */
export const HELP_KEY = 'F1';

/** Why Help is open: it was asked for, or an answer in a questionnaire brought it. */
export type Why = 'asked' | 'answer';

/** Help, from every screen. It needs no open journal and no network, and stands in nobody's way. */
class HelpAtHand {
  /** Null while it is closed. */
  why = $state<Why | null>(null);
  /** The lines of all countries; null until they were read. */
  list = $state.raw<Help | null>(null);

  show(why: Why = 'asked'): void {
    this.why = why;
    this.load();
  }

  close(): void {
    this.why = null;
  }

  /** Reads the lines, once. */
  load(): void {
    if (this.list) return;
    commands.help().then(
      (list) => (this.list = list),
      (thrown: unknown) => notices.trouble(thrown),
    );
  }

  /** The country whose lines are shown: the chosen one, or that of the desktop's language. */
  get country(): string {
    if (app.settings.country) return app.settings.country;
    return this.list ? preselected(language(), this.list) : '';
  }

  /** Nobody has chosen the country yet. */
  get guessed(): boolean {
    return app.settings.country === '';
  }

  choose(country: string): void {
    app.settings.country = country;
    saveSettings({ country }).catch((thrown: unknown) => notices.trouble(thrown));
  }

  /** The key, unless it was chosen for hiding, which goes first. */
  get key(): string | undefined {
    return app.settings.hideKey === HELP_KEY ? undefined : HELP_KEY;
  }
}

export const help = new HelpAtHand();
