import { describe, expect, it } from 'vitest';
import type { ItemOffer, PackOffer, PartOffer } from '../../ipc';
import {
  isFull,
  isIn,
  isTicked,
  notIn,
  stillOffered,
  withItem,
  withPart,
  withThose,
} from './ticks';

const item = (key: string): ItemOffer => ({
  key,
  label: key,
  detail: '',
  day: null,
  entry: null,
  backDated: false,
  usual: false,
  apart: false,
  n: 1,
});
const part = (id: string, keys: string[], more: Partial<PartOffer> = {}): PartOffer => ({
  id,
  heading: id,
  intro: '',
  annex: false,
  usual: false,
  apart: false,
  written: false,
  most: null,
  n: keys.length,
  items: keys.map(item),
  ...more,
});
const thoughts = part('thoughts', ['a', 'b', 'c'], { most: 2 });
const entries = part('entries', ['x', 'y'], { annex: true });
const offerOf = (parts: PartOffer[]): PackOffer => ({
  from: '2026-11-01',
  to: '2026-11-26',
  entries: 0,
  days: 0,
  parts,
});
const [a, b] = [item('a'), item('b')];

describe('what is ticked', () => {
  it('is a part, with or without items of it', () => {
    const one = withPart({}, thoughts, true);
    expect(isIn(one, thoughts)).toBe(true);
    const two = withItem(one, thoughts, a, true);
    expect(isTicked(two, thoughts, a)).toBe(true);
    expect(withItem(two, thoughts, a, false)).toEqual({ thoughts: [] });
    expect(withPart(two, thoughts, false)).toEqual({});
  });

  it('is full when no more fit', () => {
    const two = withItem(withItem({}, thoughts, a, true), thoughts, b, true);
    expect(isFull(two, thoughts)).toBe(true);
    expect(isFull(withItem(two, thoughts, b, false), thoughts)).toBe(false);
    expect(isFull(two, entries)).toBe(false);
  });

  it('ends with the last whole page', () => {
    const one = withItem({}, entries, item('x'), true);
    expect(one).toEqual({ entries: ['x'] });
    expect(withItem(one, entries, item('x'), false)).toEqual({});
  });

  it('loses what other days do not have', () => {
    const offer: PackOffer = {
      from: '2026-11-01',
      to: '2026-11-26',
      entries: 0,
      days: 0,
      parts: [thoughts, part('entries', ['y'], { annex: true })],
    };
    const before = { thoughts: ['a', 'gone'], entries: ['x'], mood: [] };
    expect(stillOffered(before, offer)).toEqual({ thoughts: ['a'] });
  });

  it('comes back with the days that it is of', () => {
    const all = { thoughts: ['a', 'b'], entries: ['x'] };
    const fewer = { ...offerOf([part('thoughts', ['b'])]) };
    const left = stillOffered(all, fewer);
    expect(left).toEqual({ thoughts: ['b'] });
    const putBy = notIn(all, left);
    expect(putBy).toEqual({ thoughts: ['a'], entries: ['x'] });
    const again = withThose(left, putBy);
    expect(stillOffered(again, offerOf([thoughts, entries]))).toEqual({
      thoughts: ['b', 'a'],
      entries: ['x'],
    });
  });
});
