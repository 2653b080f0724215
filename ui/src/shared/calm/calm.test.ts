import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { calmText } from '../../text/calm';
import FiveSenses from './FiveSenses.svelte';
import { anything, groundMarkdown } from './ground';
import { breath, lastSecond, PACES, placeAt, type PaceName } from './pace';
import Pacer from './Pacer.svelte';

const names = Object.keys(PACES) as PaceName[];

describe.each(names)('the pace %s', (name) => {
  const pace = PACES[name];

  test('lets each breath out take longer than the one in', () => {
    expect(pace.out).toBeGreaterThan(pace.in);
    expect(pace.out).toBeGreaterThan(pace.hold);
  });

  test('gives every second of two breaths its place, and counts each part down to 1', () => {
    const places = Array.from({ length: 2 * breath(pace) }, (_, second) => placeAt(pace, second));
    const once = (['in', 'hold', 'out'] as const).flatMap((phase) =>
      Array.from({ length: pace[phase] }, (_, at) => ({
        phase,
        length: pace[phase],
        left: pace[phase] - at,
      })),
    );
    expect(places).toEqual([...once, ...once]);
  });

  test('is named with its own seconds', () => {
    const { in: into, hold, out } = pace;
    const parts = [`${into} in`, ...(hold ? [`${hold} hold`] : []), `${out} out`];
    expect(calmText.paces[name]).toContain(parts.join(', '));
  });

  test('ends after a whole breath, never before the minutes are over', () => {
    for (const minutes of [1, 3, 10]) {
      const last = lastSecond(pace, minutes) ?? 0;
      expect(last % breath(pace)).toBe(0);
      expect(last).toBeGreaterThanOrEqual(minutes * 60);
      expect(last - breath(pace)).toBeLessThan(minutes * 60);
    }
    expect(lastSecond(pace, 0)).toBeNull();
  });
});

describe('what was noticed', () => {
  test('is listed under its sense, one thing a line, and nothing else', () => {
    expect(
      groundMarkdown(['the lamp\n\n the edge of the table ', '', 'rain, far away', '', '']),
    ).toBe(
      '## Five things I see\n\n- the lamp\n- the edge of the table\n\n## Three things I hear\n\n- rain, far away',
    );
  });

  test('is nothing while only blanks were typed', () => {
    expect(anything(['', ' \n ', '', '', ''])).toBe(false);
    expect(anything(['', '', 'rain', '', ''])).toBe(true);
    expect(groundMarkdown(['', ' \n ', '', '', ''])).toBe('');
  });
});

test('there are five senses, from five things down to one', () => {
  const counts = calmText.senses.map(({ heading }) => heading.split(' ')[0]);
  expect(counts).toEqual(['Five', 'Four', 'Three', 'Two', 'One']);
});

test('without an open journal nothing can be typed', () => {
  const keep = () => Promise.resolve(true);
  expect(render(FiveSenses, { props: {} }).body).not.toContain('<textarea');
  expect(render(FiveSenses, { props: { onkeep: keep } }).body).toContain('<textarea');
});

test('the pacer waits until it is started', () => {
  const { body } = render(Pacer, { props: {} });
  expect(body).toContain(calmText.ready);
  expect(body).toContain(calmText.start);
  expect(body).not.toContain(`>${calmText.phases.in}<`);
});
