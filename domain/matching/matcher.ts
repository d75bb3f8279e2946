/**
 * Compares the passages of every pair of sources of a case. Sources can be added, replaced and taken out; only what
 * that concerns is compared anew. Passages that may make the same claim are found by an index of their rarest terms and
 * of their shingles, so that the work grows with the number of passages and not with that of their pairs.
 */
import type { Span } from '../text';
import { Frequencies } from './frequencies';
import { LEAST_KEPT } from './least-scores';
import { compare, logOdds, type Comparison } from './likeness';
import { align, isNearVerbatim, shinglesOf, type Alignment } from './near-verbatim';
import { agreement } from './occasion';
import type { Passage } from './passages';
import type { WordVectors } from './word-vectors';

/** A source with its passages in text order. */
export interface MatchedSource {
  readonly id: string;
  /** BCP 47 or empty: only passages of one language are compared. */
  readonly language: string;
  readonly passages: readonly Passage[];
}

/** A passage of a source. */
export interface MatchedPassage extends Span {
  readonly source: string;
}

/** Two passages of different sources that seem to make the same claim. */
export interface Match {
  readonly a: MatchedPassage;
  readonly b: MatchedPassage;
  /** From 0 to 1. */
  readonly score: number;
  readonly kind: 'near-verbatim' | 'same-claim';
  /** How they agree word for word, where they share three words in a row. */
  readonly alignment: Alignment | undefined;
}

/** Up to so many passages, all pairs are compared. */
const FEW_PASSAGES = 400;

/** Places in the index that are looked at for one passage. */
const MOST_POSTINGS = 3_000;

/** Passages that one passage is compared with: those that share most with it. */
const MOST_CANDIDATES = 40;

/** A shingle that more passages have is a figure of speech. */
const COMMON_SHINGLE = 50;

/** What a shared shingle counts in choosing candidates: as much as a rare term. */
const SHINGLE_WEIGHT = 6;

/** A match is left out where so many in the same source are better on both sides. */
const MOST_RIVALS = 3;

/** When the case has grown or shrunk by this part since all was compared, words weigh otherwise and all is compared again. */
const OUTGROWN = 0.25;

interface Entry {
  readonly source: string;
  readonly language: string;
  readonly passage: Passage;
  readonly shingles: ReadonlySet<number>;
  /** Numbers of the passages that it matches. */
  readonly partners: Map<number, Pair>;
}

interface Pair {
  /** The clause of the passage that holds the pair of which the partner has most. */
  readonly clause: number;
  readonly score: number;
  readonly kind: Match['kind'];
  readonly alignment: Alignment | undefined;
}

/** Options of a matcher. */
export interface MatcherOptions {
  readonly vectors?: WordVectors | undefined;
  /** Pairs below this score are not kept. */
  readonly leastScore?: number;
}

/** The matches of a case. */
export class Matcher {
  readonly #vectors: WordVectors | undefined;
  readonly #leastScore: number;
  readonly #entries = new Map<number, Entry>();
  readonly #sources = new Map<string, readonly number[]>();
  readonly #terms = new Map<string, Set<number>>();
  readonly #shingles = new Map<number, Set<number>>();
  #waiting = new Set<number>();
  #next = 0;
  readonly #frequencies = new Frequencies();
  /** How many passages there were when all was compared last. */
  #weighed = 0;

  constructor({ vectors, leastScore = LEAST_KEPT }: MatcherOptions = {}) {
    this.#vectors = vectors;
    this.#leastScore = leastScore;
  }

