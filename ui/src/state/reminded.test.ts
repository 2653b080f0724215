import { expect, it } from 'vitest';
import { isQuiet, justReminded } from './reminded';

it('knows when it is quiet, also over midnight', () => {
  expect(isQuiet('23:00', '22:00', '07:00')).toBe(true);
  expect(isQuiet('06:59', '22:00', '07:00')).toBe(true);
  expect(isQuiet('07:00', '22:00', '07:00')).toBe(false);
  expect(isQuiet('12:30', '12:00', '14:00')).toBe(true);
  expect(isQuiet('14:00', '12:00', '14:00')).toBe(false);
  expect(isQuiet('12:30', '', '')).toBe(false);
});

const EVENING = { on: true, times: ['20:30', '23:50'], quietFrom: '', quietTo: '' };
const at = (time: string) => new Date(`2026-11-22T${time}:00`);

it('takes what comes within half an hour of a reminder for its answer', () => {
  expect(justReminded(EVENING, at('20:29'))).toBe(false);
  expect(justReminded(EVENING, at('20:30'))).toBe(true);
  expect(justReminded(EVENING, at('20:59'))).toBe(true);
  expect(justReminded(EVENING, at('21:00'))).toBe(false);
  expect(justReminded(EVENING, at('00:10'))).toBe(true);
});

it('knows of no reminder that did not come', () => {
  expect(justReminded({ ...EVENING, on: false }, at('20:40'))).toBe(false);
  expect(justReminded({ ...EVENING, quietFrom: '20:00', quietTo: '21:00' }, at('20:40'))).toBe(
    false,
  );
  expect(justReminded({ on: true, times: ['soon'] }, at('20:40'))).toBe(false);
  expect(justReminded({}, at('20:40'))).toBe(false);
});
