import { describe, expect, it } from 'vitest';
import type { Filter, Ladder, Page, Row } from '../../ipc';
import { Pages, pagesAround, type Source } from './pages';

const ALL: Filter = { from: null, to: null, tags: [], starred: false, methods: [] };

function row(id: number, change: Partial<Row> = {}): Row {
  return {
    id,
    title: `Entry ${id}`,
    preview: '',
    happened: { local: '2026-11-22T08:00:00', offset: 0, zone: 'UTC' },
    day: '2026-11-22',
    backDated: false,
    starred: false,
    tags: [],
    words: 2,
    cursor: String(id),
    method: null,
    finished: true,
    ...change,
  };
}

/** A journal in memory whose answers wait until they are let go, so that their order can be chosen. */
class Shelf implements Source {
  asked: string[] = [];
  held = false;
  readonly #waiting: (() => void)[] = [];
  constructor(
    public rows: Row[],
    readonly step = 100,
  ) {}

  async timeline(_: Filter, after: string | null, limit: number): Promise<Page> {
    this.asked.push(`rows after ${after ?? 'nothing'}`);
    await this.#turn();
    const start = after === null ? 0 : this.rows.findIndex((each) => each.cursor === after) + 1;
    const rows = this.rows.slice(start, start + limit);
    return { rows, next: start + limit < this.rows.length ? (rows.at(-1)?.cursor ?? null) : null };
  }

  async ladder(): Promise<Ladder> {
    this.asked.push('ladder');
    await this.#turn();
    const cursors: string[] = [];
    for (let start = 0; start < this.rows.length; start += this.step) {
      cursors.push(start === 0 ? '' : (this.rows[start - 1]?.cursor ?? ''));
    }
    return { total: this.rows.length, step: this.step, cursors };
  }

  async release(): Promise<void> {
    this.#waiting.shift()?.();
    await settled();
  }

