import { expect, it } from 'vitest';
import { asText } from './sheet';

it('is lines and tabs, and what is in a cell breaks neither', () => {
  const sheet = { title: 'x', head: ['Day', 'Note'], rows: [['1', 'a\tb\nc']] };
  expect(asText(sheet)).toBe('Day\tNote\n1\ta b c');
});
