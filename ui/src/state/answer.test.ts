// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { Answer } from './answer.svelte';
import { notices } from './notices.svelte';

beforeEach(() => notices.reset());

const answered = () => new Promise((resolve) => setTimeout(resolve));

/** Asks about something and gives what it says; says how often it was asked. */
class Asked {
  times = 0;
  constructor(readonly answer: Answer<string>) {}

  async about(about: readonly unknown[], says: Promise<string>): Promise<string | null> {
    this.answer.askIfNew(about, () => {
      this.times += 1;
      return says;
    });
    await answered();
    return this.answer.value;
  }
}

it('asks once about the same, and again about anything else', async () => {
  const asked = new Asked(new Answer<string>());
  const thing = {};
  expect(await asked.about([1, thing], Promise.resolve('a'))).toBe('a');
  expect(await asked.about([1, thing], Promise.resolve('b'))).toBe('a');
  expect(await asked.about([2, thing], Promise.resolve('c'))).toBe('c');
  expect(await asked.about([2, {}], Promise.resolve('d'))).toBe('d');
  expect(await asked.about([2], Promise.resolve('e'))).toBe('e');
  expect(asked.times).toBe(4);
});

it('asks again after a refusal, and keeps what was known', async () => {
  const asked = new Asked(new Answer<string>());
  await asked.about([1], Promise.resolve('a'));
  expect(await asked.about([2], Promise.reject(new Error('no')))).toBe('a');
  expect(notices.list).toHaveLength(1);
  expect(await asked.about([2], Promise.resolve('b'))).toBe('b');
});

it('asks again once the answer was forgotten, or another question came between', async () => {
  const answer = new Answer<string>();
  const asked = new Asked(answer);
  await asked.about([1], Promise.resolve('a'));
  answer.clear();
  expect(await asked.about([1], Promise.resolve('b'))).toBe('b');
  answer.ask(Promise.resolve('c'));
  expect(await asked.about([1], Promise.resolve('d'))).toBe('d');
});

it('drops an answer that comes after a newer question', async () => {
  const answer = new Answer<string>();
  const late = new Promise<string>((resolve) => setTimeout(() => resolve('old'), 5));
  answer.ask(late);
  answer.ask(Promise.resolve('new'));
  await late;
  await answered();
  expect(answer.value).toBe('new');
});
