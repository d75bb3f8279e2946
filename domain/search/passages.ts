/** Where in a text what was sought stands. All offsets are UTF-16 code units. */
import type { Span } from '../text';
import { foldedPlaces } from './find';
import { foldWithPlaces, originalSpan } from './fold';
import type { Phrase } from './query';
import { tokensOf, type Token } from './tokens';

/** A place in a text. */
export interface Passage extends Span {
  /** The words in it that were sought. */
  readonly hits: readonly Span[];
}

/** More places of one text than anybody looks through: who finds so many is told that there may be more. */
export const MOST_PASSAGES = 1000;

/** Words that were sought together are one place where no more than this stands between them, and no line end. */
const NEAR = 40;

/**
 * The places of `phrases` in `text`, in text order. Of several phrases those that stand together are one place; where
 * they are sought `together`, only the places with the most of them count.
 */
export function phrasePassages(text: string, phrases: readonly Phrase[], together = true): Passage[] {
  const folded = foldWithPlaces(text);
  const tokens = tokensOf(folded.text);
  const found = phrases
    .flatMap((phrase, of) => occurrencesOf(tokens, phrase).map((span) => ({ ...originalSpan(folded, span), of })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const places: { start: number; end: number; hits: Span[]; of: Set<number> }[] = [];
  for (const { start, end, of } of found) {
    const last = places.at(-1);
    if (last !== undefined && start < last.end) {
      last.of.add(of);
      if (end > last.end) {
        last.hits.push({ start: last.end, end });
        last.end = end;
      }
    } else if (last !== undefined && !last.of.has(of) && isNear(text, last.end, start)) {
      last.of.add(of);
      last.hits.push({ start, end });
      last.end = end;
    } else {
      places.push({ start, end, hits: [{ start, end }], of: new Set([of]) });
    }
  }
  const most = together ? places.reduce((size, { of }) => Math.max(size, of.size), 0) : 0;
  return places
    .filter(({ of }) => of.size >= most)
    .slice(0, MOST_PASSAGES)
    .map(({ start, end, hits }) => ({ start, end, hits }));
}

/** The places of the folded words `sought` in `text`, parts of longer words too, in text order. */
export function partPassages(text: string, sought: string): (Passage & { readonly isWhole: boolean })[] {
  const folded = foldWithPlaces(text);
  const found: (Passage & { readonly isWhole: boolean })[] = [];
  for (const { start, end } of foldedPlaces(folded, sought)) {
    if (found.length === MOST_PASSAGES) break;
    const span = originalSpan(folded, { start, end });
    const isWhole =
      !LETTER_AT_END.test(folded.text.slice(Math.max(0, start - 2), start)) &&
      !LETTER_AT_START.test(folded.text.slice(end, end + 2));
    found.push({ ...span, hits: [span], isWhole });
  }
  return found;
}

const LETTER_AT_END = /[\p{L}\p{M}\p{N}]$/u;
const LETTER_AT_START = /^[\p{L}\p{M}\p{N}]/u;

function occurrencesOf(tokens: readonly Token[], phrase: Phrase): Span[] {
  const { words, prefix, loose } = phrase;
  const found: Span[] = [];
  const last = words.length - 1;
  for (let at = 0; at + last < tokens.length; at++) {
    let same = loose !== true || isLoosely(tokens, at, words);
    for (let n = 0; loose !== true && same && n <= last; n++) {
      const [token, word] = [tokens[at + n]?.word ?? '', words[n] ?? ''];
      same = prefix && n === last ? token.startsWith(word) : token === word;
    }
    const [first, end] = [tokens[at], tokens[at + last]];
    if (!same || !first || !end) continue;
    found.push(loose === true ? within(first, end, words) : { start: first.start, end: end.end });
  }
  return found;
}

/** The part of the tokens from `first` to `last` that the words are. */
function within(first: Token, last: Token, words: readonly string[]): Span {
  const [begin = '', end = ''] = [words[0], words.at(-1)];
  if (words.length > 1) return { start: first.end - begin.length, end: last.start + end.length };
  const start = first.start + first.word.indexOf(begin);
  return { start, end: start + begin.length };
}

/** True where the words stand at a token, the first as its end or the last as its beginning. */
function isLoosely(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  const last = words.length - 1;
  if (last === 0) return tokens[at]?.word.includes(words[0] ?? '') === true;
  return words.every((word, n) => {
    const token = tokens[at + n]?.word ?? '';
    return n === 0 ? token.endsWith(word) : n === last ? token.startsWith(word) : token === word;
  });
}

function isNear(text: string, end: number, start: number): boolean {
  return start - end <= NEAR && !/[\n\r\u2028\u2029]/u.test(text.slice(end, start));
}
