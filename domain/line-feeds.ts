/** A text with LF line ends, as some formats ask for, and offsets between it and the text that it is of. */

/** `text` with LF in place of CR LF and CR. All offsets are UTF-16 code units. */
export class LineFeeds {
  /** The text with LF line ends. */
  readonly text: string;
  /** How many line ends are not as they were. */
  readonly changed: number;
  /** Where the LF of each CR LF stands in the original, ascending. */
  readonly #seconds: readonly number[];

  constructor(text: string) {
    const seconds: number[] = [];
    let changed = 0;
    this.text = text.replace(/\r\n?/gu, (end, at: number) => {
      changed++;
      if (end.length === 2) seconds.push(at + 1);
      return '\n';
    });
    this.changed = changed;
    this.#seconds = seconds;
  }

  /** The place in the text with LF line ends; one inside a CR LF is after it. */
  fromOriginal(offset: number): number {
    return offset - countBelow(this.#seconds, (second) => second < offset);
  }

  /** The place in the original. */
  toOriginal(offset: number): number {
    return offset + countBelow(this.#seconds, (second, before) => second - before <= offset);
  }
}

/** How many of the first `values` pass, where those that pass stand before those that don't. */
function countBelow(values: readonly number[], passes: (value: number, before: number) => boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(values[middle] ?? Infinity, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
