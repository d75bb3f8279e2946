/** Which parts of a text are read for claims, and which are none: cross references, bylines, dates, repeated headlines. */
import { visibleLines, type Block, type BlockKind, type Span } from '../text';

/** How much a claim in a block of that kind counts, from 0 (not looked at) to 1. */
const WEIGHTS: Readonly<Record<BlockKind, number>> = {
  headline: 0.8,
  standfirst: 0.9,
  byline: 0,
  dateline: 0,
  caption: 0.5,
  heading: 0,
  paragraph: 1,
  'list-item': 0.9,
  quote: 1,
  'table-row': 0.4,
  furniture: 0,
};

/** A line that may hold claims. */
export interface ClaimLine extends Span {
  /** From 0 to 1. */
  readonly weight: number;
}

/** "See …", "READ: …", "Read more …", and the same in Arabic, at the beginning of a line. */
const CROSS_REFERENCE = [
  /^(?:see|read|watch|listen|related|also|opinion|explained|explainer|in pictures|in photos|photos?|video|interactive|live|more)(?: (?:also|more|next|on|stories|articles|topics|posts))?\s?[:|»>]/i,
  /^(?:see also|read (?:more|also|next)|related (?:articles?|stories|posts|topics))\b/i,
  /^(?:See|SEE|Read|READ|Watch|WATCH) (?!The |A |An |How |What |Why )[A-Z][^.]*$/,
  /^(?:اقرأ|إقرأ|شاهد|طالع|انظر)(?:وا)? ?(?:أيضا|أيضًا|ايضا|المزيد|كذلك|:)/,
];

const FURNITURE = [
  /^\p{Nd}{1,3} ?(?:min|mins|minutes?)(?: read)?$/u,
  /^(?:By|BY) \p{Lu}[^.!?]{0,80}$/u,
  /^بقلم\s/,
  /^(?:share|follow us|subscribe|sign up|click here|filed under|tags?:|topics?:)\b[^.]{0,60}$/i,
  /^(?:advertisement$|©|copyright\b|all rights reserved)/i,
  /^(?:published|updated|last (?:updated|modified))\b[^.]{0,60}$/i,
];

/** A photographer or agency in brackets at the end of a line: the line is a caption. */
const CREDIT =
  /(?:\[[^\]]{2,60}\]|\((?:photo|credit|image|reuters|afp|ap|getty)[^)]{0,60}\)|[a-z]\/(?:AFP|Getty|Reuters|AP|EPA)[^.]{0,20})$/i;

const ENDS_SENTENCE = /[.!?\u2026\u061f\u06d4\u0964\u3002\uff01\uff1f]["'\u2018-\u201f\u00bb)\]\u300d]*\s*$/u;

/** Longer lines are text, whatever they begin or end with. UTF-16 code units. */
const LONGEST_FURNITURE = 300;

/** The lines of `text` that may hold claims, in order; `blocks` say what each line is for, where it is known. */
export function claimLines(text: string, blocks: readonly Block[]): ClaimLine[] {
  const known =
    blocks.length > 0 ? blocks : visibleLines(text).map((line) => ({ ...line, kind: 'paragraph' as const }));
  const lines: ClaimLine[] = [];
  for (const { start, end, kind } of known) {
    const weight = WEIGHTS[kind];
    if (weight === 0) continue;
    const words = text.slice(start, end);
    if (words.length > LONGEST_FURNITURE) lines.push({ start, end, weight });
    else {
      const line = words.trim();
      if ([...CROSS_REFERENCE, ...FURNITURE].some((pattern) => pattern.test(line))) continue;
      // A line that ends no sentence is a heading or a caption that nobody marked as one.
      const own = kind !== 'paragraph' || ENDS_SENTENCE.test(line) ? 1 : 0.6;
      lines.push({ start, end, weight: CREDIT.test(line) ? Math.min(weight, 0.5) : weight * own });
    }
  }
  return lines;
}
