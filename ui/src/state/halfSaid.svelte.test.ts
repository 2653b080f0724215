// @vitest-environment jsdom
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { app } from './app.svelte';
import { forgetErased, forgetPath, HalfSaid, inCheckIn, inLog, onPath } from './halfSaid.svelte';
import { Left, type LeftStore } from './left';
import { notices } from './notices.svelte';
import { drop, flushAll } from './session';

/** A store that lives through locks, and answers as slowly as it is told to. */
class Kept implements LeftStore {
  text: string | null = null;
  writes = 0;
  open = true;
  wait = 0;
  read = () => this.#answer(() => this.text);
  write = (text: string | null) => {
    this.writes += 1;
    return this.#answer(() => (this.text = text));
  };
  async #answer<T>(act: () => T): Promise<T> {
    await new Promise((resolve) => setTimeout(resolve, this.wait));
    if (!this.open) throw { code: 'locked', message: '' };
    return act();
  }
}

const BEGUN = { note: '', day: '2026-11-22', chosen: [] as string[] };
const rest = (ms = 1000) => vi.advanceTimersByTimeAsync(ms);

/** A form on the page, which goes with what the journal shows. */
async function open(store: Kept, name = 'note/1', left = new Left<unknown>(store), begun = BEGUN) {
  const half = new HalfSaid(name, begun, left);
  const close = $effect.root(() => {
    $effect(() => {
      if (app.phase === 'unlocked' && !app.covered) half.watch();
    });
  });
  flushSync();
  closing.push(close);
  await rest(0);
  return {
    half,
    close,
    type: (note: string) => {
      half.words.note = note;
      flushSync();
    },
  };
}

let closing: (() => void)[] = [];
let store: Kept;
beforeEach(() => {
  vi.useFakeTimers();
  notices.reset();
  app.phase = 'unlocked';
  app.covered = false;
  store = new Kept();
});
afterEach(() => {
  closing.forEach((close) => close());
  closing = [];
  vi.useRealTimers();
});

describe('what is half said', () => {
  test('is kept a moment after the last key, and is there when its form is opened again', async () => {
    const form = await open(store);
    form.type('It was');
    await rest(300);
    form.type('It was late');
    await rest(300);
    expect(store.text).toBeNull();
    await rest();
    expect(store.writes).toBe(1);
    const again = await open(store);
    expect(again.half.words).toEqual({ ...BEGUN, note: 'It was late' });
    expect((await open(store, 'slip/1')).half.words).toEqual(BEGUN);
  });

  test('is kept with its day and what was chosen, but no day by itself', async () => {
    const form = await open(store);
    form.half.words.day = '2026-11-20';
    await rest();
    expect(store.text).toBeNull();
    form.half.words.chosen = ['a'];
    await rest();
    const { words } = (await open(store)).half;
    expect(words).toEqual({ note: '', day: '2026-11-20', chosen: ['a'] });
  });

  test('goes on from words that were there before', async () => {
    const begun = { ...BEGUN, note: 'Once.' };
    const form = await open(store, 'tick/1', undefined, begun);
    await rest();
    expect(store.writes).toBe(0);
    form.type('Once, and');
    await rest();
    expect((await open(store, 'tick/1', undefined, begun)).half.words.note).toBe('Once, and');
  });

  test('is not written while nothing changes, and is forgotten when it is wiped out', async () => {
    const form = await open(store);
    form.type('So');
    await rest();
    form.type('Son');
    form.type('So');
    await rest();
    expect(store.writes).toBe(1);
    form.type('');
    await rest();
    expect(store.text).toBeNull();
  });

  test('stays when its page is left, to the last word', async () => {
    const form = await open(store);
    form.type('In the middle of a');
    form.close();
    await rest();
    expect((await open(store)).half.words.note).toBe('In the middle of a');
  });

  test('comes before words that were quicker than the journal', async () => {
    store.text = JSON.stringify([['note/1', { ...BEGUN, note: 'First.' }]]);
    store.wait = 900;
    const form = await open(store);
    form.type('Then.');
    await rest(5000);
    expect(form.half.words.note).toBe('First.\nThen.');
    expect(store.text).toContain('First.\\nThen.');
  });
});

