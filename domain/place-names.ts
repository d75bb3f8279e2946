/**
 * The folding of place names: what makes "Dar‘ā", "Dar'a" and "DAR`A" one key. The gazetteer is built with it and asked
 * with it, so both sides always agree. What people vary when they write a name is folded: case, accents, signs for ayn
 * and hamza, Arabic letter forms and vowel signs, hyphens and spaces, and the Arabic article in any of its spellings.
 */
import { foldQuoteMarks } from './anchoring/occurrences';
import { withoutMarks, withSpelledLetters } from './letter-folds';

/** The key that a name is stored and looked up under. */
export interface PlaceKey {
  /** The folded name without its articles; the whole folded name where nothing else would be left. */
  readonly key: string;
  /** Whether the name began with an article: of two names with one key, the one that agrees in this fits better. */
  readonly article: boolean;
}

/**
 * The key of a name, or undefined when the name holds no letter or digit. An abbreviation of two to four capitals keeps
 * its capitals as its key ("U.S." gives "US"), so that "us" and "who" are never names of places.
 */
export function placeKey(name: string): PlaceKey | undefined {
  const abbreviation = abbreviationOf(name);
  return abbreviation === undefined ? spelledKey(name) : { key: abbreviation, article: false };
}

/** All keys to look a name up under, the likeliest first: what is in capitals may be an abbreviation or a word. */
export function placeKeys(name: string): PlaceKey[] {
  const [first, spelled] = [placeKey(name), spelledKey(name)];
  if (first === undefined || spelled === undefined) return first === undefined ? [] : [first];
  return first.key === spelled.key ? [first] : [first, spelled];
}

/**
 * The folded name with its articles: lower case, without accents and signs, one space between words. What is folded
 * away is never what tells names of one script apart for its readers, and other scripts keep all their marks.
 */
export function foldPlaceName(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase().replace(BETWEEN, ' ').trim();
  const letters = withoutMarks(foldQuoteMarks(name).normalize('NFKD')).toLowerCase().replace(AYN, '');
  return withSpelledLetters(letters).normalize('NFC').replace(BETWEEN, ' ').trim();
}

/** Latin letters without accents, and nothing that is folded but case and spaces. */
const PLAIN = /^[A-Za-z0-9 -]*$/;

/** Apostrophes, backticks and modifier letters for ayn and hamza, the Arabic hamza alone, and the tatweel. */
const AYN = /['"`\u00b4\u02b9-\u02c1\u02ca\u02cb\u05f3\u05f4\u0621\u0640\ua78b\ua78c]/gu;

/** Whatever stands between words: spaces of every kind, hyphens and dashes, full stops, commas, brackets. */
const BETWEEN = /[^\p{L}\p{M}\p{N}]+/gu;

function spelledKey(name: string): PlaceKey | undefined {
  const folded = foldPlaceName(name);
  if (folded === '') return undefined;
  const words = folded.split(' ');
  const kept: string[] = [];
  let article = false;
  words.forEach((word, at) => {
    const isArticle = isLatinArticle(word, words[at + 1]);
    const bare = isArticle ? '' : withoutArabicArticle(word);
    if (at === 0) article = bare !== word;
    if (bare !== '') kept.push(bare);
  });
  return kept.length > 0 ? { key: kept.join(' '), article } : { key: folded, article: false };
}

/** The English article, and the Arabic one with what its l becomes before the letter that follows: "ash Shaykh". */
function isLatinArticle(word: string, next: string | undefined): boolean {
  if (next === undefined) return false;
  if (word === 'the' || /^[aeiu]l$/.test(word)) return true;
  const [, sun] = /^[aeu](d|dh|n|r|s|sh|t|th|z)$/.exec(word) ?? [];
  return sun !== undefined && next.startsWith(sun);
}

/** A word of Arabic letters without the article that is written onto it, if two letters or more are left. */
function withoutArabicArticle(word: string): string {
  return /^ال\p{L}{2}/u.test(word) ? word.slice(2) : word;
}

/** Two to four capital letters of the Latin script, with or without full stops, as "UK", "U.S." and "D.R.C.". */
function abbreviationOf(name: string): string | undefined {
  const trimmed = name.trim();
  return /^(?:[A-Z]\.?){2,4}$/.test(trimmed) ? trimmed.replaceAll('.', '') : undefined;
}
