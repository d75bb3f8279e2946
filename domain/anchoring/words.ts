/** The words of a text as numbers, so that two texts are compared without comparing strings. */

import { UNSPACED } from '../unspaced-scripts';

/** The words of a text in order: where each begins and ends (UTF-16 code units), and its number in a vocabulary. */
export interface Words {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly ids: Int32Array;
  /** Which sentence each belongs to, roughly: counted up at signs that end sentences, and at line ends. */
  readonly sentences: Int32Array;
}

/** A number for every word that was met; the same for words that differ in case or in composition only. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #folded = new Map<string, number>();

  idOf(word: string): number {
    let id = this.#ids.get(word);
    if (id === undefined) {
      const folded = word.normalize('NFKC').toLowerCase();
      id = this.#folded.get(folded) ?? this.#folded.size;
      this.#folded.set(folded, id);
      this.#ids.set(word, id);
    }
    return id;
  }
}

/** Letters, marks and digits in a row. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** A character with the marks on it. */
const CHARACTER = /.\p{M}*/gu;

/** A full stop before a space, another sign that ends a sentence, or a line end. */
export const SENTENCE_END =
  /[.\u2026]["'\u2018-\u201f\u00bb)\]]*\s|[!?\u061f\u06d4\u0964\u3002\uff01\uff1f\n\r\u2028\u2029]/u;

/** What mostly stands between words and ends no sentence. */
const PLAIN = new Set([' ', ', ', '-', "'", '\u2019']);

/** The words of `text`, numbered by `vocabulary`. */
export function wordsOf(text: string, vocabulary: Vocabulary): Words {
  const starts: number[] = [];
  const ends: number[] = [];
  const ids: number[] = [];
  const sentences: number[] = [];
  let sentence = 0;
  const add = (word: string, start: number): void => {
    const last = ends.at(-1) ?? start;
    if (start > last && !PLAIN.has(text.slice(last, start)) && SENTENCE_END.test(text.slice(last, start))) sentence++;
    starts.push(start);
    ends.push(start + word.length);
    ids.push(vocabulary.idOf(word));
    sentences.push(sentence);
  };
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!UNSPACED.test(word)) add(word, index);
    else for (const part of word.matchAll(CHARACTER)) add(part[0], index + part.index);
  }
  return {
    count: ids.length,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    ids: Int32Array.from(ids),
    sentences: Int32Array.from(sentences),
  };
}

/** The first word of `words` that ends after `offset` (UTF-16), or their number when there is none. */
export function wordAfter({ ends, count }: Words, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
