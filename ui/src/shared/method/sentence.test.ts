import { expect, it } from 'vitest';
import type { Answers } from './answers';
import { LISTS, field, method, option, section, when } from './samples';
import { sentence } from './sentence';

const asked = method([
  section('one', [
    field('feeling', 'emotions'),
    field('seen', 'long_text'),
    field('way', 'choices', { options: [option('a', { label: 'by phone' })], own: true }),
    field('hidden', 'text', { show_if: when('seen', { answered: false }) }),
  ]),
]);
const read = (template: string, answers: Answers) =>
  sentence(template, asked, answers, LISTS)
    .map(({ text }) => text)
    .join('');

it('has a gap for what is not answered, and takes stops off what goes on', () => {
  const template = 'I feel {feeling} when {seen}, {way}; {hidden}.';
  expect(read(template, {})).toBe('I feel … when …, …; ….');
  const answers: Answers = {
    feeling: {
      kind: 'emotions',
      value: ['sad', 'angry', 'worn out'].map((word) => ({ word, strength: 50 })),
    },
    seen: { kind: 'text', value: 'you come\n home late. ' },
    way: { kind: 'choices', value: { ids: ['a'], own: ['in a letter'], none: false } },
    hidden: { kind: 'text', value: 'said before' },
  };
  expect(read(template, answers)).toBe(
    'I feel sad, angry and worn out when you come home late, by phone and in a letter; ….',
  );
});
