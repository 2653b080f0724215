import { expect, test } from 'vitest';
import { sayError } from './errors';
import { sayFinding, sayNotice } from './noticed';

test('a code without words of its own still says what to do', () => {
  expect(sayError('from the future')).toEqual(sayError('internal'));
  expect(sayError('toString')).toEqual(sayError('internal'));
});

test.each([
  'wrong_passphrase',
  'vault_missing',
  'in_use',
  'read_only',
  'disk_full',
  'newer_schema',
])('%s has its own sentence, and what to do', (code) => {
  const { said, todo } = sayError(code);
  expect(said).not.toBe(sayError('internal').said);
  expect(todo).not.toBe('');
});

test('what was noticed while opening is told calmly, not as an obstacle', () => {
  expect(sayNotice('commits_missing').todo).not.toBe(sayError('commits_missing').todo);
  expect(sayNotice('header_copy_used').said).not.toBe(sayError('internal').said);
});

test.each(['header', 'header_copy', 'counter', 'commits_missing', 'pages', 'structure'])(
  'the finding %s has words',
  (code) => {
    expect(sayFinding(code)).not.toBe(sayError('internal').said);
  },
);
