// @vitest-environment jsdom
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, FilledDraft } from '../../ipc';
import { field, method, option, section, when } from '../../shared/method/samples';
import { app } from '../../state/app.svelte';
import { changes } from '../../state/changes.svelte';
import { Sheet } from './sheet.svelte';

const affect = field('affect', 'affect', { required: true });
const line = field('line', 'text');
const why = field('why', 'choice', {
  options: [option('self_started'), option('prompted')],
  occasion: true,
});
const quick = method(
  [
    section('now', [affect, field('words', 'emotions')]),
    section('around', [
      line,
      why,
      field('hint', 'text', { show_if: when('line', { answered: true }) }),
    ]),
    section('since', [field('later', 'text')], { later: true }),
  ],
  { id: 'quick', quick: true },
);
const place: Answer = { kind: 'affect', value: { pleasant: -2, energy: 3 } };
const chose = (id: string): Answer => ({
  kind: 'choices',
  value: { ids: [id], own: [], none: false },
});
const ENTRY = {
  ...{ id: 4, title: 'The harbour' },
  moment: { local: '2026-11-20T08:00:10', offset: 60, zone: 'Europe/Madrid' },
};

let kept: string | null = null;
let drafts: FilledDraft[] = [];
let linked: unknown[] = [];
let refuses = false;
let closing: (() => void)[] = [];

/** A check-in on the page, with what was left of it. */
async function open(entry: typeof ENTRY | null = null, occasion = 'self_started') {
  const sheet = new Sheet(quick, occasion, entry);
  const close = $effect.root(() => sheet.half.watch());
  closing.push(close);
  flushSync();
  await vi.advanceTimersByTimeAsync(0);
  // as between one key and the next
  const leave = () => {
    flushSync();
    close();
  };
  return { sheet, close: leave };
}
const rest = () => vi.advanceTimersByTimeAsync(1000);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T18:30:05') });
  app.phase = 'unlocked';
  flushSync();
  kept = null;
  drafts = [];
  linked = [];
  refuses = false;
  const invoke = (command: string, given: Record<string, unknown>) => {
    if (command === 'half_said') return Promise.resolve(kept);
    if (command === 'keep_half_said') kept = given['words'] as string | null;
    if (command === 'link_entries') linked.push(given);
    if (command !== 'fill_new') return Promise.resolve(null);
    if (refuses) return Promise.reject({ code: 'io', message: '' } as unknown);
    drafts.push(given['draft'] as FilledDraft);
    return Promise.resolve({ id: 7, row: { id: 7 } });
  };
  Object.assign(window, { __TAURI_INTERNALS__: { invoke } });
});
afterEach(async () => {
  closing.forEach((close) => close());
  closing = [];
  await rest();
  // what is half said is read anew
  app.phase = 'locked';
  flushSync();
  vi.useRealTimers();
});

describe('a check-in', () => {
  it('says nothing by what led to it, and leaves nothing behind', async () => {
    const { sheet, close } = await open();
    expect(sheet.says).toBe(false);
    expect(sheet.open.map(({ id }) => id)).toEqual(['affect']);
    expect(sheet.asked.map(({ section: { id } }) => id)).toEqual(['now', 'around']);
    close();
    await rest();
    expect(kept).toBeNull();
  });

  it('is about the moment of its first answer', async () => {
    const { sheet } = await open();
    vi.setSystemTime(new Date('2026-11-22T18:31:00'));
    sheet.answer(affect, place);
    vi.setSystemTime(new Date('2026-11-22T18:40:00'));
    sheet.answer(line, { kind: 'text', value: 'On the stairs' });
    expect(await sheet.keep()).toBe(7);
    expect(drafts).toEqual([
      {
        filled: {
          ...{ method: 'quick', version: 1, finished: true, returns: [] },
          answers: {
            why: chose('self_started'),
            affect: place,
            line: { kind: 'text', value: 'On the stairs' },
          },
        },
        ...{ title: '', tags: [], starred: false },
        happened: expect.objectContaining({ local: '2026-11-22T18:31:00' }) as unknown,
      },
    ]);
    expect(linked).toEqual([]);
  });

  it('can be about another moment, and have tags', async () => {
    const { sheet } = await open();
    sheet.tag(['garden']);
    sheet.answer(affect, place);
    sheet.happen('2026-07-01T09:00:00');
    expect(sheet.moment).toMatchObject({ local: '2026-07-01T09:00:00' });
    await sheet.keep();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(drafts[0]).toMatchObject({
      tags: ['garden'],
      happened: { local: '2026-07-01T09:00:00', zone, offset: null },
    });
  });

  it('is there again as it was begun, until it is begun anew', async () => {
    const first = await open();
    first.sheet.answer(affect, place);
    first.close();
    await rest();
    vi.setSystemTime(new Date('2026-11-23T09:00:00'));
    const { sheet } = await open(null, 'prompted');
    expect(sheet.broughtBack).toBe(true);
    expect(sheet.half.words.answers).toEqual({ why: chose('self_started'), affect: place });
    expect(sheet.moment.local).toBe('2026-11-22T18:30:05');
    sheet.answer(line, { kind: 'text', value: 'Later' });
    expect(sheet.broughtBack).toBe(false);
    sheet.anew();
    await rest();
    expect(kept).toBeNull();
    expect(sheet.says).toBe(false);
    expect(sheet.half.words.answers).toEqual({ why: chose('prompted') });
  });

  it('that was not kept is still there, whole', async () => {
    const { sheet } = await open();
    sheet.answer(affect, place);
    refuses = true;
    await expect(sheet.keep()).rejects.toMatchObject({ code: 'io' });
    expect(sheet.half.words.answers['affect']).toEqual(place);
    expect(linked).toEqual([]);
  });

  it('without a place is kept as not finished; what is asked no more is left out', async () => {
    kept = JSON.stringify([
      [
        'felt',
        {
          note: '',
          day: '',
          tags: [],
          answers: { gone: place, line: { kind: 'text', value: 'x' } },
        },
      ],
    ]);
    const { sheet } = await open();
    await sheet.keep();
    expect(drafts[0]?.filled).toMatchObject({
      finished: false,
      answers: { line: { kind: 'text', value: 'x' } },
    });
  });
});

describe('how it felt', () => {
  it('is of the moment of the entry, and linked with it', async () => {
    const told = vi.fn();
    const off = changes.on(told);
    const { sheet } = await open(ENTRY);
    sheet.answer(affect, place);
    expect(sheet.moment).toEqual(ENTRY.moment);
    await sheet.keep();
    off();
    expect(drafts[0]?.happened).toEqual(ENTRY.moment);
    expect(linked).toEqual([{ from: 4, to: 7, quote: '' }]);
    expect(told).toHaveBeenCalledWith({ kind: 'created', row: { id: 7 } });
  });

  it('is begun beside what is begun of now', async () => {
    const { sheet, close } = await open(ENTRY);
    sheet.answer(affect, place);
    close();
    await rest();
    expect((await open()).sheet.says).toBe(false);
    expect((await open(ENTRY)).sheet.broughtBack).toBe(true);
  });

  it('at another time of that entry is on its clock', async () => {
    const { sheet } = await open(ENTRY);
    sheet.answer(affect, place);
    sheet.happen('2026-11-20T07:00:00');
    await sheet.keep();
    expect(drafts[0]?.happened).toEqual({
      ...{ local: '2026-11-20T07:00:00', zone: 'Europe/Madrid', offset: null },
    });
  });
});
