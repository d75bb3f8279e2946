/**
 * Cuts a text into the tokens that the recogniser reads: words, numbers, abbreviations and single signs, each with its
 * place. Spaces make no difference, so that "al-Abadi" and the "al - Abadi" of pre-tokenised texts come out alike.
 */
import type { Block, Span } from '../text';

/** A word, a number or one sign, in UTF-16 code units, and the sentence that it stands in. */
export interface Token extends Span {
  /** As written. */
  readonly text: string;
  /** Lower case, digits as 0, quotes straight: the form that lists and features know. */
  readonly key: string;
}

/** The tokens of one sentence; `kind` is that of the block that it stands in. */
export interface Sentence {
  readonly tokens: readonly Token[];
  readonly kind: Block['kind'];
  /** Most of its longer words are capitalised, as in a headline: capitals then say little. */
  readonly isTitleCase: boolean;
}

/** Longest token, in UTF-16 code units: what is longer is no name, and is left out whole. */
const LONGEST_TOKEN = 60;

/** Most tokens of one sentence; a list without full stops is cut. */
const LONGEST_SENTENCE = 400;

const ABBREVIATIONS =
  'Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Gen|Brig|Maj|Col|Lt|Capt|Cpt|Sgt|Cpl|Pvt|Spc|Adm|Cmdr|Gov|Sen|Rep|Pres|St|Mt|Ft|Jr|Sr|' +
  'Inc|Ltd|Co|Corp|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|vs|etc|ca';

/** Words with their marks, initials such as "U.S.", known abbreviations with their dot, and any other sign alone. */
const TOKEN = new RegExp(
  String.raw`(?:\p{L}\.){2,}|(?:${ABBREVIATIONS})\.(?=\s)|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|\u200c|\u200d|\u00ad)*|[^\s\p{Cf}\p{Cc}\p{M}]\p{M}*`,
  'gu',
);

const ENDS = new Set(['.', '!', '?', '؟', '。', '…']);
const CLOSES = new Set(['"', "'", ')', ']', '»']);

/**
 * The sentences of the blocks that are no furniture, in order. A sentence never crosses a block or a line. Takes time
 * that grows with the length of the text, whatever is in it.
 */
export function sentencesOf(text: string, blocks: readonly Block[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (const { start, end, kind } of blocks) {
    if (kind === 'furniture') continue;
    let tokens: Token[] = [];
    const close = (): void => {
      if (tokens.length > 0) sentences.push({ tokens, kind, isTitleCase: isTitleCase(tokens) });
      tokens = [];
    };
    let ended = false;
    let last = start;
    const piece = text.slice(start, end);
    for (const match of piece.matchAll(TOKEN)) {
      const token = tokenAt(match[0], start + match.index);
      const gap = text.slice(last, token.start);
      if (/[\n\r\u2028\u2029]/.test(gap)) close();
      else if (ended && (gap !== '' || tokens.length > 1) && !CLOSES.has(token.key) && startsSentence(token)) close();
      if (ENDS.has(token.text)) ended = !(token.text === '.' && isInitial(tokens.at(-1)));
      else if (!CLOSES.has(token.key)) ended = false;
      if (token.text.length <= LONGEST_TOKEN) tokens.push(token);
      if (tokens.length === LONGEST_SENTENCE) close();
      last = token.end;
    }
    close();
  }
  return sentences;
}

function tokenAt(text: string, start: number): Token {
  return { start, end: start + text.length, text, key: keyOf(text) };
}

/** The form of a word under which lists and features know it. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\p{Nd}/gu, '0')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑–—]/g, '-');
}

function startsSentence({ text }: Token): boolean {
  return !/^\p{Ll}/u.test(text);
}

/** "L ." within a name does not end a sentence. */
function isInitial(before: Token | undefined): boolean {
  return before !== undefined && /^\p{Lu}$/u.test(before.text);
}

function isTitleCase(tokens: readonly Token[]): boolean {
  let long = 0;
  let capitals = 0;
  for (const { text } of tokens) {
    if (text.length < 4 || !/^\p{L}/u.test(text)) continue;
    long++;
    if (/^\p{Lu}/u.test(text)) capitals++;
  }
  return long >= 4 && capitals >= long * 0.75;
}
