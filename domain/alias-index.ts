/**
 * Finds names in texts: every place where one of many names stands, however it is spelled, as whole words. Serves the
 * register (a name that a person has confirmed proposes itself everywhere) and “tag all like this”.
 *
 * A name is a sequence of folded words; the names are kept as a tree of words, so that a text is read once whatever the
 * number of names (Aho and Corasick 1975 would save the steps back, which names of a few words do not need).
 */
import { foldPlaceName } from './place-names';
import type { Span } from './text';
import { UNSPACED } from './unspaced-scripts';
import { wordSegments } from './word-segments';

/** A place where names stand. Offsets are UTF-16 code units of the text. */
export interface NameMatch<T> extends Span {
  /** What was added under the names that stand here. */
  readonly values: readonly T[];
  /** True when the words differ from the name by more than spelling: a plural. */
  readonly inflected: boolean;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  values: T[];
}

/** A word of a text under one of the keys that it can be read with. */
interface Reading {
  readonly key: string;
  /** Units at the beginning and end of the word that do not belong to the name: “و”, “’s”. */
  readonly before: number;
  readonly after: number;
  readonly inflected: boolean;
}

interface Word extends Span {
  readonly readings: readonly Reading[];
  /** An Arabic article before a hyphen, which names are written with and without. */
  readonly article: boolean;
  /** Whether nothing is between it and the word before that ends a name. */
  readonly joined: boolean;
}

/** Names with what they stand for. */
export class AliasIndex<T> {
  readonly #root: Node<T> = { next: new Map(), values: [] };
  readonly #unspaced = new Map<string, T[]>();
  readonly #joins: RegExp;

  /** With `acrossLines` a name may begin on one line and end on the next; without, a line ends whatever stands on it. */
  constructor({ acrossLines = false }: { readonly acrossLines?: boolean } = {}) {
    this.#joins = acrossLines ? JOINS_ACROSS_LINES : JOINS;
  }

  /** Adds a name. One without a letter or digit is left out. */
  add(name: string, value: T): void {
    const words = nameWords(name);
    if (words.length === 0) return;
    if (UNSPACED.test(name)) {
      const known = this.#unspaced.get(name.trim());
      if (known) known.push(value);
      else this.#unspaced.set(name.trim(), [value]);
      return;
    }
    let node = this.#root;
    for (const word of words) {
      let next = node.next.get(word);
      if (next === undefined) node.next.set(word, (next = { next: new Map(), values: [] }));
      node = next;
    }
    node.values.push(value);
  }

