// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Affect, Answer } from '../../ipc';
import { sayAffect, sayEnergy, sayPleasant } from '../../text/affect';
import { FARTHEST, moved, placeAt, placed, PLACES, shareOf, type Axis } from './affect';
import Answering from './Answering.svelte';
import type { Answers } from './answers';
import { field as asked, method, section } from './samples';
import { button, click, field, find, nameOf, press, soon, stage, text } from './stage';

const VALUES = Array.from({ length: PLACES }, (_, at) => at - FARTHEST);
const EVERYWHERE: Affect[] = VALUES.flatMap((pleasant) =>
  [...VALUES, null].map((energy) => ({ pleasant, energy })),
);
const KEYS = ['Left', 'Right', 'Up', 'Down'].map((way) => `Arrow${way}`);

describe('keys on the grid', () => {
  it.each([...KEYS, 'Home', 'End', 'PageUp', 'PageDown', ' '])('%j stays on it', (key) => {
    for (const from of [...EVERYWHERE, null]) {
      for (const axis of ['pleasant', 'energy'] as const) {
        const to = moved(from, key, axis);
        expect(VALUES).toContain(to?.pleasant);
        expect([...VALUES, null]).toContain(to?.energy);
      }
    }
  });

  it('are taken back by their opposites, and mean the same on both axes', () => {
    const inner = EVERYWHERE.filter(
      ({ pleasant, energy }) =>
        Math.abs(pleasant) < FARTHEST && Math.abs(energy ?? FARTHEST) < FARTHEST,
    );
    for (const from of inner) {
      for (const [there, back] of [KEYS.slice(0, 2), KEYS.slice(2)]) {
        const to = moved(from, there ?? '', 'pleasant');
        expect(moved(to, back ?? '', 'energy')).toEqual(from);
        expect(moved(from, there ?? '', 'energy')).toEqual(to);
      }
    }
  });

  it('begin in the middle', () => {
    expect(moved(null, 'ArrowLeft', 'energy')).toEqual({ pleasant: -1, energy: 0 });
    expect(moved(null, 'ArrowUp', 'pleasant')).toEqual({ pleasant: 0, energy: 1 });
    expect(moved(null, ' ', 'pleasant')).toEqual({ pleasant: 0, energy: 0 });
    expect(moved(null, 'End', 'energy')).toEqual({ pleasant: 0, energy: 4 });
  });

  it('leave energy unsaid until it is said', () => {
    const face = { pleasant: 2, energy: null };
    expect(moved(face, 'ArrowLeft', 'pleasant')).toEqual({ pleasant: 1, energy: null });
    expect(moved(face, 'ArrowDown', 'pleasant')).toEqual({ pleasant: 2, energy: -1 });
  });

  it('that are letters lead nowhere', () => {
    expect(moved(null, 'a', 'pleasant')).toBeNull();
    expect(moved(null, 'Enter', 'pleasant')).toBeNull();
  });
});

it('a place is found again where it is drawn', () => {
  for (const { pleasant, energy } of EVERYWHERE) {
    if (energy === null) continue;
    expect(placeAt(shareOf(pleasant), 1 - shareOf(energy))).toEqual({ pleasant, energy });
  }
  expect(placeAt(-3, 7)).toEqual({ pleasant: -4, energy: -4 });
  expect(placeAt(1, 0)).toEqual({ pleasant: 4, energy: 4 });
  expect(placed(null, 'energy', 9)).toEqual({ pleasant: 0, energy: 4 });
});

it('every place has words of its own', () => {
  const said = EVERYWHERE.filter(({ energy }) => energy !== null).map(sayAffect);
  expect(new Set(said).size).toBe(PLACES * PLACES);
  expect(sayAffect({ pleasant: -2, energy: 3 })).toBe('Rather unpleasant, much energy');
  expect(sayAffect({ pleasant: -2, energy: null })).toBe('Unpleasant');
  expect(sayAffect({ pleasant: 1, energy: null })).toBe('A little pleasant');
  expect(sayPleasant(0)).toBe('in between');
  expect(sayEnergy(4)).toBe('very much energy');
});

