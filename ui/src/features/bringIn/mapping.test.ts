import { describe, expect, test } from 'vitest';
import type { ImportSheet } from '../../ipc';
import {
  asColumns,
  examplesOf,
  feltOf,
  lacks,
  meaningOf,
  orderOf,
  patternOf,
  toldApart,
  withMeaning,
} from './mapping';

const column = (header: string, meaning: string) => ({ header, meaning });
const sheet = (dates: string): ImportSheet => ({ columns: [], rows: [], count: 0, dates });

describe('a column', () => {
  test('is what the reader says, and a number by any name', () => {
    expect(meaningOf(column('Steps', 'number:Steps'))).toBe('number');
    expect(meaningOf(column('When', 'date'))).toBe('date');
    expect(meaningOf(column('X', 'of a later build'))).toBe('extra');
  });

  test('a number is called as its column is', () => {
    expect(withMeaning(column('Sleep', 'extra'), 'number')).toEqual(
      column('Sleep', 'number:Sleep'),
    );
    expect(withMeaning(column('Sleep', 'number:Sleep'), 'body')).toEqual(column('Sleep', 'body'));
  });

  test('of the same name keeps its place', () => {
    const columns = [column('A', 'date'), column('A', 'body')];
    expect(asColumns(columns)).toEqual([
      ['A', 'date'],
      ['A', 'body'],
    ]);
    expect(toldApart(['A', 'B', 'A', 'A'])).toEqual(['A', 'B', 'A (2)', 'A (3)']);
  });

  test('is known by a few different values', () => {
    const rows = [['1', ' x '], ['1', ''], ['2', 'x'], ['3'], ['4', 'y']];
    expect(examplesOf(rows, 0)).toEqual(['1', '2', '3']);
    expect(examplesOf(rows, 1)).toEqual(['x', 'y']);
    expect(examplesOf(rows, 7)).toEqual([]);
  });
});

describe('dates', () => {
  test('have to be decided where they can be read in two ways', () => {
    expect(orderOf(sheet('either'))).toBeNull();
    expect(['clear', 'day_first', 'month_first'].map((dates) => orderOf(sheet(dates)))).toEqual([
      'clear',
      'day',
      'month',
    ]);
  });

  test('are told in the notation of the reader', () => {
    expect([null, 'clear', 'day', 'month'].map((order) => patternOf(order as never))).toEqual([
      null,
      null,
      '%d/%m/%Y',
      '%m/%d/%Y',
    ]);
  });

  test('a table without a day or an order can not be read', () => {
    const dated = [column('When', 'date')];
    expect(lacks([column('When', 'body')], 'clear')).toBe('date');
    expect(lacks(dated, null)).toBe('order');
    expect(lacks(dated, 'day')).toBeNull();
  });
});

describe('a mood', () => {
  const felt = { pleasant: 2, energy: null };
  const mood = { label: 'meh', level: null, count: 1, suggested: felt };

  test('is as it is suggested until the person says otherwise', () => {
    expect(feltOf(mood, {})).toBe(felt);
    expect(feltOf(mood, { other: null })).toBe(felt);
    expect(feltOf(mood, { meh: null })).toBeNull();
    expect(feltOf(mood, { meh: { pleasant: -1, energy: 3 } })).toEqual({ pleasant: -1, energy: 3 });
  });

  test('may be called like something that every object has', () => {
    expect(feltOf({ ...mood, label: 'constructor' }, {})).toBe(felt);
  });
});
