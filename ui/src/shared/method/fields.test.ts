// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { Field, Section } from '../../ipc';
import Answering from './Answering.svelte';
import type { Answers } from './answers';
import { field as asked, method, option, section } from './samples';
import { button, click, field, find, press, soon, stage, text, write } from './stage';

let leave = () => {};
let answers: Answers = {};
afterEach(() => {
  leave();
  answers = {};
});

function ask(fields: Field[], start: Answers = {}, more: Partial<Section> = {}): void {
  const heard = (_field: Field, _answer: unknown, all: Answers) => (answers = all);
  leave = stage(Answering, { method: method([section('s', fields, more)]), start, heard });
}

describe('feelings', () => {
  it('are a word, Enter, a strength, Enter, the next word', async () => {
    ask([asked('f', 'emotions')]);
    write(field('A word for it'), 'anx');
    press('Enter');
    await soon();
    expect(document.activeElement).toBe(field('How strong: anxious'));
    press('8');
    press('Enter');
    expect(document.activeElement).toBe(field('Another word'));
    write(field('Another word'), 'worn out');
    press('Enter');
    await soon();
    press('3');
    press('5');
    expect(answers['f']).toEqual({
      kind: 'emotions',
      value: [
        { word: 'anxious', strength: 80 },
        { word: 'worn out', strength: 35 },
      ],
    });
  });

  it('are not felt twice, and can be taken away', async () => {
    ask([asked('f', 'emotions')], {
      f: { kind: 'emotions', value: [{ word: 'scared', strength: 20 }] },
    });
    write(field('Another word'), 'Scared');
    press('Enter');
    await soon();
    expect(document.activeElement).toBe(field('How strong: scared'));
    click(button('Take “scared” away'));
    expect(answers).toEqual({});
  });
});

describe('thoughts', () => {
  it('have no belief until one is given, and at most one stings most', async () => {
    ask([asked('t', 'thoughts')]);
    write(field('t'), 'They will.');
    expect(answers['t']).toMatchObject({ value: [{ text: 'They will.', belief: null }] });
    press('Enter');
    await soon();
    press('9');
    press('Enter');
    await soon();
    write(field('Thought 2'), 'I am.');
    const [first, second] = document.querySelectorAll<HTMLInputElement>('input[type=radio]');
    if (first) click(first);
    if (second) click(second);
    expect(answers['t']).toMatchObject({
      value: [
        { text: 'They will.', belief: 90, hot: false },
        { text: 'I am.', belief: null, hot: true },
      ],
    });
  });
});

describe('lists', () => {
  it('take a line with Enter, and lose an empty one with Backspace', async () => {
    ask([asked('l', 'list')]);
    write(field('l, line 1'), 'one');
    press('Enter');
    await soon();
    expect(document.activeElement).toBe(field('l, line 2'));
    write(field('l, line 2'), 'two');
    press('Enter');
    await soon();
    expect(answers['l']).toEqual({ kind: 'list', value: ['one', 'two'] });
    press('Backspace');
    await soon();
    expect(document.activeElement).toBe(field('l, line 2'));
  });

  it('take several lines at once', () => {
    ask([asked('l', 'list')]);
    write(field('l, line 1'), 'one\ntwo\n');
    expect(answers['l']).toEqual({ kind: 'list', value: ['one', 'two'] });
  });
});

describe('habits', () => {
  const habits = asked('h', 'choices', { from: 'habits', own: true, at_once: 5, none: 'None' });

  it('come five at a time, and stay chosen when others are shown', async () => {
    ask([habits]);
    expect(document.querySelectorAll('input[type=checkbox]')).toHaveLength(6);
    click(field('Habit two'));
    click(button('2 others'));
    await soon();
    click(field('Habit seven'));
    expect(text()).toContain('Also chosen: Habit two');
    write(field('Add your own: h'), ' my  own ');
    press('Enter');
    expect(answers['h']).toEqual({
      kind: 'choices',
      value: { ids: ['two', 'seven'], own: ['my own'], none: false },
    });
  });

  it('give way to “none of them”, and it to them', () => {
    ask([habits], { h: { kind: 'choices', value: { ids: ['one'], own: ['x'], none: false } } });
    click(field('None'));
    expect(answers['h']).toEqual({ kind: 'choices', value: { ids: [], own: [], none: true } });
    click(field('Habit one'));
    expect(answers['h']).toMatchObject({ value: { ids: ['one'], none: false } });
  });
});

describe('questions with the same answers', () => {
  const options = [option('never', { score: 0 }), option('often', { score: 1 })];

  it('are a table, row by row, and each can be taken back', () => {
    ask([asked('a', 'choice'), asked('b', 'choice')], {}, { options });
    expect(document.querySelectorAll('table th[scope=row]')).toHaveLength(2);
    click(field('b often'));
    expect(answers).toEqual({
      b: { kind: 'choices', value: { ids: ['often'], own: [], none: false } },
    });
    press('Delete');
    expect(answers).toEqual({});
  });
});

describe('a scale', () => {
  it('is answered with digits and taken back with Delete', () => {
    ask([asked('n', 'scale', { min: 0, max: 10, low: 'none', high: 'plenty' })]);
    field('0, none').focus();
    press('1');
    press('0');
    expect(answers['n']).toEqual({ kind: 'scale', value: 10 });
    press('Delete');
    expect(answers).toEqual({});
  });
});

describe('what is rated again', () => {
  it('stands beside the former value and is not rated until it is touched', () => {
    ask([asked('f', 'emotions'), asked('again', 're_rate', { of: 'f', label: 'Now' })], {
      f: { kind: 'emotions', value: [{ word: 'sad', strength: 80 }] },
    });
    const slider = field('How strong: sad (then 80)');
    expect(slider.getAttribute('aria-valuetext')).toBe('not said yet');
    slider.focus();
    press('ArrowLeft');
    expect(answers['again']).toEqual({ kind: 'emotions', value: [{ word: 'sad', strength: 50 }] });
    press('Delete');
    expect(answers['again']).toBeUndefined();
  });
});

describe('advice and sentences', () => {
  it('follow what is typed', () => {
    const checks = [{ starts: ['that'], has: [], say: 'That is a thought.' }];
    ask([
      asked('feeling', 'text', { checks }),
      asked('whole', 'sentence', { template: 'I feel {feeling}.' }),
    ]);
    expect(text()).toContain('I feel ….');
    write(field('feeling'), 'that you left');
    expect(text()).toContain('That is a thought.');
    expect(text()).toContain('I feel that you left.');
    write(field('feeling'), 'sad');
    expect(text()).not.toContain('That is a thought.');
  });
});

describe('a day', () => {
  it('that comes back is one press away', () => {
    ask([asked('d', 'date', { due: true })]);
    click(button('In a week'));
    expect(answers['d']).toMatchObject({ kind: 'date' });
    expect(find('button', 'In a week').getAttribute('aria-pressed')).toBe('true');
  });
});
