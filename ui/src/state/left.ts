/** Where what was left half done is kept: all of it as one text. */
export interface LeftStore {
  read(): Promise<string | null>;
  write(text: string | null): Promise<unknown>;
}

/** What was left half done, by name: it is in the journal, and whoever comes back goes on with it. */
export class Left<T> {
  #all: Promise<Map<string, T>> | null = null;
  /** What the store holds; undefined while that is not sure. */
  #text: string | null | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: LeftStore) {}

  /** What was left under a name. */
  async get(name: string): Promise<T | null> {
    return (await this.#read()).get(name) ?? null;
  }

  /** What there is, by name. */
  async names(): Promise<string[]> {
    return [...(await this.#read()).keys()];
  }

  /** Keeps it as it is now; null forgets it. */
  async put(name: string, value: T | null): Promise<void> {
    const all = await this.#read();
    if (value === null) all.delete(name);
    else all.set(name, value);
    await this.#write(all);
  }

  /** Forgets everything whose name is one of those. */
  async forget(those: (name: string) => boolean): Promise<void> {
    const all = await this.#read();
    for (const name of [...all.keys()].filter(those)) all.delete(name);
    await this.#write(all);
  }

  /** The journal is locked: what was in it is asked for again. */
  clear(): void {
    this.#all = null;
  }

  #read(): Promise<Map<string, T>> {
    if (this.#all) return this.#all;
    const asked = this.store.read().then((text) => {
      this.#text = text;
      return new Map(text === null ? [] : (JSON.parse(text) as [string, T][]));
    });
    this.#all = asked;
    // asked again the next time
    asked.catch(() => {
      if (this.#all === asked) this.#all = null;
    });
    return asked;
  }

  /** One after another, each with what is so by then: an older text never comes over a newer one. */
  #write(all: ReadonlyMap<string, T>): Promise<void> {
    const mine = this.#turn.then(async () => {
      const text = all.size === 0 ? null : JSON.stringify([...all]);
      if (text === this.#text) return;
      this.#text = undefined;
      await this.store.write(text);
      this.#text = text;
    });
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}
