import { beforeEach, expect, test, vi } from 'vitest';
import { app } from './app.svelte';
import { Form, HalfSaid, type HalfSaidStore } from './halfSaid';
import { flushAll } from './session';

/** A store that lives through locks. */
class Kept implements HalfSaidStore {
  text: string | null = null;
  writes = 0;
  read = () => Promise.resolve(this.text);
  write = (words: string | null) => {
    this.text = words;
    this.writes += 1;
    return Promise.resolve();
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  app.phase = 'unlocked';
  app.covered = false;
});

async function open(store: Kept, name: string, begin = '') {
  let words = begin;
  const form = new Form(new HalfSaid(store), name, () => words);
  words ||= await form.begun();
  return {
    form,
    get words() {
      return words;
    },
    type: (typed: string) => {
      words = typed;
      form.typed();
      return vi.advanceTimersByTimeAsync(500);
    },
  };
}

test('words are there again after a lock, each in its own form', async () => {
  const store = new Kept();
  const note = await open(store, 'note');
  await note.type('It was late');
  app.phase = 'locked';
  note.form.close();
  app.phase = 'unlocked';
  const again = await open(store, 'note');
  const other = await open(store, 'slip');
  expect([again.words, other.words]).toEqual(['It was late', '']);
  again.form.close();
  other.form.close();
});

test('nothing is left of words that were said or given up', async () => {
  const store = new Kept();
  const note = await open(store, 'note');
  await note.type('It was late');
  expect(store.text).not.toBeNull();
  note.form.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(store.text).toBeNull();
});

test('the last words are kept when the person locks or hides', async () => {
  const store = new Kept();
  const note = await open(store, 'note', 'in the middle of a');
  await flushAll();
  app.covered = true;
  note.form.close();
  await vi.advanceTimersByTimeAsync(500);
  expect(await new HalfSaid(store).of('note')).toBe('in the middle of a');
});

test('nothing is written while nothing changes', async () => {
  const store = new Kept();
  const note = await open(store, 'note');
  await note.type('');
  note.form.close();
  await vi.advanceTimersByTimeAsync(500);
  expect(store.writes).toBe(0);
});
