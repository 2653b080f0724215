// @vitest-environment jsdom
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { methodText } from '../../text/method';
import Answering from './Answering.svelte';
import type { Answers } from './answers';
import { MOST_MINUTES, readDuration, typedDuration } from './duration';
import { field as asked, method, section } from './samples';
import { field, stage, text, write } from './stage';

const EVERY = Array.from({ length: MOST_MINUTES + 1 }, (_, minutes) => minutes);

describe('a length of time', () => {
  it.each([
    ['7:30', 450],
    ['7.5', 450],
    ['7,5', 450],
    ['7h30', 450],
    ['7 h 30 min', 450],
    ['7h30m', 450],
    ['7 h', 420],
    ['7.25 h', 435],
    ['7', 420],
    [' 450 min ', 450],
    ['90 minutes', 90],
    ['0', 0],
    ['7:5', 425],
    ['24', 1440],
    ['6.33', 380],
    ['1 HOUR', 60],
  ])('%j is %i minutes', (typed, minutes) => expect(readDuration(typed)).toBe(minutes));

  it.each(['', ' ', 'long', '7:', ':30', '7:60', '24:01', '25', '1441 min', '-1', '7..5', '7.555'])(
    '%j is none',
    (typed) => expect(readDuration(typed)).toBeNull(),
  );

  it('is read back from every form in which it can be typed', () => {
    for (const minutes of EVERY) {
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
      const forms = [
        typedDuration(minutes),
        methodText.lasting(minutes).replace(',', ''),
        `${hours}h${rest}`,
        `${hours} hours ${rest} minutes`,
        `${minutes}min`,
        `${minutes} m`,
      ];
      // a hundredth of an hour is less than a minute, so that two places are enough
      forms.push((minutes / 60).toFixed(2), (minutes / 60).toFixed(2).replace('.', ','));
      for (const form of forms) expect([form, readDuration(form)]).toEqual([form, minutes]);
    }
  });

  it('is never longer than a day, nor a part of a minute, whatever is typed', () => {
    const signs = [...'0123456789:.,hm in'];
    let seed = 7;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let round = 0; round < 20_000; round += 1) {
      const length = Math.floor(random() * 8);
      const typed = Array.from({ length }, () => signs[Math.floor(random() * signs.length)]).join(
        '',
      );
      const read = readDuration(typed);
      const fits = read === null || (Number.isInteger(read) && read >= 0 && read <= MOST_MINUTES);
      expect([typed, fits]).toEqual([typed, true]);
    }
  });
});

describe('its field', () => {
  let leave = () => {};
  let answers: Answers = {};
  afterEach(() => leave());

  function ask(start: Answers = {}): void {
    const heard = (_field: unknown, _answer: unknown, all: Answers) => (answers = all);
    const slept = asked('slept', 'duration', { label: 'How long I slept' });
    leave = stage(Answering, { method: method([section('s', [slept])]), start, heard });
  }

  it('says what it read, and how it can be written when it can read nothing', () => {
    ask();
    write(field('How long I slept'), '7,5');
    expect(answers['slept']).toEqual({ kind: 'minutes', value: 450 });
    expect(text()).toContain('7 h 30 min');
    expect(field('How long I slept').value).toBe('7,5');
    write(field('How long I slept'), 'well');
    expect(answers).toEqual({});
    expect(text()).not.toContain('Write hours');
    field('How long I slept').blur();
    flushSync();
    expect(text()).toContain('Write hours and minutes, like 7:30, or 450 min.');
    expect(field('How long I slept').getAttribute('aria-invalid')).toBe('true');
  });

  it('shows what is kept', () => {
    ask({ slept: { kind: 'minutes', value: 65 } });
    expect(field('How long I slept').value).toBe('1:05');
  });
});
