// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JourneyCard, NewAct, StepView } from '../../ipc';
import { today } from '../../shared/days';
import { button, click, field, find, soon, stage, text, write } from '../../shared/method/stage';
import { app } from '../../state/app.svelte';
import { gate } from '../../state/gate.svelte';
import { journeys } from '../../state/journeys.svelte';
import { nav } from '../../state/nav.svelte';
import { action, AT, happened, journey, shell, step, stepCard } from './samples';
import StepPage from './StepPage.svelte';

let leave = () => {};
let view: StepView;
let card: JourneyCard;
let asked: (name: string) => unknown[];
/** What is half said, as the journal keeps it. */
let kept: string | null = null;

async function open(): Promise<void> {
  ({ asked } = shell({
    journeys: () => [card],
    roles: () => [],
    pages: () => [],
    half_said: () => kept,
    keep_half_said: ({ words }: { words: string | null }) => {
      kept = words;
      return null;
    },
    journey_step: () => view,
    act: ({ act }: { act: NewAct }) => {
      const { act: done } = act;
      const ticks = done.kind === 'tick' || done.kind === 'untick' ? done.action : null;
      const ticked = { day: act.day, note: act.note, entry: act.entry };
      const change = (one: (typeof view.actions)[number]) =>
        one.id === ticks ? { ...one, ticked: done.kind === 'tick' ? ticked : null } : one;
      view = { ...view, actions: view.actions.map(change) };
      return null;
    },
  }));
  leave = stage(StepPage, { journey: 1, at: AT });
  for (let turn = 0; turn < 4; turn += 1) await soon();
}

const acts = () => asked('act').map((given) => (given as { act: NewAct }).act);

beforeEach(() => {
  app.phase = 'unlocked';
  card = journey();
  view = step();
});
afterEach(async () => {
  leave();
  gate.answer(false);
  journeys.clear();
  nav.reset();
  await soon();
});

describe('a step', () => {
  it('has an action ticked at once, today, and its details only when they are asked for', async () => {
    view = step({ actions: [action('a'), action('b')] });
    await open();
    click(field('Do a'));
    await soon();
    await soon();
    const tick = { kind: 'tick', at: AT, action: 'a' };
    expect(acts()).toEqual([{ act: tick, day: today(), note: '', entry: null }]);
    click(find('button', 'Add a note or an entry: Do a'));
    write(field('A note'), 'Twice.');
    click(button('Save'));
    await soon();
    await soon();
    expect(
      acts()
        .slice(1)
        .map(({ act, note }) => [act.kind, note]),
    ).toEqual([
      ['untick', ''],
      ['tick', 'Twice.'],
    ]);
    expect(text()).toContain('Twice.');
  });

  it('has what was half said again after a lock, until it is said or given up', async () => {
    const ticked = { day: '2026-11-20', note: 'Once.', entry: null };
    view = step({ actions: [action('a', { ticked })] });
    const details = 'Change: Do a';
    await open();
    click(find('button', details));
    write(field('A note'), 'Once, and');
    write(field('Something of your own to do'), 'Call');
    app.phase = 'locked';
    leave();
    await soon();
    app.phase = 'unlocked';
    await open();
    expect(field('Something of your own to do').value).toBe('Call');
    click(find('button', details));
    await soon();
    expect(field('A note').value).toBe('Once, and');
    click(button('Cancel'));
    await soon();
    click(find('button', details));
    await soon();
    expect(field('A note').value).toBe('Once.');
    click(button('Add it'));
    await soon();
    await soon();
    expect(acts().map(({ act, note }) => [act.kind, note])).toEqual([['add_action', 'Call']]);
    expect(field('Something of your own to do').value).toBe('');
    expect(kept).toBeNull();
  });

  it('opens when all that it needs is so, and keeps no tick', async () => {
    const conditions = ['I am not afraid.', 'It has stopped.'];
    view = step({
      card: stepCard({ status: 'not_started', closed: true }),
      conditions,
      prompts: ['What?'],
    });
    await open();
    expect(text()).not.toContain('What?');
    expect(button('Open this step').disabled).toBe(true);
    for (const condition of conditions) click(field(condition));
    click(button('Open this step'));
    await soon();
    expect(acts().map(({ act }) => act)).toEqual([{ kind: 'open', at: AT }]);
  });

  it('puts what is written from it to itself once that is saved', async () => {
    view = step({ prompts: ['What can wait?'] });
    await open();
    click(button('Write from: What can wait?'));
    expect(nav.page?.title).toBe('What can wait?');
    nav.saved(nav.page?.key ?? 0, 12);
    await soon();
    expect(acts()).toEqual([{ act: { kind: 'write', at: AT }, day: today(), note: '', entry: 12 }]);
  });

  it('shows what was ticked from another side by itself', async () => {
    const ticked = { day: '2026-03-03', note: '', entry: null };
    view = step({ actions: [action('a'), action('r', { other: true, ticked })] });
    await open();
    expect(document.querySelector('[data-part=other-role]')?.textContent).toContain('Do r');
    expect(document.querySelector('[data-part=actions]')?.textContent).not.toContain('Do r');
  });
});

describe('a step for two', () => {
  beforeEach(() => {
    view = step({
      card: stepCard({ gated: true }),
      actions: [action('a')],
      history: [happened(1, { note: 'What I wrote.' })],
    });
  });

  it('asks the safety questions before it is shown', async () => {
    await open();
    expect(gate.asked).toBe('step');
    expect(text()).not.toContain('Do a');
    gate.answer(true);
    await soon();
    await soon();
    expect(text()).toContain('Do a');
  });

  it('does not ask again at every step when the person would rather not say', async () => {
    await open();
    gate.answer(true);
    await soon();
    leave();
    await open();
    expect(gate.asked).toBeNull();
    expect(text()).toContain('Do a');
  });

  it('is put away after an answer that hides it, with what was written in sight', async () => {
    await open();
    await gate.take('hidden', false);
    gate.answer(false);
    await soon();
    await soon();
    expect(text()).toContain('what is for two is put away');
    expect(text()).not.toContain('Do a');
    expect(text()).toContain('What I wrote.');
    expect(asked('keep_journey_gate')).toEqual([]);
  });

  it('is shown at once when it was kept that all is clear', async () => {
    card = journey({ gate: 'clear' });
    await open();
    expect(gate.asked).toBeNull();
    expect(text()).toContain('Do a');
  });
});
