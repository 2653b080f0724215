// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entry, FilledDraft, LogLine, Method, NewLine, PlanItem } from '../../ipc';
import { today } from '../../shared/days';
import {
  LISTS,
  field as asked,
  method as made,
  option,
  section,
  when,
} from '../../shared/method/samples';
import { button, click, field, press, soon, stage, text, write } from '../../shared/method/stage';
import { app } from '../../state/app.svelte';
import { help } from '../../state/help.svelte';
import Filling from './Filling.svelte';

const MOMENT = { local: '2026-11-22T18:00:00', offset: 0, zone: 'Europe/Lisbon' };

/** The shell at the other end of the border: a journal in memory. */
class Shell {
  readonly entries = new Map<number, Entry>();
  readonly calls: [string, Record<string, unknown>][] = [];
  planned: PlanItem[] = [];
  lines: LogLine[] = [];
  constructor(private readonly method: Method) {}

  invoke(command: string, given: Record<string, unknown> = {}): Promise<unknown> {
    this.calls.push([command, given]);
    const draft = given['draft'] as FilledDraft;
    switch (command) {
      case 'method':
        return Promise.resolve(this.method);
      case 'lists':
        return Promise.resolve(LISTS);
      case 'entry':
        return Promise.resolve(this.entries.get(Number(given['id'])));
      case 'fill_new':
        return Promise.resolve(this.put(this.entries.size + 1, 1, draft));
      case 'fill':
        return Promise.resolve(this.put(Number(given['id']), Number(given['base']) + 1, draft));
      case 'due':
        return Promise.resolve([]);
      case 'plan':
        return Promise.resolve(this.planned);
      case 'note_outcome':
        return Promise.resolve(this.note(Number(given['entry']), given['line'] as NewLine));
      case 'remove_line':
        this.lines = this.lines.filter(({ id }) => id !== given['id']);
        return Promise.resolve(null);
      case 'plan_log':
        return Promise.resolve(this.lines);
      case 'links':
        return Promise.resolve(
          this.planned.map(({ row }) => ({ row, quote: '', outgoing: true })).slice(0, 1),
        );
      default:
        return Promise.resolve(null);
    }
  }

  private note(_entry: number, line: NewLine): LogLine {
    const noted = { ...line, id: this.lines.length + 1, label: line.outcome };
    this.lines = [noted, ...this.lines];
    return noted;
  }

  private put(id: number, version: number, draft: FilledDraft) {
    const moments = { happened: MOMENT, created: MOMENT, saved: MOMENT, deleted: null };
    const rest = { body: '', backDated: false, words: 0, revisions: 1 };
    const entry = { ...structuredClone(draft), id, version, ...rest, ...moments };
    this.entries.set(id, entry);
    return { id, version, saved: MOMENT, words: 0, row: entry };
  }

  get answers() {
    return this.entries.get(1)?.filled?.answers;
  }
}

let leave = () => {};
let shell: Shell;
let keys = 0;

async function open(method: Method, props: { entry?: Entry; quote?: string; from?: number } = {}) {
  keys += 1;
  const { entry = null, quote = '', from = null } = props;
  const named = vi.fn();
  leave = stage(Filling, {
    ...{ pageKey: keys, method: method.id, entry, day: null, from, quote },
    ...{ onnamed: named, comeBack: false },
  });
  for (let turn = 0; turn < 6; turn += 1) await soon();
  return named;
}

function begin(method: Method): void {
  shell = new Shell(method);
  const invoke = shell.invoke.bind(shell);
  Object.assign(window, { __TAURI_INTERNALS__: { invoke } });
}

