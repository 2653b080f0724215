import { expect, test } from 'vitest';
import { refusal } from './tiers.js';

const at = (file) => `/app/ui/src/${file}`;

test.each([
  ['views/MainView.svelte', '../features/sidebar/Sidebar.svelte'],
  ['views/MainView.svelte', '../ipc'],
  ['features/search/Search.svelte', '../../state/app.svelte'],
  ['features/search/list/Row.svelte', '../Search.svelte'],
  ['features/search/Search.svelte', './Row.svelte'],
  ['state/app.svelte.ts', '../ipc'],
  ['ipc/index.ts', '@tauri-apps/api/core'],
  ['shared/Button.svelte', '../text/common'],
  ['App.svelte', './views/MainView.svelte'],
])('%s may import %s', (from, source) => {
  expect(refusal(at(from), source, false)).toBeNull();
});

test.each([
  ['features/search/Search.svelte', '../timeline/Timeline.svelte'],
  ['features/search/Search.svelte', '../../views/MainView.svelte'],
  ['state/app.svelte.ts', '../features/search/Search.svelte'],
  ['ipc/index.ts', '../state/app.svelte'],
  ['shared/Button.svelte', '../state/app.svelte'],
  ['text/errors.ts', '../ipc'],
  ['views/MainView.svelte', '@tauri-apps/api/core'],
  ['state/app.svelte.ts', '../App.svelte'],
])('%s must not import %s', (from, source) => {
  expect(refusal(at(from), source, false)).not.toBeNull();
});

test('the types of ipc are for everyone', () => {
  expect(refusal(at('text/errors.ts'), '../ipc', true)).toBeNull();
});
