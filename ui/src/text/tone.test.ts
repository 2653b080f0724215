import { expect, test } from 'vitest';

const tables = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], {
  eager: true,
});

/** Every sentence of a table, however deep. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(sentences);
  return [];
}

const said = Object.values(tables).flatMap((table) => sentences(Object.values(table)));

test('the tables are found', () => {
  expect(said.length).toBeGreaterThan(100);
});

test.each(said)('speaks calmly: %s', (sentence) => {
  expect(sentence).not.toMatch(/!|\b(errors?|failed|failure|invalid|fatal|oops|sorry)\b/i);
});