describe('how it feels', () => {
  let leave = () => {};
  let answers: Answers = {};
  const feels = asked('feels', 'affect', { label: 'How it feels' });

  function ask(start: Answers = {}): void {
    const heard = (_field: unknown, _answer: unknown, all: Answers) => (answers = all);
    leave = stage(Answering, { method: method([section('s', [feels])]), start, heard });
  }
  const place = (pleasant: number, energy: number | null): Answer => ({
    kind: 'affect',
    value: { pleasant, energy },
  });
  const face = (name: string) => find<HTMLInputElement>('input[type=radio]', name);

  beforeEach(() => (answers = {}));
  afterEach(() => {
    // as it was: the grid is what comes first
    const back = [...document.querySelectorAll('button')].find(
      (one) => nameOf(one) === 'The grid instead',
    );
    if (back) click(back);
    leave();
  });

  it('is said by arrows on either field, and taken back', () => {
    ask();
    const [pleasant, energy] = [field('How pleasant'), field('How much energy')];
    expect(pleasant.getAttribute('aria-valuetext')).toBe('not said yet');
    pleasant.focus();
    ['ArrowLeft', 'ArrowLeft', 'ArrowUp'].forEach((key) => press(key));
    energy.focus();
    ['ArrowUp', 'ArrowUp'].forEach((key) => press(key));
    expect(answers['feels']).toEqual(place(-2, 3));
    expect(pleasant.getAttribute('aria-valuetext')).toBe('rather unpleasant (-2)');
    expect(energy.getAttribute('aria-valuetext')).toBe('much energy (3)');
    expect(text()).toContain('Rather unpleasant, much energy');
    press('Home');
    expect(answers['feels']).toEqual(place(-2, -4));
    press('Backspace');
    expect(answers).toEqual({});
    press('Enter');
    press('ArrowRight', { ctrlKey: true });
    expect(answers).toEqual({});
  });

  it('is said by a tool that sets the value', () => {
    ask();
    const energy = field('How much energy') as HTMLInputElement;
    energy.value = '-3';
    energy.dispatchEvent(new Event('input', { bubbles: true }));
    expect(answers['feels']).toEqual(place(0, -3));
  });

  it('is said by hand: pressed, dragged, and not past the edge', () => {
    ask();
    const plane = document.querySelector<HTMLElement>('.plane[role=presentation]');
    if (!plane) throw new Error('no plane');
    plane.setPointerCapture = () => undefined;
    plane.getBoundingClientRect = () =>
      ({ left: 100, top: 50, width: 180, height: 180 }) as DOMRect;
    const point = (kind: string, clientX: number, clientY: number, button = 0) =>
      plane.dispatchEvent(
        new MouseEvent(`pointer${kind}`, {
          bubbles: true,
          cancelable: true,
          clientX,
          clientY,
          button,
        }),
      );
    point('move', 110, 60);
    point('down', 110, 60, 2);
    expect(answers).toEqual({});
    point('down', 190, 140);
    expect(answers['feels']).toEqual(place(0, 0));
    expect(nameOf(document.activeElement as Element)).toBe('How pleasant');
    point('move', 255, 75);
    expect(answers['feels']).toEqual(place(3, 3));
    point('move', 900, -40);
    expect(answers['feels']).toEqual(place(4, 4));
    point('up', 900, -40);
    point('move', 110, 60);
    expect(answers['feels']).toEqual(place(4, 4));
  });

  it('is one of five faces, which is remembered', async () => {
    ask();
    click(button('Five faces instead'));
    await soon();
    expect(document.activeElement).toBe(face('Very unpleasant'));
    press('4');
    expect(answers['feels']).toEqual(place(2, null));
    expect(document.activeElement).toBe(face('Pleasant'));
    press('6');
    click(face('Neither'));
    expect(answers['feels']).toEqual(place(0, null));
    press('Delete');
    expect(answers).toEqual({});
    leave();
    ask();
    expect(face('Neither').checked).toBe(false);
    click(button('The grid instead'));
    await soon();
    expect(document.activeElement).toBe(field('How pleasant'));
  });

  it('is shown the way it was said', () => {
    ask({ feels: place(-4, null) });
    expect(face('Very unpleasant').checked).toBe(true);
    leave();
    ask({ feels: place(1, -3) });
    expect(text()).toContain('A little pleasant, little energy');
    click(button('Take the answer back: How it feels'));
    expect(answers).toEqual({});
  });
});

it.each<[Axis, string]>([
  ['pleasant', 'PageUp'],
  ['energy', 'PageUp'],
])('a far step goes along %s', (axis, key) => {
  expect(moved({ pleasant: 0, energy: 0 }, key, axis)?.[axis]).toBe(2);
});
