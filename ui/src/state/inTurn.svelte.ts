class Place<T> {
  constructor(readonly name: string) {}
  value = $state.raw<T | null>(null);
}

/**
 * Hands what is new to one place of a page after another, each in a frame of its own, once what the page has besides is
 * painted: no frame draws all of them, nor the page and the first. What is newer still begins again with the first place.
 */
export class InTurn<T> {
  readonly #places: readonly Place<T>[];
  #frame = 0;

  /** `names`: the places in the order of their turns. */
  constructor(names: readonly string[]) {
    this.#places = names.map((name) => new Place<T>(name));
  }

  /** What a place has; null before its first turn. */
  of(name: string): T | null {
    return this.#places.find((place) => place.name === name)?.value ?? null;
  }

  hand(value: T | null): void {
    this.stop();
    // what runs at the beginning of the next frame is painted together with what is new by then
    this.#later(() => this.#later(() => this.#next(value, this.#places)));
  }

  /** Hands it to all places in this frame. */
  handAll(value: T | null): void {
    this.stop();
    for (const place of this.#places) place.value = value;
  }

  /** Who has not had a turn gets none. */
  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  #next(value: T | null, [place, ...others]: readonly Place<T>[]): void {
    if (!place) return;
    place.value = value;
    this.#later(() => this.#next(value, others));
  }

  #later(turn: () => void): void {
    this.#frame = requestAnimationFrame(turn);
  }
}
