// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { LogLine, NewLine } from '../ipc';
import { notices } from './notices.svelte';
import { markedDuring, note, sayWhose, takeAway } from './plan.svelte';

/** The log at the other end of the border. */
let lines: (LogLine & { entry: number })[] = [];
let ids = 0;

function invoke(command: string, given: Record<string, unknown> = {}): Promise<unknown> {
  const entry = Number(given['entry']);
  switch (command) {
    case 'note_outcome': {
      const line = { ...(given['line'] as NewLine), id: ++ids, label: 'Kept' };
      lines = [{ ...line, entry }, ...lines];
      return Promise.resolve(line);
    }
    case 'remove_line':
      lines = lines.filter(({ id }) => id !== given['id']);
      return Promise.resolve(null);
    case 'plan_log':
      return Promise.resolve(lines.filter((line) => line.entry === entry));
    case 'links':
      return Promise.resolve([
        { row: { id: 7, title: 'Ours', method: 'An agreement' }, quote: '', outgoing: true },
        { row: { id: 8, title: 'Free', method: null }, quote: '', outgoing: true },
        { row: { id: 9, title: 'Before', method: 'An agreement' }, quote: '', outgoing: false },
      ]);
    default:
      return Promise.resolve([]);
  }
}

const LINE: NewLine = {
  ...{ day: '2026-11-22', outcome: 'kept', who: null, note: 'So.', during: null },
};
const undo = async () => {
  notices.list.at(-1)?.action?.run();
  await new Promise((resolve) => setTimeout(resolve, 0));
};

beforeEach(() => {
  lines = [];
  notices.reset();
  Object.assign(window, { __TAURI_INTERNALS__: { invoke } });
});

describe('a line', () => {
  it('is noted, and undone', async () => {
    await note(7, LINE);
    expect(lines).toMatchObject([{ entry: 7, outcome: 'kept', note: 'So.' }]);
    await undo();
    expect(lines).toEqual([]);
  });

  it('is undone also when whose it was has been said meanwhile', async () => {
    const noted = await note(7, LINE);
    if (noted) await sayWhose(7, noted, 'me');
    expect(lines).toMatchObject([{ who: 'me', note: 'So.' }]);
    if (lines[0]) await sayWhose(7, lines[0], null);
    expect(lines).toMatchObject([{ who: null }]);
    await undo();
    expect(lines).toEqual([]);
  });

  it('that is taken away comes back as it was', async () => {
    const noted = await note(7, { ...LINE, who: 'them', during: 3 });
    if (noted) await takeAway(7, noted);
    expect(lines).toEqual([]);
    await undo();
    expect(lines).toMatchObject([{ entry: 7, who: 'them', during: 3, note: 'So.' }]);
  });
});

it('what was marked during a talk is found by its links', async () => {
  await note(7, { ...LINE, during: 3 });
  await note(7, LINE);
  await note(9, { ...LINE, during: 3 });
  const marked = await markedDuring(3);
  expect(marked).toMatchObject([{ entry: 7, title: 'Ours', lines: [{ during: 3 }] }]);
  expect(marked[0]?.lines).toHaveLength(1);
});
