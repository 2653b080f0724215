import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from './clock.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);

describe('a clock', () => {
  it('counts down, stands still while it is paused, and goes on', () => {
    const clock = new Clock(10);
    expect([clock.state, clock.seconds]).toEqual(['fresh', 600]);
    clock.start();
    pass(61);
    expect([clock.state, clock.seconds]).toEqual(['running', 539]);
    clock.pause();
    pass(300);
    expect([clock.state, clock.seconds]).toEqual(['standing', 539]);
    clock.start();
    pass(39);
    expect(clock.seconds).toBe(500);
  });

  it('is over at its end, and stays so', () => {
    const clock = new Clock(1);
    clock.start();
    pass(59.5);
    expect(clock.state).toBe('running');
    pass(1);
    expect([clock.state, clock.seconds, clock.share]).toEqual(['over', 0, 0]);
    clock.start();
    expect(clock.state).toBe('over');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes one more minute, and runs it at once after the end', () => {
    const clock = new Clock(1);
    clock.start();
    pass(30);
    clock.more();
    expect([clock.seconds, clock.total]).toEqual([90, 2]);
    pass(91);
    expect(clock.state).toBe('over');
    clock.more();
    expect([clock.state, clock.seconds, clock.total]).toEqual(['running', 60, 3]);
  });

  it('starts over from where it began', () => {
    const clock = new Clock(2);
    clock.start();
    clock.more();
    pass(10);
    clock.startOver();
    expect([clock.state, clock.seconds, clock.total]).toEqual(['fresh', 120, 2]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends when it is told that nobody is there any more', () => {
    let there = true;
    const clock = new Clock(5, () => there);
    clock.start();
    pass(10);
    there = false;
    pass(1);
    expect(clock.state).toBe('fresh');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes by the clock on the wall, however late it is looked at', () => {
    const clock = new Clock(10);
    clock.start();
    vi.setSystemTime(Date.now() + 400_000);
    pass(0.5);
    expect(clock.seconds).toBe(200);
  });
});
