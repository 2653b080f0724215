import { describe, expect, it } from 'vitest';
import { cleanTag, suggest, withTag } from './tags';

describe('tags', () => {
  it.each([
    ['  work ', 'work'],
    ['#work', 'work'],
    ['two  words', 'two words'],
    ['a,b', 'a b'],
    [' , ', ''],
    ['דברים', 'דברים'],
  ])('keeps %j as %j', (typed, tag) => expect(cleanTag(typed)).toBe(tag));

  it('adds a tag once, whatever its letters', () => {
    const tags = ['Café'];
    expect(withTag(tags, 'cafe')).toBe(tags);
    expect(withTag(tags, 'tea')).toEqual(['Café', 'tea']);
  });

  it('suggests what begins with the letters before what holds them, and nothing twice', () => {
    const known = ['night', 'good night', 'nightmare', 'day'];
    expect(suggest(known, ['nightmare'], 'NI')).toEqual(['night', 'good night']);
    expect(suggest(known, [], 'night')).toEqual(['nightmare', 'good night']);
    expect(suggest(known, [], '')).toEqual(known);
  });
});
