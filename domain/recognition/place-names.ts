/**
 * Names of places that the gazetteer knows, found in tokens, and which of several namesakes a text means: the one in a
 * country that the text itself names, by its name or by a nationality.
 */
import { classesOf, COUNTRY_OF_DEMONYM, PLAIN_WORD, WORD } from './word-classes';
import type { Sentence, Token } from './tokens';

/** A place as the gazetteer has it. */
export interface GazetteerPlace {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly kind: 'country' | 'province' | 'city' | 'village' | 'site';
  readonly population: number;
}

/** Where the recogniser asks for places. */
export interface PlaceLookup {
  /** The best gazetteer entries under this name, in any spelling, most likely first; [] when there are none. */
  find(name: string): readonly GazetteerPlace[];
}

/** A run of tokens of one sentence that is the name of a place; `from` and `to` count tokens, `to` is not in it. */
export interface PlaceName {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly place: GazetteerPlace;
  /** It lies in a country that the text names, or is one. */
  readonly isNear: boolean;
}

/** Longest name that is looked up, in tokens, hyphens among them. */
const LONGEST_NAME = 6;

/** Small words within names of places. */
const WITHIN = new Set([
  '-',
  "'",
  'of',
  'the',
  'and',
  'de',
  'la',
  'le',
  'del',
  'el',
  'al',
  'ad',
  'an',
  'ar',
  'as',
  'ash',
  'at',
  'az',
  'sur',
  'am',
  '.',
]);

/** Short names that are written in capitals; any other of two letters is left alone. */
const SHORT_NAMES = new Set(['uk', 'us', 'u.s.', 'u.k.', 'uae', 'usa']);

/** For each sentence, the longest names of places in it, from left to right, without overlaps. */
export function placeNames(sentences: readonly Sentence[], places: PlaceLookup): PlaceName[][] {
  const asked = new Map<string, readonly GazetteerPlace[]>();
  const find = (name: string): readonly GazetteerPlace[] => {
    let found = asked.get(name);
    if (found === undefined) asked.set(name, (found = places.find(name)));
    return found;
  };
  const all = sentences.map(({ tokens }) => namesIn(tokens, find));
  const near = countriesNamed(sentences, all);
  return all.map((names) =>
    names.map(({ from, to, name, found }) => {
      const place = choose(found, near);
      return { from, to, name, place, isNear: near.has(place.country) };
    }),
  );
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly found: readonly [GazetteerPlace, ...GazetteerPlace[]];
}

function namesIn(tokens: readonly Token[], find: (name: string) => readonly GazetteerPlace[]): Found[] {
  const names: Found[] = [];
  for (let from = 0; from < tokens.length; from++) {
    if (!startsName(tokens, from)) continue;
    for (let to = longestFrom(tokens, from); to > from; to--) {
      if (!isCapital(tokens[to - 1])) continue;
      const name = nameOf(tokens, from, to);
      if (name.length < 3 && !SHORT_NAMES.has(name.toLowerCase())) continue;
      const [first, ...others] = find(name);
      if (first === undefined) continue;
      names.push({ from, to, name, found: [first, ...others] });
      from = to - 1;
      break;
    }
  }
  return names;
}

function startsName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  return isCapital(token) || (/^(?:al|el|as|ash|ar|ad|an|at|az)$/u.test(token.key) && isCapital(tokens[at + 2]));
}

function isCapital(token: Token | undefined): boolean {
  return token !== undefined && /^[\p{Lu}\p{Lt}]/u.test(token.text);
}

function longestFrom(tokens: readonly Token[], from: number): number {
  let to = from + 1;
  while (to < tokens.length && to - from < LONGEST_NAME) {
    const token = tokens[to];
    if (token === undefined || !(isCapital(token) || WITHIN.has(token.key))) break;
    to++;
  }
  return to;
}

/** The name that tokens spell, without spaces round hyphens and apostrophes. */
function nameOf(tokens: readonly Token[], from: number, to: number): string {
  let name = '';
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const isJoint = token.key === '-' || token.key === "'";
    const wasJoint = /[-']$/u.test(name);
    name += isJoint || wasJoint || name === '' ? (isJoint ? token.key : token.text) : ` ${token.text}`;
  }
  return name;
}

/** The countries that a text names, by name or nationality. */
function countriesNamed(sentences: readonly Sentence[], names: readonly (readonly Found[])[]): Set<string> {
  const countries = new Set<string>();
  for (const found of names) {
    for (const { found: entries } of found) if (entries[0].kind === 'country') countries.add(entries[0].country);
  }
  for (const { tokens } of sentences) {
    for (const token of tokens) {
      const key = token.key.endsWith('s') ? token.key.slice(0, -1) : token.key;
      const country = COUNTRY_OF_DEMONYM.get(token.key) ?? COUNTRY_OF_DEMONYM.get(key);
      if (country !== undefined && isCapital(token)) countries.add(country);
    }
  }
  return countries;
}

/** The likeliest of several namesakes: a country, else one in a country that the text names, else the first. */
function choose(found: readonly [GazetteerPlace, ...GazetteerPlace[]], near: ReadonlySet<string>): GazetteerPlace {
  if (found[0].kind === 'country') return found[0];
  return found.find(({ country }) => near.has(country)) ?? found[0];
}

/** Whether a name may be proposed by the gazetteer alone: it is no common word and no person's name. */
export function standsAlone({ name, place, isNear }: PlaceName): boolean {
  if (place.kind === 'country') return true;
  const words = name.split(/[\s-]+/u);
  const classes = words.map((word) => classesOf(word.toLowerCase()));
  if (classes.every((bits) => (bits & PLAIN_WORD) !== 0)) return false;
  if (words.length === 1 && classes.some((bits) => (bits & (WORD.FIRST_NAME | WORD.SURNAME)) !== 0))
    return isNear && place.population > 100_000;
  return isNear || place.population >= 100_000;
}
