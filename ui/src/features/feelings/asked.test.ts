import { expect, it, vi } from 'vitest';
import type { ChangeSummary, Method, Summary } from '../../ipc';

vi.mock('../../ipc', () => ({ commands: {} }));
const { changesOf } = await import('./asked');

const change = (field: string, label = ''): ChangeSummary => ({
  field,
  fieldLabel: 'The question',
  label,
  n: 3,
  before: 7,
  after: 4,
  later: null,
  laterN: 0,
});

it('what was rated again lies on the line of what was rated first', () => {
  const fields = [
    { id: 'tension', kind: 'scale', min: 0, max: 10, of: null },
    { id: 'tension_after', kind: 're_rate', min: null, max: null, of: 'tension' },
    { id: 'felt', kind: 'emotions', min: null, max: null, of: null },
    { id: 'felt_after', kind: 're_rate', min: null, max: null, of: 'felt' },
  ];
  const method = { sections: [{ fields }] } as unknown as Method;
  const summary = {
    changes: [change('tension_after'), change('felt_after', 'sad'), change('gone')],
  };
  const rows = changesOf(summary as unknown as Summary, method);
  expect(rows.map(({ label, min, max }) => [label, min, max])).toEqual([
    ['The question', 0, 10],
    ['sad', 0, 100],
    ['The question', 0, 100],
  ]);
});
