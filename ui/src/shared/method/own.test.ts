// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Field, Lists, OwnWord } from '../../ipc';
import FieldView from './FieldView.svelte';
import { listed, scaleName } from './listed';
import { field as asked, LISTS, method, option, section } from './samples';
import { sentence } from './sentence';
import { button, click, field, find, press, soon, stage, text, write } from './stage';

function scale(id: number, name: string, low = '', high = ''): OwnWord {
  const rest = { line: '', example: '', questions: [], group: '', minutes: 0 };
  return { id, kind: 'scale', text: name, low, high, ...rest };
}
const CARE: OwnWord = { ...scale(2, 'A walk'), kind: 'care', minutes: 20 };
const lists: Lists = {
  ...LISTS,
  own: [scale(1, 'My back', 'easy', 'hard'), CARE, scale(4, 'Hope')],
};

const onanswer = vi.fn();
let leave = () => {};
afterEach(() => {
  leave();
  leave = () => {};
});
beforeEach(() => onanswer.mockReset());

function show(one: Field, more: Record<string, unknown> = {}): void {
  const part = section('s', [one]);
  const rest = { section: part, field: one, answers: {}, answer: null, lists, onanswer, ...more };
  leave = stage(FieldView, { method: method([part]), ...rest });
}

describe('own scales', () => {
  const scales = asked('scales', 'own_scales', { label: 'My own scales' });

  it('are a row each, in the order in which they were made', () => {
    show(scales, { answer: { kind: 'scales', value: { own_4: 3 } } });
    const rows = [...document.querySelectorAll('fieldset fieldset legend')];
    expect(rows.map((row) => row.textContent)).toEqual(['My back', 'Hope']);
    click(field('10, hard'));
    expect(onanswer).toHaveBeenLastCalledWith({ kind: 'scales', value: { own_4: 3, own_1: 10 } });
    click(button('Take the answer back: Hope'));
    expect(onanswer).toHaveBeenLastCalledWith(null);
  });

  it('that were taken away keep their answers', () => {
    show(scales, { answer: { kind: 'scales', value: { own_9: 6 } } });
    expect(text()).toContain('A scale that was taken away: 6 of 10');
    click(field('0, easy'));
    expect(onanswer).toHaveBeenLastCalledWith({ kind: 'scales', value: { own_9: 6, own_1: 0 } });
  });

  it('show the way to where they are made while there are none', () => {
    const onwords = vi.fn();
    show(scales, { lists: LISTS, onwords });
    click(button('Make one in your own words and lists'));
    expect(onwords).toHaveBeenCalledOnce();
    leave();
    show(scales, { lists: LISTS });
    expect(document.querySelector('button')).toBeNull();
    expect(text()).toContain('There are no scales of your own yet.');
  });

  it('are named in a sentence', () => {
    const part = section('s', [scales, asked('slept', 'duration'), asked('feels', 'affect')]);
    const said = sentence(
      '{scales}; {slept}; {feels}',
      method([part]),
      {
        scales: { kind: 'scales', value: { own_1: 4, own_9: 2 } },
        slept: { kind: 'minutes', value: 425 },
        feels: { kind: 'affect', value: { pleasant: -3, energy: 1 } },
      },
      lists,
    );
    expect(said.map((piece) => piece.text).join('')).toBe(
      'My back and A scale that was taken away; 7 h 5 min; -3',
    );
    expect(scaleName('own_4', listed(scales, part, lists))).toBe('Hope');
  });
});

describe('as many as are asked for', () => {
  it('of feelings: there is no way to one more, and one to take one away', async () => {
    const value = ['sad', 'torn'].map((word) => ({ word, strength: 50 }));
    show(asked('f', 'emotions', { most: 2 }), { answer: { kind: 'emotions', value } });
    expect(document.querySelector('[role=combobox]')).toBeNull();
    expect(text()).toContain('2 words are enough here. Take one away to choose another.');
    expect(find<HTMLButtonElement>('button', 'angry').disabled).toBe(true);
    click(button('Take “sad” away'));
    expect(onanswer).toHaveBeenLastCalledWith({
      kind: 'emotions',
      value: [{ word: 'torn', strength: 50 }],
    });
    await soon();
  });

  it('of feelings: the next word may be said until then', async () => {
    const value = [{ word: 'sad', strength: 50 }];
    show(asked('f', 'emotions', { most: 2 }), { answer: { kind: 'emotions', value } });
    write(field('Another word'), 'torn');
    press('Enter');
    await soon();
    expect(onanswer).toHaveBeenCalledOnce();
  });

  it('of options: the others rest until one is taken back', () => {
    const options = ['a', 'b', 'c'].map((id) => option(id));
    const answer = { kind: 'choices', value: { ids: ['a'], own: ['mine'], none: false } };
    show(asked('c', 'choices', { most: 2, options, own: true }), { answer });
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(boxes.map(({ disabled }) => disabled)).toEqual([false, true, true]);
    expect(document.querySelector('input[type=text]')).toBeNull();
    expect(text()).toContain('2 are enough here.');
  });
});