describe('a lock', () => {
  const words = async () => {
    store.open = true;
    Object.assign(app, { phase: 'unlocked', covered: false });
    return (await open(store)).half.words.note;
  };

  test('that the person asks for keeps the last words', async () => {
    (await open(store)).type('In the middle of a');
    const flushed = flushAll();
    await rest(0);
    expect(await flushed).toBe(true);
    store.open = false;
    drop();
    flushSync();
    await rest();
    expect(notices.list).toEqual([]);
    expect(await words()).toBe('In the middle of a');
  });

  test('in haste keeps them too: the page goes first', async () => {
    (await open(store)).type('In the middle of a');
    const flushed = flushAll();
    app.covered = true;
    flushSync();
    await rest(0);
    await flushed;
    await rest();
    expect(await words()).toBe('In the middle of a');
  });

  test('that comes by itself keeps what was written before it', async () => {
    (await open(store)).type('In the middle of a');
    await rest();
    store.open = false;
    drop();
    flushSync();
    await rest();
    expect(await words()).toBe('In the middle of a');
  });

  test('is told when the words could not be kept', async () => {
    (await open(store)).type('So');
    store.open = false;
    const flushed = flushAll();
    await rest();
    expect(await flushed).toBe(false);
  });
});

describe('nothing is left', () => {
  test('of what was said, also when its form goes at once', async () => {
    const form = await open(store);
    form.type('It was late');
    await rest();
    const said = await form.half.say(() => {
      form.close();
      return Promise.resolve(true);
    });
    await rest();
    expect(said).toBe(true);
    expect(store.text).toBeNull();
    expect(form.half.words).toEqual(BEGUN);
  });

  test('of what was given up, however slow an earlier write is', async () => {
    const form = await open(store);
    form.type('It was late');
    store.wait = 3000;
    await rest(500);
    store.wait = 0;
    form.half.giveUp();
    form.close();
    await rest(9000);
    expect(store.text).toBeNull();
  });

  test('of a path that is erased', async () => {
    const left = new Left<unknown>(store);
    const at = { map: 'm', step: 's' };
    for (const name of [onPath('note', 1, at), onPath('slip', 1), onPath('slip', 2), inLog(1)]) {
      (await open(store, name, left)).type('So');
    }
    await rest();
    void forgetPath(1, left);
    await rest();
    const names = (JSON.parse(store.text ?? '[]') as [string][]).map(([name]) => name);
    expect(names).toEqual(['slip/2', 'log:1']);
  });
});

describe('about entries that are erased', () => {
  const names = () => (JSON.parse(store.text ?? '[]') as [string][]).map(([name]) => name);
  const only = (...there: number[]) =>
    Object.assign(window, {
      __TAURI_INTERNALS__: {
        invoke: (_command: string, { id }: { id: number }) => {
          const refused = { code: id === 9 ? 'io' : 'not_found', message: '' };
          return there.includes(id) ? Promise.resolve({}) : Promise.reject(refused as unknown);
        },
      },
    });

  test('nothing is kept, and of the others all of it', async () => {
    const left = new Left<unknown>(store);
    const all = [
      inCheckIn(null),
      inCheckIn(1),
      inCheckIn(2),
      inCheckIn(9),
      inLog(2),
      onPath('slip', 2),
    ];
    for (const name of all) (await open(store, name, left)).type('So');
    await rest();
    only(1);
    void forgetErased(left);
    await rest();
    expect(names()).toEqual(['felt', 'felt:1', 'felt:9', 'slip/2']);
    const { writes } = store;
    void forgetErased(left);
    await rest();
    expect(store.writes).toBe(writes);
  });
});

test('what could not be said is still there', async () => {
  const form = await open(store);
  form.type('It was late');
  expect(await form.half.say(() => Promise.resolve(false))).toBe(false);
  await rest();
  expect(form.half.words.note).toBe('It was late');
  expect(store.text).toContain('It was late');
});

test('a journal that could not be read once is asked again, and loses nothing', async () => {
  store.text = JSON.stringify([['note/1', { ...BEGUN, note: 'First.' }]]);
  store.open = false;
  const form = await open(store);
  expect(notices.list).toHaveLength(1);
  store.open = true;
  form.type('Then.');
  await rest();
  expect(form.half.words.note).toBe('First.\nThen.');
});

test('a form is named by its path, its step and what else it is about', () => {
  const at = { map: 'seven-steps', step: 'step_plan' };
  expect(onPath('note', 3, at)).toBe('note/3/seven-steps/step_plan');
  expect(onPath('slip', 3)).toBe('slip/3');
  expect(onPath('tick', 3, at, 'own_1')).toBe('tick/3/seven-steps/step_plan/own_1');
});
