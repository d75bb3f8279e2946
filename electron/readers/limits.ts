/**
 * How much a reader may take on. Untrusted files are small bombs at times: every reader that unpacks, nests or counts
 * asks here, and what exceeds a limit is stopped with one sentence.
 */
import { SourcemarkError } from '../../domain/errors';

/** The limits of one reading. Sizes in bytes unless they say otherwise. */
export const LIMITS = {
  /** Milliseconds. */
  time: 30_000,
  /** Of the worker, beyond what it had at the beginning. */
  memory: 512 * 1024 * 1024,
  /** All that is unpacked or written in one reading; for the text, its UTF-8 bytes. */
  output: 64 * 1024 * 1024,
  /** Elements inside elements, parts inside parts. */
  nesting: 512,
  /** Entries of an archive, parts of a mail. */
  entries: 20_000,
  /** Unpacked bytes for each packed byte, once more than `ratioFrom` bytes have come out. */
  ratio: 200,
  ratioFrom: 8 * 1024 * 1024,
} as const;

/** The error for what exceeds a limit. `what` finishes “NAME …”: “unpacks to more than 64 MB”. */
export function tooMuch(name: string, what: string): SourcemarkError {
  return new SourcemarkError(
    'too-much',
    `“${name}” ${what}, which no article does. It was not read; everything else was kept.`,
  );
}

/** Throws `too-much`. */
export function exceeds(name: string, what: string): never {
  throw tooMuch(name, what);
}

/** Counts what comes out of one file, and stops it when that is too much. */
export class Budget {
  readonly #name: string;
  readonly #packed: number;
  #output = 0;
  #entries = 0;

  /** `packed`: the size of the file in bytes. */
  constructor(name: string, packed: number) {
    this.#name = name;
    this.#packed = Math.max(1, packed);
  }

  /** Bytes that may still come out before a limit is met. */
  get left(): number {
    const byRatio = Math.max(LIMITS.ratioFrom, this.#packed * LIMITS.ratio);
    return Math.min(LIMITS.output, byRatio) - this.#output;
  }

  /** Counts bytes that came out. Throws `too-much`. */
  take(bytes: number): void {
    this.#output += bytes;
    if (this.left < 0) exceeds(this.#name, `unpacks to far more than its ${size(this.#packed)} can hold`);
  }

  /** Counts an entry. Throws `too-much`. */
  entry(): void {
    if (++this.#entries > LIMITS.entries) {
      exceeds(this.#name, `holds more than ${LIMITS.entries.toLocaleString('en')} parts`);
    }
  }
}

function size(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${Math.ceil(bytes / 1024 / 1024)} MB`;
}
