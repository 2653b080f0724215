import type { Action } from '../../state/actions.svelte';
import { app, saveSettings } from '../../state/app.svelte';
import { browse, copied, narrows } from '../../state/browse.svelte';
import { help } from '../../state/help.svelte';
import { nav, type View } from '../../state/nav.svelte';
import { notices } from '../../state/notices.svelte';
import { hide, lock } from '../../state/session';
import { backupsText } from '../../text/backups';
import { bringInText } from '../../text/bringIn';
import { paletteText as text } from '../../text/palette';
import { open } from './open.svelte';

const VIEWS: { view: View; keys?: string; also: string }[] = [
  { view: 'timeline', also: 'home list entries' },
  {
    view: 'path',
    also: 'steps journey forgiveness checklist repair trust reconcile maps walking away questions',
  },
  {
    view: 'plan',
    also: 'agreements promises boundaries goals routines review kept slipped due today',
  },
  {
    view: 'feelings',
    also: 'mood chart graph pictures patterns statistics trends words sleep landmarks year pixels',
  },
  {
    view: 'share',
    also: 'therapist session pack report export pdf print summary names black out redact',
  },
  { view: 'guides', also: 'methods prompts thought record questions measures help me write' },
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
    {
      id: 'path.begin',
      group: 'write',
      label: text.beginPath,
      also: 'new journey steps checklist start relationship',
      run: beginPath,
    },
    {
      id: 'back',
      group: 'go',
      label: text.lookBack,
      also: 'review week month year on this day hard summary',
      run: () => nav.show({ kind: 'back', span: null, day: null }),
    },
    {
      id: 'tags',
      group: 'go',
      label: text.lookAfterTags,
      also: 'groups colours rename merge labels',
      run: () => nav.show({ kind: 'tags' }),
    },
    {
      id: 'gallery',
      group: 'go',
      label: text.photos,
      also: 'photos gallery images attachments files',
      run: () => nav.show({ kind: 'gallery' }),
    },
    {
      id: 'bringIn',
      group: 'go',
      label: bringInText.offer,
      also: 'import day one daylio jrnl joplin obsidian csv archive restore undo',
      run: () => nav.bringIn(),
    },
    {
      id: 'bring-back',
      group: 'go',
      label: backupsText.pickTitle,
      also: 'backup restore deleted lost earlier copy undo',
      run: () => nav.bringBack(),
    },
    {
      id: 'take-out',
      group: 'go',
      label: text.takeOut,
      also: 'export archive backup zip pdf html markdown csv json save download leave',
      run: takeOut,
    },
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
    {
      id: 'help',
      group: 'safety',
      label: text.helpLines,
      keys: help.key,
      also: 'crisis emergency numbers lines safety plan call suicide abuse',
      run: () => help.show(),
    },
    {
      id: 'unsafe',
      group: 'safety',
      label: text.unsafe,
      also: 'danger afraid threatened hurt myself suicide',
      run: () => help.show(),
    },
    ...(['breathe', 'ground'] as const).map((kind) => ({
      id: kind,
      group: 'safety' as const,
      label: text[kind],
      also: 'calm panic slow five senses grounding breathing',
      run: () => nav.show({ kind }),
    })),
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

/** Those that the timeline is narrowed to, or everything. */
function takeOut(): void {
  const narrowed = nav.view === 'timeline' && narrows(browse.filter);
  nav.takeOut(narrowed ? { filter: copied(browse.filter) } : {});
}

function beginPath(): void {
  nav.go('path');
  nav.show({ kind: 'journey', id: null });
}

function toggle(): void {
  open.list = open.list === 'actions' ? null : 'actions';
}
