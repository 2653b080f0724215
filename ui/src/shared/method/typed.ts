/**
 * What digits stand for that are typed on a scale. From 0 to 100 the first digit counts tens: "8" is
 * 80 and "85" is 85, "05" is 5. On every other scale the digits are the number.
 */
export function typed(digits: string, min: number, max: number, step: number): number | null {
  if (!/^\d{1,3}$/.test(digits)) return null;
  const percent = min === 0 && max === 100;
  const number = Number(digits) * (percent && digits.length === 1 ? 10 : 1);
  if (number < min || number > max) return null;
  return Math.min(max, min + Math.round((number - min) / step) * step);
}

/** Collects the digits that are typed one after another on one scale. */
export class Digits {
  #so_far = '';

  /** Takes a key; the number that was typed so far, or null when the key is no part of one. */
  take(key: string, min: number, max: number, step: number): number | null {
    if (!/^\d$/.test(key)) {
      this.#so_far = '';
      return null;
    }
    const longer = typed(this.#so_far + key, min, max, step);
    this.#so_far = longer === null ? key : this.#so_far + key;
    return longer ?? typed(key, min, max, step);
  }

  /** The next digit begins a number of its own. */
  end(): void {
    this.#so_far = '';
  }
}
