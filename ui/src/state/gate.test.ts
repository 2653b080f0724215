import { beforeEach, expect, test, vi } from 'vitest';

const shell = vi.hoisted(() => ({
  kept: null as string | null,
  gateState: () => Promise.resolve(shell.kept),
  rememberGate: (state: string | null) => {
    shell.kept = state;
    return Promise.resolve(null);
  },
}));
vi.mock('../ipc', () => ({ commands: shell, isAppError: () => false }));

const { gate } = await import('./gate.svelte');

beforeEach(() => {
  shell.kept = null;
  gate.answer(false);
});

test('asks, and goes on only when all is clear', async () => {
  for (const clear of [true, false]) {
    const passed = gate.pass();
    await vi.waitFor(() => expect(gate.asked).toBe('exercise'));
    gate.answer(clear);
    expect(await passed).toBe(clear);
    expect(gate.asked).toBeNull();
  }
});

test('does not ask again when it was kept that all is clear', async () => {
  await gate.remember('clear');
  expect(await gate.pass()).toBe(true);
  expect(gate.asked).toBeNull();
});

test('what was put away stays so until the person says otherwise', async () => {
  await gate.remember('hidden');
  const passed = gate.pass();
  await vi.waitFor(() => expect(gate.asked).toBe('exercise'));
  expect(gate.remembered).toBe('hidden');
  gate.answer(false);
  expect(await passed).toBe(false);
  await gate.remember(null);
  expect([gate.remembered, shell.kept]).toEqual([null, null]);
});

test('a new question answers the one before with no', async () => {
  const first = gate.ask('exercise');
  const second = gate.ask();
  gate.answer(true);
  expect(await Promise.all([first, second])).toEqual([false, true]);
});

test('what was kept in words that this version does not know asks again', async () => {
  shell.kept = 'something else';
  await gate.refresh();
  expect(gate.remembered).toBeNull();
});

test('what is said not to be clear any more is no longer kept as clear', async () => {
  await gate.remember('clear');
  void gate.ask();
  await gate.take('hidden', false);
  expect(shell.kept).toBeNull();
});

test('hands what the answers came to on to who asked, and keeps none of it itself', async () => {
  const take = vi.fn();
  const on = gate.ask('begin', { take });
  expect(gate.asked).toBe('begin');
  await gate.take('hidden', true);
  gate.answer(true);
  expect(await on).toBe(true);
  expect(take).toHaveBeenCalledWith('hidden', true);
  expect(shell.kept).toBeNull();
});
