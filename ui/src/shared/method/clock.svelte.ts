const TICK_MS = 250;
const MINUTE_MS = 60_000;

/** How a clock stands. */
export type ClockState = 'fresh' | 'running' | 'standing' | 'over';

/** A clock that counts down and then says so, without a sound. Nothing of it is kept. */
export class Clock {
  /** Minutes in all, those that were added included. */
  total = $state(0);
  /** When it ends; null while it does not run. */
  #ends = $state<number | null>(null);
  /** What is left while it does not run. */
  #rest = $state(0);
  #now = $state(0);
  #ticks: ReturnType<typeof setInterval> | undefined;

  /** `ontick` is called again and again while it runs; it stops for good when that returns false. */
  constructor(
    readonly minutes: number,
    private readonly ontick: () => boolean = () => true,
  ) {
    this.total = minutes;
    this.#rest = minutes * MINUTE_MS;
  }

  get state(): ClockState {
    if (this.#left <= 0) return 'over';
    if (this.#ends !== null) return 'running';
    return this.#rest === this.minutes * MINUTE_MS && this.total === this.minutes
      ? 'fresh'
      : 'standing';
  }

  /** Whole seconds left, the one that has begun included. */
  get seconds(): number {
    return Math.ceil(this.#left / 1000);
  }

  /** How much of it is left, from 1 to 0. */
  get share(): number {
    return Math.min(1, this.#left / (this.total * MINUTE_MS));
  }

  start(): void {
    if (this.#left <= 0) return;
    this.#now = Date.now();
    this.#ends = this.#now + this.#rest;
    this.#ticks ??= setInterval(() => this.#tick(), TICK_MS);
  }

  pause(): void {
    this.#now = Date.now();
    this.#rest = this.#left;
    this.#stop();
  }

  /** One more minute. After the end it runs at once: somebody is speaking. */
  more(): void {
    const over = this.state === 'over';
    this.total += 1;
    if (this.#ends === null) this.#rest += MINUTE_MS;
    else this.#ends += MINUTE_MS;
    if (over) this.start();
  }

  /** Back to where it was before it ran. */
  startOver(): void {
    this.#stop();
    this.total = this.minutes;
    this.#rest = this.minutes * MINUTE_MS;
  }

  /** It is not shown any more and never will be. */
  end(): void {
    clearInterval(this.#ticks);
  }

  get #left(): number {
    return Math.max(0, this.#ends === null ? this.#rest : this.#ends - this.#now);
  }

  #tick(): void {
    this.#now = Date.now();
    if (!this.ontick()) this.startOver();
    else if (this.#left <= 0) this.pause();
  }

  #stop(): void {
    clearInterval(this.#ticks);
    this.#ticks = undefined;
    this.#ends = null;
  }
}
