/** In how many passages of the case each term stands: what many have tells little about what one of them says. */

/** Counts of passages by term. */
export class Frequencies {
  readonly #counts = new Map<string, number>();
  #passages = 0;

  /** Counts a passage with these terms. */
  add(keys: Iterable<string>): void {
    this.#passages++;
    for (const key of keys) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** Takes a passage with these terms, which was counted, out again. */
  remove(keys: Iterable<string>): void {
    this.#passages--;
    for (const key of keys) {
      const left = (this.#counts.get(key) ?? 1) - 1;
      if (left === 0) this.#counts.delete(key);
      else this.#counts.set(key, left);
    }
  }

  /** Inverse document frequency: ln((N + 1) / (n + ½)); what stands nowhere counts as standing once. */
  idf(key: string): number {
    return Math.max(0, Math.log((this.#passages + 1) / ((this.#counts.get(key) ?? 1) + 0.5)));
  }
}
