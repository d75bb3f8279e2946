/** The words of a passage as they are compared: without function words, reduced to their stems, with their places. */
import { newStemmer } from 'snowball-stemmers';
import { isCapital, type Token } from '../claims/tokens';
import type { Span } from '../text';
import { UNSPACED } from '../unspaced-scripts';
import { wordSegments } from '../word-segments';
import type { WordVectors } from './word-vectors';

/** A word of a passage; the span is where it stands first, in UTF-16 code units of the whole text. */
export interface Term extends Span {
  /** What it is compared by: the stem of the folded word, or the digits of a number. */
  readonly key: string;
  readonly kind: 'word' | 'name' | 'number' | 'date';
  /** How often it stands in the passage. */
  count: number;
  /** Which clause of the passage it stands in first, from 0. */
  readonly clause: number;
  /** Its rank among English words; -1 where it has none. */
  readonly rank: number;
  /** How rare it is in the language at large, from 0 to 1; 1 where that is not known. */
  readonly rarity: number;
}

/** Of a longer passage the first terms are compared: its pairs cost their product. */
const MOST_TERMS = 100;

/**
 * The terms among the tokens of a passage, each stem once, in order. `language` is a BCP 47 tag, or empty. The words of
 * `dates` but for years are of kind `date`.
 */
export function termsOf(
  tokens: readonly Token[],
  language: string,
  vectors: WordVectors | undefined,
  dates: readonly Span[] = [],
): Term[] {
  const reduce = stemmerFor(language);
  const english = primary(language) === 'en';
  const terms = new Map<string, Term>();
  let clause = 0;
  for (const [at, token] of tokens.entries()) {
    if (endsClause(tokens, at)) clause++;
    const dated = !YEAR.test(token.exact) && dates.some(({ start, end }) => token.start >= start && token.end <= end);
    for (const { word, start, end } of wordsIn(token)) {
      if (token.kind === 'word' && (STOP_WORDS.has(word) || (word.length < 2 && !UNSPACED.test(word)))) continue;
      if (terms.size === MOST_TERMS) return Array.from(terms.values());
      const key = token.kind === 'number' ? digits(word) : reduce(word);
      const known = terms.get(key);
      if (known) {
        known.count++;
        continue;
      }
      const rank = english && vectors ? vectors.rankOf(word) : -1;
      const kind = dated ? 'date' : token.kind === 'number' ? 'number' : at > 0 && isCapital(token) ? 'name' : 'word';
      terms.set(key, { key, kind, start, end, count: 1, clause, rank, rarity: rarity(rank, vectors) });
    }
  }
  return Array.from(terms.values());
}

/** The words of a token, folded: more than one where a script writes no spaces. */
function* wordsIn({ kind, key, start, end }: Token): Generator<{ word: string } & Span> {
  if (kind === 'number') yield { word: key, start, end };
  if (kind !== 'word') return;
  if (UNSPACED.test(key)) {
    let at = start;
    for (const { text: word, isWord } of wordSegments(key)) {
      if (isWord) yield { word, start: at, end: at + word.length };
      at += word.length;
    }
    return;
  }
  // Of "Syria's" the name counts.
  yield { word: key.replace(/'s$|'$/u, ''), start, end };
}

const YEAR = /^\p{Nd}{4}$/u;

/** Words with which a clause begins. */
const CLAUSE_WORDS = new Set(
  'which who whose where when while after before but although though as because since until resulting following prompting'.split(
    ' ',
  ),
);

/** True where the token at `at` is between two clauses, or begins one. A sign inside a number or a word is none. */
function endsClause(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || at === 0) return false;
  if (token.kind === 'word') return CLAUSE_WORDS.has(token.key);
  if (token.kind !== 'sign') return false;
  return /^[;:()\u2013\u2014\u060c\u061b\u3001,]$/u.test(token.exact);
}

/** The digits of a number without what groups them, in the digits of ASCII. */
function digits(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(Number.isNaN(Number(digit)) ? digit : Number(digit)))
    .replace(/[,'\u2019\u066c\u2009\u202f](?=\d{3}(?!\d))/gu, '');
}

/** From 0 for "the" to 1 for the rarest word with a rank, by the logarithm of the rank (Zipf). */
function rarity(rank: number, vectors: WordVectors | undefined): number {
  return rank < 0 || vectors === undefined ? 1 : Math.min(1, Math.log(rank + 2) / Math.log(vectors.size));
}

function primary(language: string): string {
  return language.toLowerCase().split(/[-_]/u)[0] ?? '';
}

/** The Snowball stemmers by BCP 47 language. */
const STEMMERS: Readonly<Record<string, string>> = {
  ...{ ar: 'arabic', ca: 'catalan', cs: 'czech', da: 'danish', de: 'german', en: 'english', es: 'spanish' },
  ...{ eu: 'basque', fi: 'finnish', fr: 'french', ga: 'irish', hu: 'hungarian', hy: 'armenian', it: 'italian' },
  ...{ nb: 'norwegian', nl: 'dutch', nn: 'norwegian', no: 'norwegian', pt: 'portuguese', ro: 'romanian' },
  ...{ ru: 'russian', sl: 'slovene', sv: 'swedish', ta: 'tamil', tr: 'turkish' },
};

const stemmers = new Map<string, (word: string) => string>();

/** Stems words of a language, remembering each: a stemmer is slow, and texts repeat their words. */
function stemmerFor(language: string): (word: string) => string {
  const name = STEMMERS[primary(language)];
  if (name === undefined) return (word) => word;
  let stem = stemmers.get(name);
  if (stem === undefined) {
    const stemmer = newStemmer(name);
    const known = new Map<string, string>();
    stem = (word) => {
      let found = known.get(word);
      if (found === undefined) {
        if (known.size >= MOST_STEMS) known.clear();
        known.set(word, (found = stemmer.stem(word)));
      }
      return found;
    };
    stemmers.set(name, stem);
  }
  return stem;
}

const MOST_STEMS = 50_000;

/** Words that say nothing of what a passage is about: English and Arabic; those of other languages are frequent anyway. */
const STOP_WORDS = new Set(
  (
    'a an the of to in on at by for from with as is are was were be been being has have had do does did will would can could ' +
    'may might shall should must and or but if than that this these those it its he she his her they their them we our us you ' +
    'your i my me who whom which what when where while there here not no nor so such then also into onto over under after ' +
    'before about up down out off again very just only more most other some any each all both own same too said says say ' +
    "don't didn't doesn't isn't aren't wasn't weren't hasn't haven't hadn't won't can't " +
    'في من على الى عن مع ان كان كانت هذا هذه ذلك تلك التي الذي الذين و او ثم قد لم لن لا ما هو هي هم بعد قبل بين حتى كما منذ خلال اي كل بعض غير'
  ).split(' '),
);
