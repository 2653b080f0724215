import { describe, expect, it } from 'vitest';
import type { Method } from '../../ipc';
import fixture from '../../../../tests/fixtures/conditions.json';
import type { Answers } from './answers';
import { missing, visible } from './conditions';
import { field, method, section, when } from './samples';

/** The core holds the same cases. */
interface Case {
  name: string;
  method: string;
  answers: Answers;
  visible: string[];
}
const cases = fixture.cases as unknown as Case[];
const methods = fixture.methods as unknown as Record<string, Method>;

describe('what is shown', () => {
  it('is tried in many ways', () => expect(cases.length).toBeGreaterThanOrEqual(40));

  it.each(cases)('$name', ({ method: id, answers, visible: expected }) => {
    const shown = visible(methods[id] as Method, answers);
    expect(shown.flatMap(({ fields }) => fields.map((one) => one.id))).toEqual(expected);
    expect(shown.every(({ fields }) => fields.length > 0)).toBe(true);
  });
});

describe('what is missing', () => {
  const asked = method([
    section('first', [
      field('must', 'text', { required: true }),
      field('hidden', 'text', { required: true, show_if: when('must', { answered: true }) }),
    ]),
    section('later', [field('after', 'text', { required: true })], { later: true }),
  ]);
  const ids = (answers: Answers) => missing(asked, answers).map(({ field: { id } }) => id);

  it('is what must be answered, is shown and is not answered', () => {
    expect(ids({})).toEqual(['must']);
    expect(ids({ must: { kind: 'text', value: ' \n' } })).toEqual(['must']);
    expect(ids({ must: { kind: 'text', value: 'so' } })).toEqual(['hidden']);
  });
});
