// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { InTurn } from './inTurn.svelte';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const has = (turns: InTurn<number>) => ['a', 'b', 'c'].map((name) => turns.of(name));

it('hands a value to one place after another', () => {
  const turns = new InTurn<number>(['a', 'b', 'c']);
  expect(has(turns)).toEqual([null, null, null]);
  turns.hand(1);
  expect(has(turns)).toEqual([null, null, null]);
  // this frame paints what the page has besides
  vi.advanceTimersToNextFrame();
  expect(has(turns)).toEqual([null, null, null]);
  vi.advanceTimersToNextFrame();
  expect(has(turns)).toEqual([1, null, null]);
  vi.advanceTimersToNextFrame();
  expect(has(turns)).toEqual([1, 1, null]);
  vi.advanceTimersToNextFrame();
  expect(has(turns)).toEqual([1, 1, 1]);
});

it('begins again with what is newer', () => {
  const turns = new InTurn<number>(['a', 'b', 'c']);
  turns.hand(1);
  for (let frame = 0; frame < 3; frame += 1) vi.advanceTimersToNextFrame();
  turns.hand(2);
  expect(has(turns)).toEqual([1, 1, null]);
  for (let frame = 0; frame < 2; frame += 1) vi.advanceTimersToNextFrame();
  expect(has(turns)).toEqual([2, 1, null]);
  for (let frame = 0; frame < 2; frame += 1) vi.advanceTimersToNextFrame();
  expect(has(turns)).toEqual([2, 2, 2]);
});

it('hands it to all of them when there is no time for turns', () => {
  const turns = new InTurn<number>(['a', 'b', 'c']);
  turns.hand(1);
  turns.handAll(2);
  expect(has(turns)).toEqual([2, 2, 2]);
  vi.advanceTimersToNextFrame();
  expect(has(turns)).toEqual([2, 2, 2]);
});

it('stops in the middle', () => {
  const turns = new InTurn<number>(['a', 'b', 'c']);
  turns.hand(1);
  for (let frame = 0; frame < 2; frame += 1) vi.advanceTimersToNextFrame();
  turns.stop();
  vi.advanceTimersToNextFrame();
  vi.advanceTimersToNextFrame();
  expect(has(turns)).toEqual([1, null, null]);
});

it('knows no other places', () => {
  const turns = new InTurn<number>(['a']);
  turns.handAll(1);
  expect(turns.of('b')).toBeNull();
});
