import { beforeEach, describe, expect, it } from 'vitest';
import { nav } from './nav.svelte';

beforeEach(() => nav.reset());

describe('what lies on the page', () => {
  it('is a new entry with the title that it begins from, about a day', () => {
    nav.write('2026-11-20', 'What can wait?');
    expect(nav.page).toMatchObject({
      what: { kind: 'entry', comeBack: false },
      id: null,
      day: '2026-11-20',
      title: 'What can wait?',
      into: true,
    });
  });

  it('is a method with what led to it, and stays the same page once it is saved', () => {
    nav.fill('thought-record', { from: 7, quote: 'again' });
    const key = nav.page?.key ?? 0;
    expect(nav.page?.what).toEqual({
      kind: 'fill',
      method: 'thought-record',
      from: 7,
      quote: 'again',
    });
    nav.saved(key, 12);
    expect(nav.page).toMatchObject({ key, id: 12 });
    nav.saved(key + 1, 13);
    expect(nav.page?.id).toBe(12);
  });

  it('is the bringing in of another journal, beside the timeline where there was no list', () => {
    nav.go('settings');
    nav.bringIn();
    expect([nav.view, nav.page?.what.kind]).toEqual(['timeline', 'bringIn']);
    nav.go('calendar');
    nav.bringIn();
    expect(nav.view).toBe('calendar');
  });

  it('is another page when an entry is come back to', () => {
    nav.open(3);
    const read = nav.page?.key;
    nav.comeBack(3);
    expect(nav.page?.key).not.toBe(read);
    expect(nav.page).toMatchObject({ id: 3, what: { kind: 'entry', comeBack: true } });
  });

  it('is an entry after the thread that it was read in', () => {
    nav.open(3);
    nav.thread(3);
    expect(nav.page).toMatchObject({ id: null, what: { kind: 'thread', id: 3 } });
    nav.open(3);
    expect(nav.page).toMatchObject({ id: 3, what: { kind: 'entry' } });
  });

  it('is never laid where there is no page', () => {
    for (const lay of [() => nav.fill('x'), () => nav.records('x'), () => nav.thread(1)]) {
      nav.go('bin');
      lay();
      expect(nav.view).toBe('guides');
      expect(nav.front).toBe('page');
    }
    nav.go('settings');
    nav.write();
    expect(nav.view).toBe('timeline');
    nav.go('calendar');
    nav.records('x');
    expect(nav.view).toBe('calendar');
  });
});
