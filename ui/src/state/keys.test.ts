import { describe, expect, test } from 'vitest';
import { canHide, matches, shown, written } from './keys';

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  ({
    key,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    target: null,
    ...held,
  }) as KeyboardEvent;

describe('matches', () => {
  test('Mod is Ctrl, and Cmd on a Mac', () => {
    expect(matches('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(matches('Mod+K', press('k', { metaKey: true }), false)).toBe(false);
    expect(matches('Mod+K', press('k', { metaKey: true }), true)).toBe(true);
    expect(matches('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false);
  });

  test('every modifier has to fit', () => {
    const all = { ctrlKey: true, shiftKey: true };
    expect(matches('Ctrl+Shift+H', press('H', all), false)).toBe(true);
    expect(matches('Ctrl+Shift+H', press('h', { ctrlKey: true }), false)).toBe(false);
    expect(matches('Mod+H', press('H', all), false)).toBe(false);
    expect(matches('F9', press('F9', { altKey: true }), false)).toBe(false);
  });

  test('Caps Lock makes no difference', () => {
    expect(matches('Mod+L', press('L', { ctrlKey: true }), false)).toBe(true);
  });

  test('a character needs no Shift of its own', () => {
    expect(matches('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(matches('Mod+,', press(',', { ctrlKey: true }), false)).toBe(true);
  });
});

describe('written', () => {
  test('is read back by matches', () => {
    const event = press('h', { ctrlKey: true, shiftKey: true });
    expect(written(event)).toBe('Ctrl+Shift+H');
    expect(matches('Ctrl+Shift+H', event, false)).toBe(true);
  });

  test('waits while only modifiers are held', () => {
    expect(written(press('Control', { ctrlKey: true }))).toBeNull();
  });
});

test.each(['F9', 'Ctrl+Shift+H', 'Alt+Q', 'Meta+1'])('%s can hide', (keys) => {
  expect(canHide(keys)).toBe(true);
});

test.each(['H', 'Shift+H', 'Enter', 'Ctrl+Enter', 'Escape', 'F13', 'Ctrl++'])(
  '%s cannot hide',
  (keys) => {
    expect(canHide(keys)).toBe(false);
  },
);

test('keys are shown as the system names them', () => {
  expect(shown('Mod+Shift+L', false)).toEqual(['Ctrl', 'Shift', 'L']);
  expect(shown('Mod+Shift+L', true)).toEqual(['⌘', '⇧', 'L']);
});
