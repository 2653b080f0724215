import { beforeEach, expect, test, vi } from 'vitest';
import type { Filter, Page } from '../ipc';

const shell = vi.hoisted(() => ({
  asked: 0,
  refuse: false,
  timeline: (): Promise<Page> => {
    shell.asked += 1;
    if (shell.refuse) return Promise.reject(new Error('no'));
    return Promise.resolve({ rows: [], next: String(shell.asked) });
  },
}));
vi.mock('../ipc', () => ({ commands: shell }));

const { FIRST_ROWS, forgetAhead, readAhead, timeline } = await import('./ahead');
const { changes } = await import('./changes.svelte');

const ALL: Filter = { from: null, to: null, tags: [], starred: false, methods: [] };
const newest = () => timeline(ALL, null, FIRST_ROWS);

beforeEach(() => {
  forgetAhead();
  shell.asked = 0;
  shell.refuse = false;
});

test('what was read ahead is given once', async () => {
  await readAhead();
  expect((await newest()).next).toBe('1');
  expect((await newest()).next).toBe('2');
});

test('rows of another kind are asked for, and what was read ahead is no longer the newest then', async () => {
  await readAhead();
  expect((await timeline({ ...ALL, starred: true }, null, FIRST_ROWS)).next).toBe('2');
  expect((await newest()).next).toBe('3');
});

test('what has changed since, was locked away or was refused is asked for again', async () => {
  await readAhead();
  changes.tell({ kind: 'tags' });
  expect((await newest()).next).toBe('2');
  await readAhead();
  forgetAhead();
  expect((await newest()).next).toBe('4');
  shell.refuse = true;
  await readAhead();
  shell.refuse = false;
  expect((await newest()).next).toBe('6');
});
