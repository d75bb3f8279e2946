/** The texts of a case as they are handed over: what is not told is blacked out, and everything else stands where it stood. */
import { createHash } from 'node:crypto';
import type { Span } from '../../domain/text';
import { textContent } from '../../db/captures';
import { mentionsInText } from '../../db/mentions';
import type { ReadableDB } from '../../db/sqlite';
import type { HandedRegister } from './handed-register';
import type { Blackener } from './people';

/** A text: its id, and the SHA-256 of its content. */
type TextKey = Readonly<Record<'id' | 'sha256', string>>;

/** UTF-16 code units that are kept: a case may hold thousands of articles. */
const MOST_KEPT = 4_000_000;

/** Texts as they are told. */
export class ToldTexts {
  readonly #db: ReadableDB;
  readonly #black: Blackener;
  readonly #register: HandedRegister;
  /** The SHA-256 of whole texts, by id. */
  readonly #whole = new Map<string, string>();
  readonly #contents = new Map<string, string>();
  readonly #hashes = new Map<string, string>();
  #kept = 0;

  constructor(db: ReadableDB, black: Blackener, register: HandedRegister) {
    this.#db = db;
    this.#black = black;
    this.#register = register;
  }

  /** Makes a text known. Answers how it is told: its `sha256` is that of its content as it is told. */
  told<T extends TextKey>(text: T): T {
    this.#whole.set(text.id, text.sha256);
    if (!this.#black.blackens) return text;
    const hash = (): string => this.#hash(text.id);
    return {
      ...text,
      get sha256() {
        return hash();
      },
    };
  }

  /** The characters of a text that is known, as many UTF-16 code units as it has. */
  content(id: string): string {
    let content = this.#contents.get(id);
    if (content === undefined) {
      content = this.#black.words(textContent(this.#db, this.#whole.get(id) ?? ''), this.#secretMentions(id));
      if (this.#kept > MOST_KEPT) {
        this.#contents.clear();
        this.#kept = 0;
      }
      this.#contents.set(id, content);
      this.#kept += content.length;
    }
    return content;
  }

  /** True where something is blacked out of a text that is known. */
  isBlackened(id: string): boolean {
    return this.#black.blackens && this.#hash(id) !== this.#whole.get(id);
  }

  /** The hash of the whole text would let anyone try which names were blacked out. */
  #hash(id: string): string {
    let hash = this.#hashes.get(id);
    if (hash === undefined)
      this.#hashes.set(id, (hash = createHash('sha256').update(this.content(id), 'utf8').digest('hex')));
    return hash;
  }

  #secretMentions(text: string): Span[] {
    if (!this.#black.blackens) return [];
    return mentionsInText(this.#db, text).filter(({ entity }) => this.#register.isSecret(entity));
  }
}