/** Longer than the pause before a save. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 450));
const next = async () => {
  press('Enter', { ctrlKey: true });
  await soon();
};

beforeEach(() => help.close());
afterEach(async () => {
  leave();
  await soon();
});

const record = made(
  [
    section('what', [asked('happened', 'text', { required: true })]),
    section('mind', [asked('thoughts', 'thoughts')]),
    section('facts', [
      asked('sure', 'choice', {
        options: [option('no'), option('yes'), option('danger', { opens_help: true })],
      }),
    ]),
    section('fair', [asked('fairer', 'text')], { show_if: when('sure', { is: ['yes'] }) }),
    section('back', [asked('since', 'text')], { later: true }),
  ],
  { title: 'happened', pin: 'thoughts', after: 'That was it.' },
);

describe('filling in', () => {
  beforeEach(() => begin(record));

  it('begins in the first field, saves each answer by itself and goes on by keys', async () => {
    const named = await open(record);
    expect(document.activeElement).toBe(field('happened'));
    write(field('happened'), 'It rang.');
    await pause();
    expect(shell.answers).toEqual({ happened: { kind: 'text', value: 'It rang.' } });
    expect(named).toHaveBeenCalledWith(1);
    await next();
    expect(document.activeElement).toBe(field('thoughts'));
    write(field('thoughts'), 'They will.');
    await next();
    expect(document.querySelector('.pinned')?.textContent).toContain('They will.');
    await next();
    expect(shell.entries.get(1)?.filled).toMatchObject({ finished: true });
    expect(text()).toContain('That was it.');
    expect(document.activeElement?.tagName).toBe('H2');
  });

  it('shows a part only when its condition holds', async () => {
    await open(record);
    const steps = () => [...document.querySelectorAll('nav li')].map((li) => li.textContent.trim());
    expect(steps()).toHaveLength(3);
    await next();
    await next();
    click(field('yes'));
    expect(steps()).toHaveLength(4);
    expect(steps().at(-1)).toBe('The fair');
  });

  it('says kindly what is open, leads there and stands in nobody’s way', async () => {
    await open(record);
    await next();
    write(field('thoughts'), 'They will.');
    await next();
    await next();
    expect(text()).toContain('One thing is still open:');
    click(button('happened'));
    await soon();
    expect(document.activeElement).toBe(field('happened'));
    await next();
    await next();
    await next();
    click(button('Leave it like this'));
    await pause();
    expect(shell.entries.get(1)?.filled).toMatchObject({ finished: false });
    expect(text()).toContain('Not finished yet.');
  });

  it('offers Help at once when an answer asks for it, and once', async () => {
    await open(record);
    await next();
    await next();
    click(field('danger'));
    expect(help.why).toBe('answer');
    help.close();
    click(field('no'));
    click(field('danger'));
    expect(help.why).toBeNull();
    expect(document.activeElement).toBe(field('danger'));
  });

  it('offers the words that led to it, keeps them once they are gone on from, and links', async () => {
    await open(record, { from: 7, quote: 'It rang at ten.' });
    expect(field('happened').value).toBe('It rang at ten.');
    await pause();
    expect(shell.entries.size).toBe(0);
    await next();
    await pause();
    expect(shell.answers).toEqual({ happened: { kind: 'text', value: 'It rang at ten.' } });
    const joined = shell.calls.filter(([command]) => command === 'link_entries');
    expect(joined.map(([, given]) => given)).toEqual([
      { from: 7, to: 1, quote: 'It rang at ten.' },
    ]);
  });

  it('takes no place while nothing is written', async () => {
    await open(record);
    for (let at = 0; at < 4; at += 1) await next();
    leave();
    await pause();
    expect(shell.entries.size).toBe(0);
    leave = () => {};
  });
});

describe('coming back', () => {
  beforeEach(() => begin(record));

  it('lands where it was left', async () => {
    await open(record);
    write(field('happened'), 'It rang.');
    leave();
    await pause();
    await open(record, { entry: shell.entries.get(1) as Entry });
    expect(document.querySelector('h3')?.textContent).toBe('The mind');
    expect(document.activeElement).toBe(document.body);
  });

  it('adds what is answered on another day beside the first answers', async () => {
    await open(record);
    write(field('happened'), 'It rang.');
    await next();
    await next();
    await next();
    click(button('Come back to it'));
    await soon();
    expect(document.activeElement).toBe(field('since'));
    write(field('since'), 'Nothing.');
    await next();
    await pause();
    expect(shell.entries.get(1)?.filled).toMatchObject({
      answers: { happened: { value: 'It rang.' } },
      returns: [{ on: today(), answers: { since: { kind: 'text', value: 'Nothing.' } } }],
    });
    expect(text()).toContain('Looking back on');
    expect(text()).toContain('Nothing.');
  });
});

describe('a letter that rests', () => {
  const letter = made([
    section('letter', [asked('dear', 'text'), asked('until', 'date', { rests: true })]),
  ]);
  it('keeps its words out of sight until its day', async () => {
    begin(letter);
    await open(letter);
    write(field('dear'), 'You.');
    click(button('In a month'));
    click(button('Finish for now'));
    await pause();
    expect(text()).toContain('This text rests until');
    expect(text()).not.toContain('You.');
  });
});

describe('a talk for two', () => {
  const talk = made([
    section('agreed', [asked('change', 'text')], { plan: true }),
    section('issue', [asked('turn', 'timer', { label: 'One speaks', minutes: 1 })]),
    section('close', [asked('kind', 'text')]),
  ]);
  const row = {
    ...{ id: 50, title: 'A message when it is late', preview: '', happened: MOMENT },
    ...{ day: '2026-11-01', backDated: false, starred: false, tags: [], words: 3 },
    ...{ method: 'An agreement', finished: true, cursor: '' },
  };
  const item: PlanItem = {
    ...{ row, method: 'agreement', group: 'plan', who: false, review: null, ends: null },
    ...{ outcomes: [option('kept'), option('slipped')], over: false, days: [], today: false },
    ...{ lines: [], noted: 0 },
  };

  beforeEach(() => {
    begin(talk);
    shell.planned = [item, { ...item, row: { ...row, id: 51, title: 'Gone' }, over: true }];
    app.phase = 'unlocked';
  });
  afterEach(() => (app.phase = 'starting'));

  it('marks what is on the plan, and is kept for it although nothing is answered', async () => {
    const named = await open(talk);
    expect(text()).toContain('A message when it is late');
    expect(text()).not.toContain('Gone');
    click(button('kept'));
    await pause();
    expect(named).toHaveBeenCalledWith(1);
    expect(shell.lines).toMatchObject([{ outcome: 'kept', during: 1 }]);
    expect(button('kept').getAttribute('aria-pressed')).toBe('true');
    expect(shell.entries.get(1)).not.toHaveProperty('held');
    click(button('kept'));
    await soon();
    expect(shell.lines).toEqual([]);
  });

  it('is read with what was marked in it', async () => {
    await open(talk);
    click(button('slipped'));
    await pause();
    write(field('change'), 'Nothing.');
    await next();
    await next();
    await next();
    await pause();
    expect(document.querySelector('[data-part=marks]')?.textContent).toMatch(/late\s*slipped/);
  });

  it('has a clock that runs on in another part, and says there that it is over', async () => {
    await open(talk);
    await next();
    click(button('Start: One speaks'));
    await next();
    const clocks = () => document.querySelector('[data-part=clocks]')?.textContent ?? '';
    expect(clocks()).toContain('A clock is running: One speaks');
    const later = Date.now() + 60_000;
    const wall = vi.spyOn(Date, 'now').mockImplementation(() => later);
    await pause();
    wall.mockRestore();
    expect(clocks()).toContain('The minute is over. Stop when you are ready.');
    click(button('Show it: One speaks'));
    await soon();
    expect(document.querySelector('[role=timer]')?.textContent).toBe('0:00');
    expect(shell.answers ?? {}).toEqual({});
  });

  it('ends its clock with the lock', async () => {
    await open(talk);
    await next();
    click(button('Start: One speaks'));
    await pause();
    expect(button('Pause: One speaks')).toBeTruthy();
    app.phase = 'locked';
    await pause();
    expect(button('Start: One speaks')).toBeTruthy();
  });
});

describe('something planned', () => {
  const promise = made([section('what', [asked('what', 'text')])], {
    ...{ plan: true, log: { outcomes: [option('kept')], who: true, slip: null } },
  });

  it('has what came of it under its page, once it is kept', async () => {
    begin(promise);
    await open(promise);
    expect(document.querySelector('[data-part=planned]')).toBeNull();
    write(field('what'), 'A walk.');
    await pause();
    await soon();
    expect(document.querySelector('[data-part=planned]')?.textContent).toContain(
      'Nothing is noted yet.',
    );
  });
});
