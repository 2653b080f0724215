import { expect, test } from 'vitest';
import { EVERYTHING } from '../../state/browse.svelte';
import { askedFor, canLock, hasFiles, type Chosen } from './asked';

const filter = { ...EVERYTHING, tags: ['walk'] };
const chosen: Chosen = { what: 'some', form: 'pdf', filter, entry: 7, originals: true };

test('everything is an archive, whatever was chosen before', () => {
  const asked = askedFor({ ...chosen, what: 'all' });
  expect(asked).toEqual({ form: 'archive', filter: EVERYTHING, entry: null, originals: true });
});

test('some entries are those of the filter, and not the one that led here', () => {
  expect(askedFor(chosen)).toEqual({ form: 'pdf', filter, entry: null, originals: false });
});

test('one entry is the one that led here, without the filter', () => {
  const asked = askedFor({ ...chosen, what: 'one', form: 'markdown_zip' });
  expect(asked).toEqual({ form: 'markdown_zip', filter: EVERYTHING, entry: 7, originals: true });
});

test('only what can be locked or holds files says so', () => {
  expect((['archive', 'pdf', 'html', 'markdown_zip'] as const).map(canLock)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect((['archive', 'pdf', 'html', 'markdown_zip'] as const).map(hasFiles)).toEqual([
    true,
    false,
    false,
    true,
  ]);
});
