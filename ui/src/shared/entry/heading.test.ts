import { describe, expect, it } from 'vitest';
import { heading } from './heading';

describe('what a row is known by', () => {
  it('is its title, with the text below', () => {
    expect(heading({ title: ' A walk ', preview: 'By the river.' })).toEqual({
      text: 'A walk',
      rest: 'By the river.',
      borrowed: false,
    });
  });

  it('is the first sentence when there is no title', () => {
    const shown = heading({
      title: '',
      preview: 'Could not sleep. I kept going over what was said at dinner.',
    });
    expect(shown).toEqual({
      text: 'Could not sleep.',
      rest: 'I kept going over what was said at dinner.',
      borrowed: true,
    });
  });

  it('is the name of its guide when answers have no title', () => {
    expect(heading({ title: '', preview: 'About an hour.', method: 'Something for me' })).toEqual({
      text: 'Something for me',
      rest: 'About an hour.',
      borrowed: true,
    });
  });

  it('is cut between words when the first sentence is long', () => {
    const preview =
      'There is something about the way the light falls on this side of the house in the morning';
    const { text, rest } = heading({ title: '', preview });
    expect(text.length).toBeLessThanOrEqual(56);
    expect(`${text} ${rest}`).toBe(preview);
  });

  it('does not break an emoji that stands at the cut', () => {
    const { text, rest } = heading({ title: '', preview: `a${'😔'.repeat(60)}` });
    expect(text.isWellFormed() && rest.isWellFormed()).toBe(true);
  });

  it('is nothing at all when nothing was written', () => {
    expect(heading({ title: '', preview: '' })).toEqual({ text: '', rest: '', borrowed: true });
  });
});