  async #turn(): Promise<void> {
    if (this.held) await new Promise<void>((go) => this.#waiting.push(go));
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

function shelf(count: number, step = 100): Shelf {
  return new Shelf(
    Array.from({ length: count }, (_, index) => row(count - index)),
    step,
  );
}

function pagesOf(source: Source): { pages: Pages; failures: unknown[] } {
  const failures: unknown[] = [];
  const pages = new Pages(
    ALL,
    source,
    () => undefined,
    (reason) => failures.push(reason),
  );
  return { pages, failures };
}

describe('opening a list', () => {
  it('shows the newest rows before it asks how many there are', async () => {
    const source = shelf(5_000);
    source.held = true;
    const { pages } = pagesOf(source);
    void pages.load();
    await settled();
    expect(source.asked).toEqual(['rows after nothing']);
    await source.release();
    expect(pages.at(0)?.id).toBe(5_000);
    expect(source.asked.at(-1)).toBe('ladder');
  });

  it('asks once where everything fits', async () => {
    const source = shelf(30);
    const { pages } = pagesOf(source);
    await pages.load();
    expect(source.asked).toEqual(['rows after nothing']);
    expect(pages.total).toBe(30);
  });

  it('knows an empty journal', async () => {
    const { pages } = pagesOf(shelf(0));
    await pages.load();
    expect(pages.total).toBe(0);
    expect(pages.at(0)).toBeUndefined();
  });

  it('passes a refusal on', async () => {
    const refusing: Source = {
      timeline: () => Promise.reject(new Error('locked')),
      ladder: () => Promise.reject(new Error('locked')),
    };
    const { pages, failures } = pagesOf(refusing);
    await pages.load();
    expect(failures).toHaveLength(1);
    expect(pages.total).toBeNull();
  });
});

describe('scrolling', () => {
  it('finds the right row everywhere, whatever the step', async () => {
    for (const step of [7, 50, 64, 100]) {
      const source = shelf(1_003, step);
      const { pages } = pagesOf(source);
      await pages.load();
      for (const index of [0, step - 1, step, 500, 1_002]) {
        pages.want(index, index + 1);
        await settled();
        expect(pages.at(index)?.id).toBe(1_003 - index);
      }
      expect(pages.at(1_003)).toBeUndefined();
    }
  });

  it('holds no more after scrolling through everything than after a little', async () => {
    const { pages } = pagesOf(shelf(20_000));
    await pages.load();
    for (let index = 0; index < 20_000; index += 50) {
      pages.want(index, index + 10);
      await settled();
    }
    expect(pages.held).toBeLessThanOrEqual(20);
  });

  it('asks for one page at a time, and skips those that were scrolled past meanwhile', async () => {
    const source = shelf(20_000);
    const { pages } = pagesOf(source);
    await pages.load();
    source.held = true;
    source.asked = [];
    for (let index = 1_000; index <= 15_000; index += 100) pages.want(index, index + 10);
    await settled();
    expect(source.asked).toHaveLength(1);
    await source.release();
    expect(source.asked).toHaveLength(2);
    await source.release();
    expect(pages.at(15_000)?.id).toBe(5_000);
  });

  it('finds where an entry stands, however far down', async () => {
    const { pages } = pagesOf(shelf(5_000));
    await pages.load();
    for (const id of [5_000, 4_999, 2_500, 17, 1])
      expect(await pages.find(row(id))).toBe(5_000 - id);
    expect(await pages.find(row(5_001))).toBe(-1);
  });

  it('fetches a row far away on request', async () => {
    const { pages } = pagesOf(shelf(5_000));
    await pages.load();
    expect((await pages.reach(4_321))?.id).toBe(679);
    expect(await pages.reach(5_000)).toBeUndefined();
  });
});

describe('after a change', () => {
  it('puts a saved row in place without asking', async () => {
    const source = shelf(300);
    const { pages } = pagesOf(source);
    await pages.load();
    source.asked = [];
    expect(pages.replace(row(299, { title: 'Named' }))).toBe('replaced');
    expect(pages.at(1)?.title).toBe('Named');
    expect(source.asked).toEqual([]);
  });

  it('says so when the row may have moved or is not here', async () => {
    const { pages } = pagesOf(shelf(300));
    await pages.load();
    expect(pages.replace(row(299, { cursor: 'moved' }))).toBe('moved');
    expect(pages.replace(row(12_345))).toBe('absent');
  });

  it('keeps showing what it has until the new is complete', async () => {
    const source = shelf(300);
    const { pages } = pagesOf(source);
    await pages.load();
    pages.want(0, 10);
    await settled();
    source.rows = [row(900), ...source.rows];
    source.held = true;
    void pages.refresh();
    await settled();
    expect(pages.at(0)?.id).toBe(300);
    for (let answer = 0; answer < 3; answer += 1) await source.release();
    expect(pages.at(0)?.id).toBe(900);
    expect(pages.total).toBe(301);
  });

  it('drops the answers to an older question', async () => {
    const source = shelf(300);
    const { pages } = pagesOf(source);
    await pages.load();
    pages.want(0, 10);
    await settled();
    source.held = true;
    void pages.refresh();
    await settled();
    source.rows = source.rows.slice(1);
    void pages.refresh();
    for (let answer = 0; answer < 8; answer += 1) await source.release();
    expect(pages.total).toBe(299);
    expect(pages.at(0)?.id).toBe(299);
  });

  it('can become empty', async () => {
    const source = shelf(60);
    const { pages } = pagesOf(source);
    await pages.load();
    pages.want(0, 6);
    source.rows = [];
    await pages.refresh();
    expect(pages.total).toBe(0);
    expect(pages.at(0)).toBeUndefined();
  });
});

describe('which pages are wanted', () => {
  const ladder: Ladder = { total: 950, step: 100, cursors: [] };

  it('are those on screen first, then their neighbours', () => {
    expect(pagesAround(ladder, 395, 405)).toEqual([3, 4, 5, 2]);
    expect(pagesAround(ladder, 0, 10)).toEqual([0, 1]);
    expect(pagesAround(ladder, 940, 950)).toEqual([9, 8]);
  });

  it('stay inside the list', () => {
    expect(pagesAround(ladder, 5_000, 5_010)).toEqual([9, 8]);
    expect(pagesAround({ ...ladder, total: 0 }, 0, 10)).toEqual([]);
  });
});
