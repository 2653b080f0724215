import type { Action } from '../../state/actions.svelte';
import { app, saveSettings } from '../../state/app.svelte';
import { nav, type View } from '../../state/nav.svelte';
import { notices } from '../../state/notices.svelte';
import { hide, lock } from '../../state/session';
import { paletteText as text } from '../../text/palette';
import { open } from './open.svelte';

const VIEWS: { view: View; keys?: string; also: string }[] = [
  { view: 'timeline', also: 'home list entries' },
  { view: 'search', keys: 'Mod+F', also: 'find' },
  { view: 'calendar', also: 'days month' },
  { view: 'bin', also: 'trash deleted' },
  { view: 'settings', keys: 'Mod+,', also: 'preferences options passphrase recovery' },
];

const THEMES = ['system', 'light', 'dark'] as const;

const trouble = (thrown: unknown) => notices.trouble(thrown);

/** What can be done from everywhere in the open journal. */
export function everywhere(): Action[] {
  return [
    { id: 'write', group: 'write', label: text.write, keys: 'Mod+N', run: () => nav.write() },
    ...VIEWS.map(({ view, keys, also }) => ({
      id: `go.${view}`,
      group: 'go' as const,
      label: text[view],
      keys,
      also,
      run: () => nav.go(view),
    })),
    { id: 'palette', group: 'go', label: text.palette, keys: 'Mod+K', run: toggle },
    {
      id: 'lock',
      group: 'safety',
      label: text.lock,
      keys: 'Mod+L',
      also: 'close leave',
      run: () => void lock().catch(trouble),
    },
    {
      id: 'hide',
      group: 'safety',
      label: text.hide,
      keys: app.settings.hideKey,
      also: 'panic away',
      run: () => void hide().catch(trouble),
    },
    ...THEMES.map((theme) => ({
      id: `theme.${theme}`,
      group: 'look' as const,
      label: text.themes[theme],
      also: 'theme mode',
      run: () => void saveSettings({ theme }).catch(trouble),
    })),
    {
      id: 'shortcuts',
      group: 'help',
      label: text.shortcuts,
      keys: '?',
      also: 'keys help',
      run: () => (open.list = 'shortcuts'),
    },
  ];
}

function toggle(): void {
  open.list = open.list === 'actions' ? null : 'actions';
}
