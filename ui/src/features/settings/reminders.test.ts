import { describe, expect, it } from 'vitest';
import { fit } from './reminders';

describe('reminders', () => {
  it('have whole times only, each once and six at most', () => {
    const typed = ['20:30', '8:05', 'soon', '', '20:30', '1:00', '2:00', '3:00', '4:00', '5:00'];
    expect(fit(true, typed, '', '').times).toEqual([
      ...['20:30', '08:05', '01:00', '02:00', '03:00', '04:00'],
    ]);
  });

  it('are quiet between both ends or not at all', () => {
    expect(fit(true, [], '22:00', '')).toMatchObject({ quietFrom: '', quietTo: '' });
    expect(fit(true, [], '22:00', '7:00')).toMatchObject({ quietFrom: '22:00', quietTo: '07:00' });
  });
});
