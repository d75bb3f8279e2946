/** Words of sources that are not handed over, which a person may have copied to where they are: a title, a headline. */
import { foldForSearch } from '../../domain/search/fold';
import { textContent, textsOf } from '../../db/captures';
import { listSources } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';

/** Shorter words, in UTF-16 code units, stand in many texts and tell of none. */
export const LEAST_COPIED = 16;

/** What stands in texts of closed sources only. */
export class ClosedWords {
  readonly #db: ReadableDB;
  readonly #closed: ReadonlySet<string>;
  readonly #texts = new Map<boolean, readonly string[]>();

  /** `closed` are the ids of sources that are not told of. */
  constructor(db: ReadableDB, closed: ReadonlySet<string>) {
    this.#db = db;
    this.#closed = closed;
  }

  /**
   * True for words that stand in a closed source and in no other, whatever their case, accents and spaces. Words of less
   * than `least` UTF-16 code units tell of none.
   */
  has(words: string, least = LEAST_COPIED): boolean {
    if (this.#closed.size === 0) return false;
    const folded = foldForSearch(words).trim();
    if (folded.length < least) return false;
    return [true, false].every((isClosed) => this.#of(isClosed).some((text) => text.includes(folded)) === isClosed);
  }

  /** Those of `lines` that no open source has, as it stands. Each text is read once. */
  notInOpen(lines: readonly string[]): string[] {
    let left = lines;
    const hashes = new Set(
      listSources(this.#db).flatMap(({ id, text }) => (this.#closed.has(id) ? [] : [text.sha256])),
    );
    for (const hash of hashes) {
      if (left.length === 0) break;
      const content = textContent(this.#db, hash);
      left = left.filter((line) => !content.includes(line));
    }
    return [...left];
  }

  /** The folded texts of closed sources, or of the others. */
  #of(isClosed: boolean): readonly string[] {
    let texts = this.#texts.get(isClosed);
    if (texts === undefined) {
      const hashes = listSources(this.#db)
        .filter(({ id }) => this.#closed.has(id) === isClosed)
        .flatMap(({ id }) => textsOf(this.#db, id).map(({ sha256 }) => sha256));
      texts = Array.from(new Set(hashes), (hash) => foldForSearch(textContent(this.#db, hash)));
      this.#texts.set(isClosed, texts);
    }
    return texts;
  }
}
