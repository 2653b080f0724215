import { describe, expect, test } from 'vitest';
import { filter, score } from './fuzzy';

const LABELS = ['New entry', 'Go to the timeline', 'Go to the bin', 'Save and lock', 'Look: dark'];
const found = (query: string) => filter(query, LABELS, (label) => [label]);

describe('filter', () => {
  test('leaves everything in its order for an empty query', () => {
    expect(found('  ')).toEqual(LABELS);
  });

  test('finds by letters in order, and by nothing else', () => {
    expect(found('nwe')).toEqual(['New entry']);
    expect(found('zz')).toEqual([]);
    expect(found('yrtne')).toEqual([]);
  });

  test('prefers the start of a word', () => {
    expect(found('lo')[0]).toBe('Look: dark');
    expect(found('lock')[0]).toBe('Save and lock');
    expect(found('bin')[0]).toBe('Go to the bin');
  });

  test('prefers a whole word to the starts of two', () => {
    const labels = ['Bring in another journal', 'Go to the bin'];
    expect(filter('bin', labels, (label) => [label])[0]).toBe('Go to the bin');
  });

  test('finds by other words too', () => {
    const items = [
      { label: 'Save and lock', also: 'leave' },
      { label: 'New entry', also: 'write' },
    ];
    const labels = filter('wri', items, ({ label, also }) => [label, also]).map((i) => i.label);
    expect(labels).toEqual(['New entry']);
  });
});

describe('score', () => {
  test('takes no notice of case, accents and spaces', () => {
    expect(score('UBER m', 'Über mich')).not.toBeNull();
  });

  test('a letter is found beyond a false start', () => {
    expect(score('tt', 'Go to the timeline')).not.toBeNull();
  });

  test('letters side by side count more', () => {
    expect(score('ab', 'xabx') ?? 0).toBeGreaterThan(score('ab', 'xaxb') ?? 0);
  });
});
