/** Methods for tests: everything that a file may leave out is filled in. */
import type { Condition, Field, FieldKind, Lists, Method, Opt, Section } from '../../ipc';
import { NO_LISTS } from './words';

export function option(id: string, more: Partial<Opt> = {}): Opt {
  return { id, label: id, hint: '', score: null, group: '', opens_help: false, ...more };
}

export function field(id: string, kind: FieldKind, more: Partial<Field> = {}): Field {
  return {
    ...{ id, kind, label: id, hint: '', placeholder: '', required: false, show_if: null },
    ...{ options: [], from: null, own: false, at_once: null, none: null },
    ...{ most: null, occasion: false },
    ...{ min: null, max: null, step: null, low: '', high: '', of: null, more: false },
    ...{ help_from: null, due: false, rests: false, ends: false, repeats: false, minutes: null },
    ...{ template: '', checks: [] },
    ...more,
  };
}

export function section(id: string, fields: Field[], more: Partial<Section> = {}): Section {
  return {
    ...{ id, name: `The ${id}`, intro: '', show_if: null, later: false, plan: false },
    ...{ options: [], questions: [], fields, ...more },
  };
}

export function method(sections: Section[], more: Partial<Method> = {}): Method {
  return {
    ...{ id: 'sample', version: 1, kind: 'record', group: 'thoughts', name: 'A sample' },
    ...{ summary: '', minutes: null, order: 100, source: '', notice: '', intro: '', after: '' },
    ...{ copy_notice: '', private: false, gated: false, opt_in: false, single: false },
    ...{ in_help: false, again_after_days: null, returns: [], title: null, pin: null },
    ...{ quick: false, plan: false, over_if: null, daily_if: null, log: null },
    ...{ sections, scores: [], ...more },
  };
}

export const when = (of: string, more: Condition): Condition => ({ field: of, ...more });

export const LISTS: Lists = {
  ...NO_LISTS,
  emotions: [
    {
      id: 'high_unpleasant',
      name: 'Strong and hard',
      families: [
        { name: 'fear', words: ['anxious', 'scared', 'on edge'] },
        { name: 'anger', words: ['angry', 'annoyed'] },
      ],
    },
  ],
  habits: ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((id) => ({
    ...{ id, name: `Habit ${id}`, line: `Line ${id}`, example: '', questions: [] },
  })),
};
