import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import type { Country, Help, HelpLine } from '../../ipc';
import CountryChoice from './CountryChoice.svelte';
import HelpLines from './HelpLines.svelte';
import {
  countriesOf,
  isOld,
  linesFor,
  nameOf,
  oldestCheck,
  partsOf,
  preselected,
  toCopy,
  wholeOf,
} from './lines';

const country = (code: string, name: string, part_of = ''): Country => ({ code, name, part_of });

const line = (place: string, kind: string, name: string, more: Partial<HelpLine> = {}) => ({
  country: place,
  kind,
  audience: '',
  name,
  dial: '0800123',
  display: '0800 123',
  text: '',
  hours: 'Day and night',
  cost: '',
  url: '',
  source: 'its own page.',
  checked: '2026-10-07',
  grade: 'A',
  note: '',
  ...more,
});

const help: Help = {
  checked: '2026-10-07',
  countries: [
    country('GB', 'United Kingdom'),
    country('GB-ENG', 'England', 'GB'),
    country('GB-SCT', 'Scotland', 'GB'),
    country('NZ', 'New Zealand'),
  ],
  lines: [
    line('GB', 'crisis', 'For all of it'),
    line('GB', 'abuse', 'Men, all of it', { checked: '2026-01-31' }),
    line('GB-ENG', 'abuse', 'English'),
    line('GB-SCT', 'abuse', 'Scottish'),
    line('GB-SCT', 'crisis', 'Scottish evenings'),
    line('NZ', 'crisis', 'Far away'),
  ],
  anywhere: [],
};

const names = (code: string, kind: 'emergency' | 'crisis' | 'abuse') =>
  linesFor(help, code, kind).map(({ name }) => name);

describe('the lines of a place', () => {
  test('in a part of a country are its own and those of the whole', () => {
    expect(names('GB-SCT', 'abuse')).toEqual(['Scottish', 'Men, all of it']);
    expect(names('GB-SCT', 'crisis')).toEqual(['For all of it', 'Scottish evenings']);
  });

  test('in a country are those of all its parts, after its own', () => {
    expect(names('GB', 'abuse')).toEqual(['Men, all of it', 'English', 'Scottish']);
  });

  test('are never those of another country', () => {
    expect(names('NZ', 'abuse')).toEqual([]);
    expect(names('', 'crisis')).toEqual([]);
  });
});

test('countries are chosen first, then their parts', () => {
  expect(countriesOf(help).map(({ code }) => code)).toEqual(['GB', 'NZ']);
  expect(partsOf(help, 'GB').map(({ name }) => name)).toEqual(['England', 'Scotland']);
  expect(partsOf(help, 'NZ')).toEqual([]);
  expect([wholeOf(help, 'GB-ENG'), wholeOf(help, 'NZ'), wholeOf(help, '')]).toEqual([
    'GB',
    'NZ',
    '',
  ]);
  expect(nameOf(help, 'GB-SCT')).toBe('Scotland');
});

test.each([
  ['en-NZ', 'NZ'],
  ['mi-Latn-NZ', 'NZ'],
  ['en-GB-oxendict', 'GB'],
  ['en', ''],
  ['fr-FR', ''],
  [undefined, ''],
])('the language %s suggests the country %j', (tag, code) => {
  expect(preselected(tag, help)).toBe(code);
});

test('numbers are old when the twelfth month since their check is over', () => {
  expect(isOld('2026-10-07', '2027-10-07')).toBe(false);
  expect(isOld('2026-10-07', '2027-10-08')).toBe(true);
  expect(isOld('2028-02-29', '2029-02-28')).toBe(false);
  expect(isOld('2028-02-29', '2029-03-01')).toBe(true);
});

test('the oldest check counts', () => {
  expect(oldestCheck(help.lines)).toBe('2026-01-31');
  expect(oldestCheck([])).toBeNull();
});

test('the number is copied as it is dialled, and the page where there is none', () => {
  expect(toCopy(line('NZ', 'crisis', 'x', { dial: '1737', display: '17 37' }))).toBe('1737');
  expect(toCopy(line('NZ', 'crisis', 'x', { dial: '', url: 'page.org.nz' }))).toBe('page.org.nz');
});

test('a line is never shown without its country, its source and the day of its check', () => {
  const lines = [line('GB-SCT', 'abuse', 'Scottish', { cost: 'Free', note: 'For everybody' })];
  const { body } = render(HelpLines, { props: { help, lines } });
  for (const said of [
    'Scottish',
    '0800 123',
    'Scotland',
    'Day and night',
    'Free',
    'For everybody',
  ]) {
    expect(body).toContain(said);
  }
  expect(body).toContain('Source: its own page.');
  expect(body).toMatch(/Checked on [^<]*2026/);
  expect(body).toContain('aria-label="Copy 0800 123, Scottish"');
  expect(body).not.toMatch(/href|tel:/);
});

test('parts of a country are offered where there are some', () => {
  const choice = (value: string) =>
    render(CountryChoice, { props: { help, value, onchange: () => undefined } }).body;
  expect(choice('GB-SCT')).toContain('England');
  expect(choice('NZ')).not.toContain('England');
  expect(choice('')).toContain('Choose your country');
});
