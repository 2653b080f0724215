import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AttachmentCount } from '../../ipc';
import { RowFiles } from './files.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function asked(has: Record<number, number>) {
  const ask = vi.fn((entries: number[]): Promise<AttachmentCount[]> => {
    const found = entries.filter((entry) => has[entry] !== undefined);
    return Promise.resolve(
      found.map((entry) => ({ entry, attachments: has[entry] ?? 0, picture: null })),
    );
  });
  return { ask, files: new RowFiles(ask) };
}

it('asks once for the rows that stay in sight, and not for those that pass', async () => {
  const { ask, files } = asked({ 2: 3, 9: 1 });
  for (const first of [20, 15, 10]) {
    files.want([first, first + 1]);
    await vi.advanceTimersByTimeAsync(30);
  }
  files.want([1, 2]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(ask.mock.calls).toEqual([[[1, 2]]]);
  expect(files.of(2)?.attachments).toBe(3);
  expect(files.of(1)).toBeUndefined();
  files.want([2, 1]);
  files.want([1, 2, 9]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(ask.mock.calls.slice(1)).toEqual([[[9]]]);
});

it('asks again for what changed, if it is in sight', async () => {
  const has: Record<number, number> = { 2: 1 };
  const { ask, files } = asked(has);
  files.want([2]);
  await vi.advanceTimersByTimeAsync(1000);
  has[2] = 2;
  files.forget(2);
  files.forget(7);
  await vi.advanceTimersByTimeAsync(1000);
  expect(files.of(2)?.attachments).toBe(2);
  expect(ask).toHaveBeenCalledTimes(2);
  delete has[2];
  files.forget(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(files.of(2)).toBeUndefined();
});

it('asks for nothing once the list is gone, and takes no for an answer', async () => {
  const { ask, files } = asked({ 2: 1 });
  files.want([2]);
  files.leave();
  await vi.advanceTimersByTimeAsync(1000);
  expect(ask).not.toHaveBeenCalled();
  ask.mockRejectedValueOnce(new Error('locked'));
  files.want([2]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(files.of(2)).toBeUndefined();
  files.want([2]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(files.of(2)?.attachments).toBe(1);
});
