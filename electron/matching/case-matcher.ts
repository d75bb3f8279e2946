/**
 * The texts of a case compared with each other: what each pair of passages has in common and how they differ. Knows no database: it is told of texts, in the thread that asks or in a worker.
 */
import { contrast, type Contrast } from '../../domain/differences/differences';
import { commonOf, explain } from '../../domain/matching/explanation';
import { Matcher, type Match, type MatchedPassage } from '../../domain/matching/matcher';
import { unquotedWords, type SharedWords } from '../../domain/matching/origins';
import { passagesOf, type Passage } from '../../domain/matching/passages';
import type { WordVectors } from '../../domain/matching/word-vectors';
import { claimLanguage } from '../../domain/claims/claim-language';
import type { Block } from '../../domain/text';

/** The text of a source that is read, with what is known of the source. */
export interface MatchText {
  readonly source: string;
  /** Tells apart what is compared otherwise: another text, language or date. */
  readonly version: string;
  readonly content: string;
  readonly blocks: readonly Block[];
  /** BCP 47, or empty where it is not known for sure. */
  readonly language: string;
  /** ISO 8601, cut to what is known; empty where nothing is. */
  readonly published: string;
}

/** A passage with its words. */
interface FoundPassage extends MatchedPassage {
  readonly exact: string;
}

/** A proposed pair. */
export interface FoundMatch extends Contrast {
  readonly a: FoundPassage;
  readonly b: FoundPassage;
  readonly score: number;
  readonly kind: Match['kind'];
  /** Why it is proposed, as a sentence. */
  readonly why: string;
}

interface Held {
  readonly text: MatchText;
  readonly language: string;
  readonly passages: ReadonlyMap<number, Passage>;
}

/** The language of a text: as it is known or, where that is nothing, as its words tell. */
function languageOf({ content, language }: MatchText): string {
  if (language !== '') return language;
  const told = claimLanguage(content);
  return told === 'other' ? '' : told;
}

/** The matches of a case, kept up to date with its texts. */
export class CaseMatcher {
  readonly #vectors: WordVectors | undefined;
  readonly #matcher: Matcher;
  readonly #held = new Map<string, Held>();

  /** Pairs of a score below `leastScore` are never found. */
  constructor(vectors: WordVectors | undefined, leastScore?: number) {
    this.#vectors = vectors;
    this.#matcher = new Matcher({ vectors, ...(leastScore !== undefined && { leastScore }) });
  }

  /** Which of the sources is held in another version, or not at all; sources that are no longer there are let go. */
  outdated(versions: ReadonlyMap<string, string>): string[] {
    for (const source of this.#held.keys()) {
      if (versions.has(source)) continue;
      this.#held.delete(source);
      this.#matcher.remove(source);
    }
    return Array.from(versions).flatMap(([source, version]) =>
      this.#held.get(source)?.text.version === version ? [] : [source],
    );
  }

  /** Takes a text in. */
  put(text: MatchText): void {
    const { source, content, blocks, published } = text;
    const language = languageOf(text);
    const passages = passagesOf(content, { blocks, language, published, vectors: this.#vectors });
    this.#held.set(source, { text, language, passages: new Map(passages.map((one) => [one.start, one])) });
    this.#matcher.put({ id: source, language, passages });
  }

  /** How many passages are still to be compared. */
  get waiting(): number {
    return this.#matcher.waiting;
  }

  /** Compares what is still to be compared, passage by passage. */
  work(): Generator<void, void, void> {
    return this.#matcher.work();
  }

  /** The best matches of at least `minScore`, best first, with what they have in common and how they differ. */
  matches(minScore: number, most = Infinity): FoundMatch[] {
    return this.#matcher
      .matches(minScore)
      .slice(0, most)
      .map((match) => this.#described(match));
  }

  /** How many words each two sources share nearly word for word, without what they quote. */
  sharedWords(): SharedWords[] {
    const shared = new Map<string, SharedWords>();
    for (const { a, b, kind, alignment } of this.#matcher.matches(0)) {
      if (kind !== 'near-verbatim' || alignment === undefined) continue;
      const words = Math.min(alignment.common, unquotedWords(this.#exact(a)), unquotedWords(this.#exact(b)));
      const [one, other] = a.source < b.source ? [a.source, b.source] : [b.source, a.source];
      const key = `${one} ${other}`;
      shared.set(key, { a: one, b: other, words: words + (shared.get(key)?.words ?? 0) });
    }
    return Array.from(shared.values());
  }

  #described({ a, b, score, kind, alignment }: Match): FoundMatch {
    const [one, other] = [this.#held.get(a.source), this.#held.get(b.source)];
    const [first, second] = [one?.passages.get(a.start), other?.passages.get(b.start)];
    if (!one || !other || !first || !second) throw new Error('a match of a text that is not held');
    const common = commonOf(
      { text: one.text.content, passage: first },
      { text: other.text.content, passage: second },
      this.#vectors,
    );
    const compared = ({ text, language }: Held, span: MatchedPassage) => ({
      text: text.content,
      span,
      language,
      published: text.published,
    });
    return {
      a: { ...a, exact: this.#exact(a) },
      b: { ...b, exact: this.#exact(b) },
      ...{ score, kind },
      why: explain({ kind, alignment }, common),
      ...contrast(compared(one, a), compared(other, b)),
    };
  }

  #exact({ source, start, end }: MatchedPassage): string {
    return this.#held.get(source)?.text.content.slice(start, end) ?? '';
  }
}
