/**
 * The words, numbers and signs of a text, each with its place: what everything that is read out of a claim's words
 * looks at, so that a text is cut once and no pattern runs over it unbounded.
 */
import type { Span } from '../text';

/** A piece of a text between white space and signs. Offsets are UTF-16 code units of the whole text. */
export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'sign' | 'address';
  readonly exact: string;
  /** Folded for comparison: lower case, straight apostrophes, Arabic without vowel signs and with one form of a letter. */
  readonly key: string;
  /** For an Arabic word: `key`, and what is left of it without the particles that are written onto a word. */
  readonly forms: readonly string[];
  /** True when white space, or nothing, stands before it. */
  readonly spaced: boolean;
  /** True when it is the first of its line. */
  readonly opens: boolean;
}

/** An address or handle; digits with separators; letters with their marks; any other character. Each is linear. */
const TOKEN =
  /(?:https?:\/\/|www\.)[^\s<>"]+|[@#][\p{L}\p{N}_]+|\p{Nd}+(?:[.,\u066b\u066c\u202f\u2009'\u2019]\p{Nd}+)*\p{M}*|[\p{L}\p{M}\u200c\u200d]+(?:['\u2019\u02bc][\p{L}\p{M}]+)*|\S/gu;

const LINE_END = /[\n\r\u2028\u2029]/u;

/** The tokens of `text` within `span` (all of it when left out), in order. */
export function tokensOf(text: string, span: Span = { start: 0, end: text.length }): Token[] {
  const tokens: Token[] = [];
  const part = text.slice(span.start, span.end);
  let last = 0;
  for (const { 0: exact, index } of part.matchAll(TOKEN)) {
    const kind = kindOf(exact);
    const key = kind === 'word' ? fold(exact) : exact;
    const start = span.start + index;
    const opens = tokens.length === 0 ? opensLine(text, start) : index > last && LINE_END.test(part.slice(last, index));
    tokens.push({
      kind,
      exact,
      key,
      forms: kind === 'word' && ARABIC.test(key) ? arabicForms(key) : [key],
      spaced: start === 0 || index > last || (tokens.length === 0 && /\s/u.test(text.charAt(start - 1))),
      opens,
      start,
      end: start + exact.length,
    });
    last = index + exact.length;
  }
  return tokens;
}

const ARABIC = /^[\u0620-\u064a]/u;

/** A word as it is compared: see `Token.key`. */
export function fold(word: string): string {
  const lower = word.toLowerCase().replace(/[\u2019\u02bc]/gu, "'");
  if (!/[\u0600-\u06ff]/u.test(lower)) return lower;
  return lower
    .replace(/[\u064b-\u065f\u0670\u0640\u200c\u200d]/gu, '')
    .replace(/[\u0622\u0623\u0625\u0671]/gu, '\u0627')
    .replace(/\u0649/gu, '\u064a')
    .replace(/\u0629/gu, '\u0647');
}

/** A word without "and", "so", then also without "in", "to", "as", which Arabic writes onto the word that follows. */
function arabicForms(key: string): readonly string[] {
  const forms = [key];
  let rest = key;
  for (const particles of [/^[\u0648\u0641]/u, /^[\u0628\u0644\u0643]/u]) {
    const bare = rest.replace(particles, '');
    if (bare === rest || bare.length < 2) continue;
    rest = bare;
    forms.push(rest);
  }
  return forms;
}

/** True when `token` is one of `words`, which are folded; for Arabic also with particles written onto it. */
export function isOneOf(token: Token | undefined, words: ReadonlySet<string>): boolean {
  return token !== undefined && token.forms.some((form) => words.has(form));
}

/** What `table` has for `token`, for Arabic also without the particles written onto it. */
export function lookUp<T>(token: Token | undefined, table: ReadonlyMap<string, T>): T | undefined {
  for (const form of token?.forms ?? []) {
    const value = table.get(form);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** True for a word that begins with a capital letter. */
export function isCapital(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^\p{Lu}/u.test(token.exact);
}

/** True when `token` is that sign and nothing else. */
export function isSign(token: Token | undefined, ...signs: readonly string[]): boolean {
  return token?.kind === 'sign' && signs.includes(token.exact);
}

function kindOf(exact: string): Token['kind'] {
  if (/^\p{Nd}/u.test(exact)) return 'number';
  if (/^[\p{L}\p{M}\u200c\u200d]/u.test(exact)) return /^(?:https?:\/\/|www\.)/u.test(exact) ? 'address' : 'word';
  return exact.length > 2 && /^[@#]/u.test(exact) ? 'address' : 'sign';
}

function opensLine(text: string, start: number): boolean {
  for (let at = start - 1; at >= 0; at--) {
    const before = text.charAt(at);
    if (LINE_END.test(before)) return true;
    if (/\S/u.test(before)) return false;
  }
  return true;
}