  /** Adds a source, or takes it in anew. */
  put({ id, language, passages }: MatchedSource): void {
    this.remove(id);
    const numbers = passages.map((passage) => {
      const number = this.#next++;
      const shingles = shinglesOf(passage.words);
      this.#entries.set(number, { source: id, language, passage, shingles, partners: new Map() });
      this.#frequencies.add(passage.terms.map(({ key }) => key));
      for (const { key } of passage.terms) listed(this.#terms, key).add(number);
      for (const shingle of shingles) listed(this.#shingles, shingle).add(number);
      this.#waiting.add(number);
      return number;
    });
    this.#sources.set(id, numbers);
  }

  /** Takes a source out. One that is not there is left alone. */
  remove(id: string): void {
    for (const number of this.#sources.get(id) ?? []) {
      const entry = this.#entries.get(number);
      if (entry === undefined) continue;
      for (const partner of entry.partners.keys()) this.#entries.get(partner)?.partners.delete(number);
      this.#frequencies.remove(entry.passage.terms.map(({ key }) => key));
      for (const { key } of entry.passage.terms) unlisted(this.#terms, key, number);
      for (const shingle of entry.shingles) unlisted(this.#shingles, shingle, number);
      this.#entries.delete(number);
      this.#waiting.delete(number);
    }
    this.#sources.delete(id);
  }

  /** How many passages are still to be compared. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Compares what is still to be compared, and yields after each passage: whoever wants to stop asks for no more. */
  *work(): Generator<void, void, void> {
    this.#weigh();
    for (const number of this.#waiting) {
      this.#waiting.delete(number);
      const entry = this.#entries.get(number);
      if (entry !== undefined) this.#compareWithCandidates(number, entry);
      yield;
    }
  }

  /** The matches so far of at least `minScore`, best first: of each clause the three best in every other source. */
  matches(minScore: number): Match[] {
    const found: Match[] = [];
    for (const [number, entry] of this.#entries) {
      for (const [other, { score, kind, alignment }] of entry.partners) {
        if (other < number || score < minScore || !this.#isBest(number, other)) continue;
        const partner = this.#entries.get(other);
        if (partner !== undefined) found.push({ a: placeOf(entry), b: placeOf(partner), score, kind, alignment });
      }
    }
    return found.sort((one, other) => other.score - one.score || before(one.a, other.a) || before(one.b, other.b));
  }

  /** True when one of the two passages has hardly a better match for the same clause in the other's source. */
  #isBest(number: number, other: number): boolean {
    return this.#best(number, other) || this.#best(other, number);
  }

  #best(number: number, other: number): boolean {
    const own = this.#entries.get(number);
    const source = this.#entries.get(other)?.source;
    const pair = own?.partners.get(other);
    let better = 0;
    for (const [rival, { score, clause }] of own?.partners ?? []) {
      if (pair === undefined || score <= pair.score || clause !== pair.clause) continue;
      if (this.#entries.get(rival)?.source === source && ++better === MOST_RIVALS) return false;
    }
    return true;
  }

  /** Has all compared again where the case is another by now, in which words weigh otherwise. */
  #weigh(): void {
    const now = this.#entries.size;
    if (Math.abs(now - this.#weighed) <= this.#weighed * OUTGROWN) return;
    this.#weighed = now;
    for (const { partners } of this.#entries.values()) partners.clear();
    this.#waiting = new Set(this.#entries.keys());
  }

  #compareWithCandidates(number: number, entry: Entry): void {
    for (const other of this.#candidates(number, entry)) {
      if (entry.partners.has(other)) continue;
      const partner = this.#entries.get(other);
      if (partner === undefined || partner.source === entry.source || !sameLanguage(entry, partner)) continue;
      const pair = this.#rate(entry, partner);
      if (pair.score < this.#leastScore) continue;
      entry.partners.set(other, { ...pair, clause: pair.clauses.a });
      partner.partners.set(number, { ...pair, clause: pair.clauses.b });
    }
  }

  #rate(entry: Entry, partner: Entry): Omit<Pair, 'clause'> & { readonly clauses: Comparison['clauses'] } {
    const [a, b] = [entry.passage, partner.passage];
    const vectors = a.meaning && b.meaning ? this.#vectors : undefined;
    const { measures, clauses } = compare(a, b, this.#frequencies, vectors);
    const odds = logOdds(measures, vectors !== undefined) + agreement(a.occasion, b.occasion);
    const alignment = sharesAny(entry.shingles, partner.shingles) ? align(a.words, b.words) : undefined;
    if (alignment === undefined || !isNearVerbatim(alignment))
      return { score: logistic(odds), clauses, kind: 'same-claim', alignment };
    return { score: logistic(odds + alignment.ofLonger), clauses, kind: 'near-verbatim', alignment };
  }

  /** The passages that share most with this one. */
  #candidates(number: number, { passage, source, shingles }: Entry): Iterable<number> {
    if (this.#entries.size <= FEW_PASSAGES) return this.#entries.keys();
    const weights = new Map<number, number>();
    const add = (numbers: ReadonlySet<number>, weight: number): void => {
      for (const other of numbers) if (other !== number) weights.set(other, (weights.get(other) ?? 0) + weight);
    };
    const lists = passage.terms.map(({ key, rarity }) => {
      const numbers = this.#terms.get(key) ?? new Set<number>();
      return { numbers, weight: this.#frequencies.idf(key) * rarity };
    });
    let left = MOST_POSTINGS;
    for (const { numbers, weight } of lists.sort((one, other) => one.numbers.size - other.numbers.size)) {
      if (numbers.size > left) break;
      left -= numbers.size;
      add(numbers, weight);
    }
    for (const shingle of shingles) {
      const numbers = this.#shingles.get(shingle);
      if (numbers !== undefined && numbers.size <= COMMON_SHINGLE) add(numbers, SHINGLE_WEIGHT);
    }
    return Array.from(weights)
      .filter(([other]) => this.#entries.get(other)?.source !== source)
      .sort(([, one], [, other]) => other - one)
      .slice(0, MOST_CANDIDATES)
      .map(([other]) => other);
  }
}

function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

function listed<K>(lists: Map<K, Set<number>>, key: K): Set<number> {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = new Set()));
  return list;
}

function unlisted<K>(lists: Map<K, Set<number>>, key: K, number: number): void {
  const list = lists.get(key);
  list?.delete(number);
  if (list?.size === 0) lists.delete(key);
}

function sharesAny(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}

function sameLanguage(a: Entry, b: Entry): boolean {
  const primary = ({ language }: Entry): string => language.toLowerCase().split(/[-_]/u)[0] ?? '';
  return primary(a) === primary(b);
}

function placeOf({ source, passage: { start, end } }: Entry): MatchedPassage {
  return { source, start, end };
}

function before(one: MatchedPassage, other: MatchedPassage): number {
  return one.source < other.source ? -1 : one.source > other.source ? 1 : one.start - other.start;
}
