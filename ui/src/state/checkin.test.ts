// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MethodCard } from '../ipc';
import { method } from '../shared/method/samples';
import { app } from './app.svelte';
import { checkIn } from './checkin.svelte';
import { notices } from './notices.svelte';

const SETTINGS = app.settings;
const card = (id: string, quick = false) => ({ id, quick }) as MethodCard;
let asked: string[] = [];
let refuses = false;

beforeEach(() => {
  Object.assign(checkIn, { method: null, none: false, asked: null });
  asked = [];
  refuses = false;
  notices.reset();
  const invoke = (_command: string, { id }: { id: string }) => {
    asked.push(id);
    if (refuses) return Promise.reject({ code: 'io', message: '' } as unknown);
    return Promise.resolve(method([], { id, quick: true }));
  };
  Object.assign(window, { __TAURI_INTERNALS__: { invoke } });
});
afterEach(() => {
  app.settings = SETTINGS;
  vi.useRealTimers();
});

describe('the method that is one key away', () => {
  const cards = [card('a'), card('b', true), card('c')];

  it('is read once', async () => {
    await Promise.all([checkIn.find(cards), checkIn.find(cards)]);
    await checkIn.find(cards);
    expect(asked).toEqual(['b']);
    expect(checkIn.method?.id).toBe('b');
  });

  it('may be none, and then nothing is asked', async () => {
    await checkIn.find([card('a')]);
    expect(asked).toEqual([]);
    expect(checkIn.none).toBe(true);
    checkIn.ask();
    expect(checkIn.asked).toBeNull();
  });

  it('is looked for again when it could not be read', async () => {
    refuses = true;
    checkIn.ask();
    await checkIn.find(cards);
    expect(notices.list).toHaveLength(1);
    expect(checkIn.asked).toBeNull();
    refuses = false;
    await checkIn.find(cards);
    expect(checkIn.method?.id).toBe('b');
  });
});

describe('what led to it', () => {
  it('is the person, unless a reminder has just come', () => {
    checkIn.ask();
    expect(checkIn.asked).toEqual({ occasion: 'self_started', entry: null });
    vi.useFakeTimers({ now: new Date('2026-11-22T20:40:00') });
    app.settings = { ...SETTINGS, reminders: { on: true, times: ['20:30'] } };
    checkIn.ask();
    expect(checkIn.asked?.occasion).toBe('prompted');
    checkIn.ask('scheduled');
    expect(checkIn.asked?.occasion).toBe('scheduled');
  });

  it('is the person, for the moment of an entry', () => {
    const moment = { local: '2026-11-20T08:00:00', offset: 0, zone: 'Europe/Lisbon' };
    const entry = { id: 4, title: '', moment };
    checkIn.askFelt(entry);
    expect(checkIn.asked).toEqual({ occasion: 'self_started', entry });
  });
});
