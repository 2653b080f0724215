// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LogLine } from '../../ipc';
import { today } from '../days';
import { option } from '../method/samples';
import { button, click, field, find, soon, stage, text, write } from '../method/stage';
import NoteForm from './NoteForm.svelte';
import Outcomes from './Outcomes.svelte';

let leave = () => {};
afterEach(() => leave());

const OUTCOMES = [option('kept', { label: 'Kept' }), option('slipped', { label: 'Slipped' })];
const LINE: LogLine = {
  ...{ id: 1, day: '2026-11-22', outcome: 'kept', label: 'Kept', who: 'me' as const, note: '' },
  during: null,
};

describe('outcomes', () => {
  const acts = () => ({
    onnote: vi.fn(() => Promise.resolve()),
    ontake: vi.fn(() => Promise.resolve()),
    onwhose: vi.fn(() => Promise.resolve()),
  });

  it('are noted with one press, once, however hastily', async () => {
    const { onnote, ...rest } = acts();
    leave = stage(Outcomes, {
      title: 'It',
      outcomes: OUTCOMES,
      who: true,
      noted: [],
      onnote,
      ...rest,
    });
    click(button('Slipped'));
    click(button('Slipped'));
    expect(onnote.mock.calls).toEqual([['slipped']]);
    await soon();
    expect(text()).not.toContain('Whose was it?');
  });

  it('stay pressed, are taken away again, and say whose they were', async () => {
    const { ontake, onwhose, ...rest } = acts();
    leave = stage(Outcomes, {
      ...{ title: 'It', outcomes: OUTCOMES, who: true, noted: [LINE], ontake, onwhose, ...rest },
    });
    expect(button('Kept').getAttribute('aria-pressed')).toBe('true');
    expect(button('Mine').getAttribute('aria-pressed')).toBe('true');
    click(button('Theirs'));
    await soon();
    click(button('Mine'));
    await soon();
    expect(onwhose.mock.calls).toEqual([
      [LINE, 'them'],
      [LINE, null],
    ]);
    click(button('Kept'));
    expect(ontake).toHaveBeenCalledWith(LINE);
  });
});

describe('a line in words', () => {
  const note = vi.fn(() => Promise.resolve(true));
  const submit = async () => {
    click(button('Note it'));
    await soon();
  };

  it('needs what came of it and a day that has come, and nothing else', async () => {
    note.mockClear();
    leave = stage(NoteForm, { outcomes: OUTCOMES, who: true, onnote: note });
    await submit();
    expect(text()).toContain('Choose what came of it first.');
    expect(document.activeElement).toBe(find('input', 'Kept'));
    click(find('input', 'Kept'));
    expect(text()).not.toContain('Choose what came of it first.');
    write(field('Day'), '2999-01-01');
    await submit();
    expect(text()).toContain('That day is still to come.');
    write(field('Day'), '2026-02-03');
    click(find('input', 'Theirs'));
    write(field('In your words'), ' They told me. ');
    await submit();
    expect(note.mock.calls).toEqual([
      [{ outcome: 'kept', who: 'them', day: '2026-02-03', note: 'They told me.' }],
    ]);
    expect(field('In your words').value).toBe('');
    expect(field('Day').value).toBe(today());
  });

  it('does not ask whose it was where that is not asked, and keeps what was not noted', async () => {
    note.mockClear();
    note.mockResolvedValueOnce(false);
    leave = stage(NoteForm, { outcomes: OUTCOMES, who: false, onnote: note });
    expect(text()).not.toContain('Whose was it?');
    click(find('input', 'Slipped'));
    write(field('In your words'), 'So.');
    await submit();
    expect(note).toHaveBeenCalledWith(
      expect.objectContaining({ outcome: 'slipped', who: null, note: 'So.' }),
    );
    expect(field('In your words').value).toBe('So.');
  });
});
