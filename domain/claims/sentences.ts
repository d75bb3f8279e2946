/**
 * Cutting a text into sentences with their places, for every script. Unicode's sentence boundaries (UAX 29) take every full
 * stop before a capital for an end; what they cut after an abbreviation or an initial is put together again.
 */
import { isGraphemeBoundary, type Span } from '../text';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** Longest piece that is segmented at once, in UTF-16 code units: V8 copies the whole string for every segment. */
const PIECE = 4_000;

/** Titles, which a name follows: never an end. */
const TITLE =
  /(?:^|[\s([“"‘'])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Brig|Maj|Col|Lt|Sgt|Capt|Cpl|Cmdr|Adm|Gov|Sen|Rep|Rev|Hon|Pres|St|Mt|vs|e\.g|i\.e|approx|ca|cf)\.$/u;

/** Before a number they are no end. */
const NUMBERED = /(?:^|[\s([“"‘'])(?:no|nos|fig|vol|pp?|art|sec|ch)\.$/i;

/** Abbreviations that may end a sentence as well: they do, when a word follows with which sentences begin. */
const SOMETIMES =
  /(?:^|[\s([“"‘'])(?:[AaPp]\.[Mm]|Inc|Ltd|Co|Corp|Jr|Sr|etc|Ph\.D|(?:\p{Lu}\.)+\p{Lu}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$/u;

/** One capital letter with a full stop: an initial. */
const INITIAL = /(?:^|[\s.([“"‘'])\p{Lu}\.$/u;

/** Words with which English sentences begin and names do not. */
const BEGINNING =
  /^[“"‘'([]?(?:The|A|An|It|He|She|They|We|I|You|But|And|In|On|At|For|From|This|That|These|Those|There|When|While|After|Before|However|Meanwhile|As|If|Its|His|Her|Their|Some|Many|Most|According|Since|By|With|No|Not|What|Who)\b/u;

const LINE_END = /[\n\r\u2028\u2029]/u;

/** The sentences of `text` within `span` (all of it when left out), in order, without white space at their ends. */
export function sentencesOf(text: string, span: Span = { start: 0, end: text.length }): Span[] {
  const sentences: Span[] = [];
  for (const piece of pieces(text, span)) {
    let open: Span | undefined;
    for (const { segment, index } of segmenter.segment(text.slice(piece.start, piece.end))) {
      const start = piece.start + index;
      const part = { start: open?.start ?? start, end: start + segment.length };
      const words = text.slice(part.start, part.end);
      if (
        part.end < piece.end &&
        !LINE_END.test(words.slice(-1)) &&
        goesOn(words.trimEnd(), text.slice(part.end, part.end + 20))
      ) {
        open = part;
        continue;
      }
      open = undefined;
      // Unicode leaves an opening quotation mark without a space before it with the sentence that it follows.
      const opening = /[\u300c\u300e\u3010\u300a\u201c\u00ab]$/u.test(words) && part.end < piece.end ? 1 : 0;
      const trimmed = trim(text, { start: part.start, end: part.end - opening });
      if (opening > 0) open = { start: part.end - opening, end: part.end };
      if (trimmed !== undefined) sentences.push(trimmed);
    }
  }
  return sentences;
}

/** True when the full stop at the end of `words` ends no sentence. */
function goesOn(words: string, next: string): boolean {
  const tail = words.slice(-24);
  if (!tail.endsWith('.')) return false;
  if (TITLE.test(tail)) return true;
  if (NUMBERED.test(tail)) return /^\s*\p{Nd}/u.test(next);
  if (SOMETIMES.test(tail)) return !BEGINNING.test(next.trimStart());
  return INITIAL.test(tail) && !BEGINNING.test(next.trimStart());
}

/** Lines, and of a very long line pieces that end after a sign that ends a sentence, or else after a space. */
function* pieces(text: string, span: Span): Generator<Span> {
  let start = span.start;
  while (start < span.end) {
    const most = Math.min(span.end, start + PIECE);
    let end = most;
    for (let at = start; at < most; at++) {
      if (isLineEnd(text.charCodeAt(at))) {
        end = at + 1;
        break;
      }
    }
    if (end === most && most < span.end) end = longPieceEnd(text, start, most);
    yield { start, end };
    start = end;
  }
}

/** True for a UTF-16 code unit that ends a line. */
export function isLineEnd(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029;
}

function longPieceEnd(text: string, start: number, most: number): number {
  for (const ends of [/[.!?\u061f\u06d4\u0964\u3002\uff01\uff1f]/u, /\s/u]) {
    for (let end = most; end > start + PIECE / 2; end--) {
      if (!ends.test(text.charAt(end - 1))) continue;
      if (/[.!?]/u.test(text.charAt(end - 1)) && !/\s/u.test(text.charAt(end))) continue;
      return end;
    }
  }
  for (let end = most; end > most - 64; end--) if (isGraphemeBoundary(text, end)) return end;
  return most;
}

function trim(text: string, { start, end }: Span): Span | undefined {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text.charAt(from))) from++;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to--;
  return to > from ? { start: from, end: to } : undefined;
}