  /**
   * The names in `text` between `from` and `to`, in text order. Of names that overlap the longest is taken, so that
   * none is found inside another.
   */
  find(text: string, from = 0, to = text.length): NameMatch<T>[] {
    const spaced = this.#root.next.size === 0 ? [] : this.#spaced(text, from, to);
    if (this.#unspaced.size === 0) return spaced;
    return longest([...spaced, ...this.#withoutSpaces(text, from, to)]);
  }

  #spaced(text: string, from: number, to: number): NameMatch<T>[] {
    const words = wordsOf(text, from, to, this.#joins);
    const found: NameMatch<T>[] = [];
    for (let at = 0; at < words.length;) {
      const match = this.#longestFrom(words, at);
      if (match === undefined) {
        at++;
        continue;
      }
      found.push(match.found);
      at = match.next;
    }
    return found;
  }

  #longestFrom(words: readonly Word[], first: number): { found: NameMatch<T>; next: number } | undefined {
    let best: { found: NameMatch<T>; next: number } | undefined;
    const start = words[first];
    if (start === undefined) return undefined;
    const walk = (node: Node<T>, at: number, begin: number, inflected: boolean): void => {
      const word = words[at];
      if (word === undefined || (at > first && !word.joined)) return;
      // An article inside or before a name may be there or not.
      if (word.article && words[at + 1]?.joined === true)
        walk(node, at + 1, at === first ? word.start : begin, inflected);
      for (const reading of word.readings) {
        // Only the first word can have something written onto it, and only the last can be inflected.
        if (reading.before > 0 && at > first) continue;
        const next = node.next.get(reading.key);
        if (next === undefined) continue;
        const own = at === first ? word.start + reading.before : begin;
        if (next.values.length > 0 && (best === undefined || at + 1 > best.next)) {
          best = {
            found: {
              start: own,
              end: word.end - reading.after,
              values: next.values,
              inflected: inflected || reading.inflected,
            },
            next: at + 1,
          };
        }
        if (!reading.inflected && (reading.after === 0 || next.next.size > 0)) walk(next, at + 1, own, inflected);
      }
    };
    walk(this.#root, first, start.start, false);
    return best;
  }

  #withoutSpaces(text: string, from: number, to: number): NameMatch<T>[] {
    const found: NameMatch<T>[] = [];
    for (const [name, values] of this.#unspaced) {
      for (let at = text.indexOf(name, from); at !== -1 && at + name.length <= to; at = text.indexOf(name, at + 1)) {
        found.push({ start: at, end: at + name.length, values, inflected: false });
      }
    }
    return found;
  }
}

/** The folded words of a name, without articles that are joined by a hyphen. Two names with the same words are spelled alike. */
function nameWords(name: string): string[] {
  const words = wordsOf(name, 0, name.length, JOINS);
  const kept = words.filter(({ article }, at) => !article || words.length === 1 || at === words.length - 1);
  return kept.flatMap(({ readings }) => readings[0]?.key ?? []);
}

/** A key that names have in common that differ in spelling only. */
export function nameKey(name: string): string {
  return nameWords(name).join(' ');
}

/** `joins` is what may stand between two words of a name. */
function wordsOf(text: string, from: number, to: number, joins: RegExp): Word[] {
  const words: Word[] = [];
  let at = from;
  let before = '';
  let joined = false;
  for (const segment of wordSegments(text.slice(from, to))) {
    const start = at;
    at += segment.text.length;
    if (!segment.isWord) {
      joined = joined && joins.test(segment.text) && (!segment.text.includes('.') || ABBREVIATION.test(before));
      continue;
    }
    before = segment.text;
    // An abbreviation such as “U.S.” has its last full stop with it.
    const end = /\.\p{Lu}\.$/u.test(text.slice(Math.max(from, at - 2), at + 1)) ? at + 1 : at;
    const article = ARTICLE.test(before) && (/^[-‐‑]/u.test(text.slice(at, at + 1)) || /^[ae]l$/iu.test(before));
    words.push({ start, end, readings: readingsOf(before), article, joined });
    joined = true;
  }
  return words;
}

/** What may stand between two words of a name, on one line. */
const JOINS = /^[ \t\u00a0\u202f\-‐‑.'’‘`]*$/u;
const JOINS_ACROSS_LINES = /^[\s\-‐‑.'’‘`]*$/u;

/** A word after which a full stop does not end a sentence: “Brig.”, “Gen.”, “U.S.”. */
const ABBREVIATION = /^\p{Lu}[\p{L}.]{0,3}$/u;

/** The Arabic article as it is written in Latin letters, with what its l becomes before some letters. */
const ARTICLE = /^[aeu](?:l|d|dh|n|r|s|sh|t|th|z)$/iu;

/** How a word can be read: as it is, without a possessive, as a plural, without what Arabic and Hebrew write onto it. */
function readingsOf(word: string): Reading[] {
  const readings: Reading[] = [];
  const add = (before: number, after: number, ending = 0): void => {
    const key = foldPlaceName(word.slice(before, word.length - after - ending));
    if (key === '' || readings.some((other) => other.key === key)) return;
    readings.push({ key, before, after, inflected: ending > 0 });
  };
  const possessive = /['’]s?$/iu.exec(word)?.[0].length ?? 0;
  // A name that ends in an apostrophe and s is nearly always a possessive.
  if (possessive > 0 && possessive < word.length) add(0, possessive);
  add(0, 0);
  if (/\p{Script=Arabic}/u.test(word)) addPrefixed(word, /^(?:[وف]?[بلك]?)(?=\p{L}{3})/u, add, readings);
  else if (/\p{Script=Hebrew}/u.test(word)) addPrefixed(word, /^(?:ו?(?:ל?כש|ש)?[בלכמה]?)(?=\p{L}{2})/u, add, readings);
  else addPlural(word, possessive, add);
  return readings;
}

function addPrefixed(
  word: string,
  pattern: RegExp,
  add: (before: number, after: number) => void,
  readings: Reading[],
): void {
  const most = pattern.exec(word)?.[0].length ?? 0;
  for (let before = 1; before <= most; before++) add(before, 0);
  // “To the”: of the article only its second letter is written.
  const [contracted = ''] = /^[وف]?لل(?=\p{L}{2})/u.exec(word) ?? [];
  if (contracted !== '') {
    const bare = foldPlaceName(word.slice(contracted.length));
    readings.push({ key: `ال${bare}`, before: contracted.length - 1, after: 0, inflected: false });
    readings.push({ key: bare, before: contracted.length, after: 0, inflected: false });
  }
  // The article is written onto the word: names are given with and without it.
  for (const { key, before, after } of [...readings]) {
    if (/^ال\p{L}{2}/u.test(key)) readings.push({ key: key.slice(2), before, after, inflected: false });
  }
}

/** English plurals: a word and the same word with -s are the same name. */
function addPlural(
  word: string,
  possessive: number,
  add: (before: number, after: number, ending: number) => void,
): void {
  if (!/^[\p{Script=Latin}'’-]+$/u.test(word) || word.length - possessive < 4) return;
  if (/[^sui]s$/iu.test(word.slice(0, word.length - possessive))) add(0, possessive, 1);
}

function longest<T>(matches: readonly NameMatch<T>[]): NameMatch<T>[] {
  const sorted = [...matches].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: NameMatch<T>[] = [];
  for (const match of sorted) {
    const last = kept.at(-1);
    if (last && match.start < last.end) {
      if (match.end - match.start > last.end - last.start) kept[kept.length - 1] = match;
      continue;
    }
    kept.push(match);
  }
  return kept;
}
