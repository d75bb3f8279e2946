/**
 * The words of a folded text as the search index has them. In scripts that put no spaces between words every character
 * is one, so that a phrase finds any part of such a text.
 */
import type { Span } from '../text';
import { UNSPACED_SCRIPTS } from '../unspaced-scripts';

/** A word of a folded text, where it stands in it. UTF-16 code units of the folded text. */
export interface Token extends Span {
  readonly word: string;
}

/** Letters, marks and digits; \u30fc is the sign for a long vowel, which Katakana and Hiragana share. */
const UNSPACED = `(?=[\\p{L}\\p{M}\\p{N}])[${UNSPACED_SCRIPTS}\\u30fc\\u3099\\u309a]`;

/** A character of an unspaced script, a run of other letters and digits, or a sign such as an emoji. */
const TOKEN = new RegExp(`${UNSPACED}|(?:(?!${UNSPACED})[\\p{L}\\p{M}\\p{N}])+|(?![\\0-\\x7f])[\\p{S}\\p{Co}]`, 'gu');

/** A folded text that may hold anything but ASCII. */
const BEYOND_ASCII = /[^\0-\x7f]/u;

/** The words of `folded`, in order. */
export function tokensOf(folded: string): Token[] {
  return Array.from(folded.matchAll(BEYOND_ASCII.test(folded) ? TOKEN : /[a-z0-9]+/gu), ({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}

/** The words of `folded` with something else between them: what the index of words is given. */
export function tokenText(folded: string): string {
  return folded.replace(/[^\0-\x7f]+/g, (run) =>
    LETTERS.test(run) && !MAYBE_UNSPACED.test(run) ? run : ` ${(run.match(TOKEN) ?? []).join(' ')} `,
  );
}

const LETTERS = /^[\p{L}\p{M}\p{N}]+$/u;

/** The blocks of Unicode outside which no script is unspaced: told sooner than the script. */
const MAYBE_UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u2e80-\u{10ffff}]/u;

/** True when a character of `folded` is a word by itself. */
export function hasUnspaced(folded: string): boolean {
  return new RegExp(UNSPACED, 'u').test(folded);
}
