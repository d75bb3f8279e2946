/**
 * Folding for search: what a person types and what stands in a text become the same where they differ in case, in
 * accents and points, in forms of a letter, in quote marks, dashes or kinds of space. Each folded unit knows which part
 * of the original it stands for, so that what is found can be marked there.
 */
import { foldQuoteMarks } from '../anchoring/occurrences';
import { withoutMarks, withSpelledLetters } from '../letter-folds';
import type { Span } from '../text';

/** A folded text. Offsets of `text` are its own; `starts` and `ends` give those of the original. UTF-16 code units. */
export interface FoldedText {
  readonly text: string;
  /** Where the original of each folded unit begins. */
  readonly starts: Uint32Array;
  /** Where the original of each folded unit ends, with the marks on it. */
  readonly ends: Uint32Array;
}

/** `text` folded. */
export function foldForSearch(text: string): string {
  // What is in ASCII is only made lower case, all at once.
  return text
    .replace(BEYOND_PLAIN, (run) => {
      let folded = '';
      eachUnit(run, (unit) => (folded += unit));
      return folded;
    })
    .toLowerCase()
    .replace(/ {2,}/g, ' ');
}

/** Runs of what is folded by more than its case. */
const BEYOND_PLAIN = /[^ -_a-~]+/g;

/** `text` folded, with the way back. */
export function foldWithPlaces(text: string): FoldedText {
  let folded = '';
  let count = 0;
  let starts = new Uint32Array(text.length + MOST_OF_ONE);
  let ends = new Uint32Array(text.length + MOST_OF_ONE);
  let spaced = false;
  eachUnit(text, (unit, start, end) => {
    if (unit === '' || (unit === ' ' && spaced)) {
      // Marks, the tatweel and a hamza belong to the letter before them, spaces to the first of their run; what shows
      // nothing belongs to nothing.
      if (count > 0 && (unit === ' ' || SHOWN.test(text.slice(start, end)))) ends[count - 1] = end;
      return;
    }
    folded += unit;
    spaced = unit === ' ';
    if (count + unit.length > starts.length) [starts, ends] = [doubled(starts), doubled(ends)];
    for (let n = 0; n < unit.length; n++) {
      starts[count] = start;
      ends[count] = end;
      count++;
    }
  });
  return { text: folded, starts, ends };
}

/** More units than any one character is folded to. */
const MOST_OF_ONE = 32;

function doubled(places: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * places.length);
  larger.set(places);
  return larger;
}

/** The part of the original that a part of a folded text stands for. */
export function originalSpan({ starts, ends }: FoldedText, { start, end }: Span): Span {
  return { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 };
}

const SHOWN = /^[\p{M}\p{L}]+$/u;

/** Kana with a sound mark of its own, and Hangul in its letters: what Unicode composes is one unit. */
const COMPOSED =
  /[\u3040-\u30ff\uff66-\uff9d][\u3099\u309a\uff9e\uff9f]|[\u1100-\u115e]+[\u1161-\u11a7]+[\u11a8-\u11ff]*/y;

/** Hands on each unit of `text` folded: empty for what is folded away, one space for any space or line end. */
function eachUnit(text: string, take: (folded: string, start: number, end: number) => void): void {
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code < 0x80) {
      take(ASCII[code] ?? '', at, at + 1);
      at++;
      continue;
    }
    const end = unitEnd(text, at, code);
    take(foldUnit(text.slice(at, end)), at, end);
    at = end;
  }
}

function unitEnd(text: string, at: number, code: number): number {
  if ((code >= 0x1100 && code <= 0x115e) || (code >= 0x3040 && code <= 0x30ff) || (code >= 0xff66 && code <= 0xff9d)) {
    COMPOSED.lastIndex = at;
    const [composed] = COMPOSED.exec(text) ?? [];
    if (composed !== undefined) return at + composed.length;
  }
  const isPair = code >= 0xd800 && code <= 0xdbff && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
  return at + (isPair ? 2 : 1);
}

/** Folded units that were met: a text has few different ones. */
const known = new Map<string, string>();

/** More different units than any script has would be noise. */
const MOST_KNOWN = 50_000;

function foldUnit(unit: string): string {
  let folded = known.get(unit);
  if (folded === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(unit, (folded = foldAnew(unit)));
  }
  return folded;
}

/** Every kind of space and line end, control characters, and letters that are written to leave a gap. */
const SPACE = /^(?!\ufeff)[\s\p{Z}\p{Cc}\u115f\u1160\u2800\u3164\uffa0]$/u;

/** Signs for ayn and hamza, primes and accents that stand alone: typed as an apostrophe. */
const APOSTROPHE = /^[`\u00b4\u02b9-\u02bf\u02ca\u02cb\u05f3\ua78b\ua78c]$/u;

/** Dashes of every length, the minus sign and the Hebrew maqaf. */
const DASH = /^[\p{Pd}\u2212]$/u;

/** Marks beside those that every comparison leaves out, the tatweel and the Arabic hamza that stands alone. */
const LEFT_OUT = new RegExp(
  // eslint-disable-next-line no-misleading-character-class -- Marks are meant, each by itself.
  `[${[
    '\\u0621',
    '\\u0640',
    '\\u0711',
    '\\u0730-\\u074a',
    '\\u07eb-\\u07f3',
    '\\u08d3-\\u08ff',
    '\\u1ab0-\\u1aff',
    '\\u1dc0-\\u1dff',
    '\\u20d0-\\u20ff',
    '\\ufe00-\\ufe0f',
    '\\ufe20-\\ufe2f',
    '\\u{e0100}-\\u{e01ef}',
  ].join('')}]`,
  'gu',
);

const ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/gu;

function foldAnew(unit: string): string {
  if (SPACE.test(unit)) return ' ';
  if (APOSTROPHE.test(unit)) return "'";
  if (DASH.test(unit)) return '-';
  if (unit === '\u05f4') return '"';
  if (unit === '\u03c2') return '\u03c3';
  // What a compatibility form holds is folded in its turn.
  const letters = withoutMarks(foldQuoteMarks(unit).normalize('NFKD').toLowerCase().normalize('NFKD'));
  return withSpelledLetters(letters)
    .replace(LEFT_OUT, '')
    .replace(ARABIC_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/\s+/gu, ' ')
    .normalize('NFC');
}

/** The folds of ASCII, by code. */
const ASCII = Array.from({ length: 0x80 }, (_, code) => foldAnew(String.fromCharCode(code)));
