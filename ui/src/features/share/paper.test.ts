import { expect, test } from 'vitest';
import { usualPaper } from './paper';

test.each([
  [['en-US', 'en'], 'letter'],
  [['es-MX'], 'letter'],
  [['zh-Hant-US'], 'letter'],
  [['pt-PT', 'en-US'], 'a4'],
  [['en', 'en-CA'], 'letter'],
  [['de'], 'a4'],
  [[], 'a4'],
])('the paper where one speaks %j is %s', (languages, paper) => {
  expect(usualPaper(languages)).toBe(paper);
});
