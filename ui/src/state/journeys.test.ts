// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { GateState, JourneyCard, MethodCard, NewJourney } from '../ipc';

const shell = vi.hoisted(() => ({
  cards: [] as JourneyCard[],
  refuse: false,
  journeys: () => Promise.resolve(shell.cards),
  roles: () => Promise.resolve([{ id: 'hurt', name: 'I was hurt', summary: '' }]),
  pages: () => Promise.resolve([]),
  act: vi.fn((): Promise<null> => {
    if (shell.refuse) return Promise.reject(new Error('no'));
    return Promise.resolve(null);
  }),
  keepJourneyGate: vi.fn((id: number, gate: GateState | null) => {
    shell.cards = shell.cards.map((card) => (card.id === id ? { ...card, gate } : card));
    return Promise.resolve(null);
  }),
  beginJourney: vi.fn((journey: NewJourney) => {
    const rest = { id: 7, map: '', archived: false, open: [], last: null };
    shell.cards = [...shell.cards, { ...journey, ...rest }];
    return Promise.resolve(7);
  }),
  eraseJourney: () => Promise.resolve(null),
  gateState: () => Promise.resolve(null),
  halfSaid: () => Promise.resolve('[["slip/1",{"note":"So"}],["slip/2",{"note":"No"}]]'),
  keepHalfSaid: vi.fn(() => Promise.resolve(null)),
}));
vi.mock('../ipc', () => ({ commands: shell, isAppError: () => false }));

const { app } = await import('./app.svelte');
const { gate } = await import('./gate.svelte');
const { journeys } = await import('./journeys.svelte');
const { nav } = await import('./nav.svelte');
const { notices } = await import('./notices.svelte');

const AT = { map: 'm', step: 's' };
const card = (more: Partial<JourneyCard> = {}): JourneyCard => ({
  ...{ id: 1, name: 'M.', role: 'hurt', map: '', archived: false, firstWeeks: false },
  ...{ gate: null, open: [], last: null },
  ...more,
});

async function known(...cards: JourneyCard[]): Promise<JourneyCard> {
  shell.cards = cards;
  journeys.refresh();
  await vi.waitFor(() => expect(journeys.cards).toEqual(cards));
  return cards[0] ?? card();
}

beforeEach(() => {
  app.phase = 'unlocked';
  gate.answer(false);
  gate.remembered = null;
  journeys.clear();
  notices.reset();
  nav.reset();
  shell.refuse = false;
  vi.clearAllMocks();
});

describe('what is done on a path', () => {
  test('is about today and says nothing, unless the person says otherwise', async () => {
    const { today } = await import('../shared/days');
    const before = journeys.count;
    expect(await journeys.act(1, { kind: 'begin', at: AT })).toBe(true);
    expect(shell.act).toHaveBeenCalledWith(1, {
      ...{ act: { kind: 'begin', at: AT }, day: today() },
      ...{ note: '', entry: null },
    });
    expect(journeys.count).toBe(before + 1);
  });

  test('is told when it could not be', async () => {
    shell.refuse = true;
    const before = journeys.count;
    expect(await journeys.act(1, { kind: 'begin', at: AT })).toBe(false);
    expect(journeys.count).toBe(before);
    expect(notices.list).toHaveLength(1);
  });
});

test('a path that is erased takes with it what was begun in its forms', async () => {
  expect(await journeys.erase(1)).toBe(true);
  expect(shell.keepHalfSaid.mock.calls).toEqual([['[["slip/2",{"note":"No"}]]']]);
});

describe('the safety questions of a path', () => {
  test('are answered for the path alone, and not kept unless that is asked for', async () => {
    const one = await known(card(), card({ id: 2 }));
    const on = journeys.ask(one);
    expect(gate.asked).toBe('step');
    await gate.take('hidden', false);
    gate.answer(false);
    expect(await on).toBe(false);
    expect(journeys.aside(one)).toBe(true);
    expect(journeys.gateOf(card({ id: 2 }))).toBeNull();
    expect(shell.keepJourneyGate).not.toHaveBeenCalled();
  });

  test('are kept when that is asked for', async () => {
    const one = await known(card());
    void journeys.ask(one);
    await gate.take('clear', true);
    expect(shell.keepJourneyGate).toHaveBeenCalledWith(1, 'clear');
  });

  test('forget what was kept when it is no longer so', async () => {
    const one = await known(card({ gate: 'clear' }));
    void journeys.ask(one);
    await gate.take('hidden', false);
    expect(shell.keepJourneyGate).toHaveBeenCalledWith(1, null);
    expect(journeys.gateOf(one)).toBe('hidden');
  });

  test('put nothing away for who walks alone', () => {
    expect(journeys.aside(card({ role: 'solo', gate: 'hidden' }))).toBe(false);
    expect(journeys.aside(card({ role: 'repair', gate: 'hidden' }))).toBe(true);
  });

  test('take over that it was set aside for the whole journal, but never that all is clear', () => {
    gate.remembered = 'hidden';
    expect(journeys.gateOf(card())).toBe('hidden');
    expect(journeys.gateOf(card({ gate: 'clear' }))).toBe('clear');
    gate.remembered = 'clear';
    expect(journeys.gateOf(card())).toBeNull();
  });

  test('can be overruled by the person, which is not kept', async () => {
    const one = await known(card({ gate: 'hidden' }));
    await journeys.showAll(one);
    expect(shell.keepJourneyGate).toHaveBeenCalledWith(1, null);
    expect(journeys.gateOf(one)).toBe('clear');
  });

  test('are forgotten with the lock', async () => {
    const one = await known(card());
    await journeys.showAll(one);
    expect(journeys.gateOf(one)).toBe('clear');
    app.phase = 'locked';
    await vi.waitFor(() => expect(journeys.gateOf(one)).toBeNull());
  });

  test('stand for those of a method that is begun from the path', async () => {
    const one = await known(card({ gate: 'clear' }));
    const method = { id: 'agreement', gated: true, single: false, open: null } as MethodCard;
    await journeys.beginMethod(one, method, {});
    expect(gate.asked).toBeNull();
    expect(nav.page?.what).toMatchObject({ kind: 'fill', method: 'agreement' });
  });
});

describe('a path that is begun', () => {
  test('keeps what the questions came to only if that was asked for', async () => {
    await known();
    const journey = { name: 'M.', role: 'hurt' as const, firstWeeks: true };
    expect(await journeys.begin(journey, 'hidden', false)).toBe(7);
    expect(shell.beginJourney).toHaveBeenCalledWith({ ...journey, gate: null });
    expect(journeys.gateOf(card({ id: 7 }))).toBe('hidden');
    await journeys.begin(journey, 'clear', true);
    expect(shell.beginJourney).toHaveBeenLastCalledWith({ ...journey, gate: 'clear' });
  });
});
