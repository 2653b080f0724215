/** A map that keeps only the entries that were used last, so that memory stays flat. */
export class Lru<K, V> {
  readonly #kept = new Map<K, V>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#kept.size;
  }

  has(key: K): boolean {
    return this.#kept.has(key);
  }

  /** Reads without counting as use. */
  peek(key: K): V | undefined {
    return this.#kept.get(key);
  }

  /** Marks `key` as the one used last. */
  touch(key: K): void {
    const value = this.#kept.get(key);
    if (value === undefined) return;
    this.#kept.delete(key);
    this.#kept.set(key, value);
  }

  set(key: K, value: V): void {
    this.#kept.delete(key);
    this.#kept.set(key, value);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#capacity) break;
      this.#kept.delete(oldest);
    }
  }

  clear(): void {
    this.#kept.clear();
  }

  entries(): IterableIterator<[K, V]> {
    return this.#kept.entries();
  }
}
