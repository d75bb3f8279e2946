/** Cutting a text into the passages that are compared with those of other texts: its sentences. */
import { claimLanguage } from '../claims/claim-language';
import { claimLines } from '../claims/claim-lines';
import { sentencesOf } from '../claims/sentences';
import { tokensOf } from '../claims/tokens';
import type { Block, Span } from '../text';
import { occasionOf, passageDates, type Occasion } from './occasion';
import { termsOf, type Term } from './terms';
import type { WordVectors } from './word-vectors';

/** A passage, in UTF-16 code units of the whole text. */
export interface Passage extends Span {
  readonly terms: readonly Term[];
  /** Its words and numbers as they stand, folded: for what was copied. */
  readonly words: readonly string[];
  /** Hashes of its character trigrams, in ascending order, each once. */
  readonly trigrams: Int32Array;
  /** The sum of its word vectors, weighted by rarity, of length 1; undefined where no word has one. */
  readonly meaning: Float32Array | undefined;
  readonly occasion: Occasion;
}

/** What is known of a text that is cut. */
export interface PassageOptions {
  readonly blocks?: readonly Block[] | undefined;
  /** BCP 47; without it the language is told from the text. */
  readonly language?: string | undefined;
  /** When it was published, ISO 8601, cut to what is known; empty where nothing is. */
  readonly published?: string | undefined;
  readonly vectors?: WordVectors | undefined;
}

/** Fewer terms are no statement. */
const FEWEST_TERMS = 2;

/** Blocks that lie below this weight (captions, headings, furniture) are not compared. */
const LEAST_WEIGHT = 0.6;

/** The passages of `text` in order, without furniture; the same words come once. */
export function passagesOf(text: string, options: PassageOptions = {}): Passage[] {
  const { blocks = [], language } = options;
  const known = claimLanguage(text, language);
  const tag = language ?? (known === 'other' ? '' : known);
  const seen = new Set<string>();
  const passages: Passage[] = [];
  for (const line of claimLines(text, blocks)) {
    if (line.weight < LEAST_WEIGHT) continue;
    for (const span of sentencesOf(text, line)) {
      const passage = passageAt(text, span, tag, options);
      const words = passage.words.join(' ');
      if (passage.terms.length < FEWEST_TERMS || seen.has(words)) continue;
      seen.add(words);
      passages.push(passage);
    }
  }
  return passages;
}

/** The passage that these words of a text are. `language` is a BCP 47 tag, or empty. */
export function passageAt(
  text: string,
  { start, end }: Span,
  language: string,
  { vectors, published = '' }: Pick<PassageOptions, 'vectors' | 'published'> = {},
): Passage {
  const tokens = tokensOf(text, { start, end });
  const dates = passageDates(text, tokens, language, published);
  const terms = termsOf(tokens, language, vectors, dates);
  const words = tokens.flatMap(({ kind, key }) => (kind === 'word' || kind === 'number' ? [key] : []));
  return {
    ...{ start, end, terms, words },
    trigrams: trigramsOf(words),
    meaning: meaningOf(terms, vectors),
    occasion: occasionOf(text, tokens, dates, language, published),
  };
}

function trigramsOf(words: readonly string[]): Int32Array {
  const text = words.join(' ');
  const found = new Set<number>();
  for (let at = 0; at + 2 < text.length; at++) {
    const [a, b, c] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)];
    found.add(Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35));
  }
  return Int32Array.from(found).sort();
}

function meaningOf(terms: readonly Term[], vectors: WordVectors | undefined): Float32Array | undefined {
  if (vectors === undefined) return undefined;
  const sum = new Float32Array(vectors.dimensions);
  for (const { rank, rarity, count } of terms) if (rank >= 0) vectors.addTo(sum, rank, rarity * rarity * count);
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return length === 0 ? undefined : sum.map((value) => value / length);
}
