/**
 * Segments: runs that stand next to each other on one line. A line that crosses a gap wider than the space between
 * words makes several; whether they belong together is for the reading order to say.
 */
import { countLetters, countRtl, isUnspaced, mirror } from './characters';
import type { Run } from './runs';

/** Text between two gaps of a line. Lengths in points; y grows upwards. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** The size of most of its characters. */
  readonly size: number;
  /** The font of all its characters, or undefined where it has several. */
  readonly font: string | undefined;
  readonly rtl: boolean;
}

/** A gap that is wider, in sizes of the type, ends a segment. Justified lines have gaps of up to about this. */
const SEGMENT_GAP = 0.8;

/** A gap that is wider, in sizes of the type, is a space although none is drawn. */
const SPACE_GAP = 0.18;

/** Baselines that differ by less, in sizes of the type, are one. */
const SAME_BASELINE = 0.2;

/** The segments of a frame, from top to bottom, those of a line from left to right. */
export function toSegments(runs: readonly Run[]): Segment[] {
  const rtlPage = isRtl(runs.map(({ text }) => text).join(' '), 0.4);
  const rows = raiseInitials(joinScripts(toRows(runs)));
  return rows.flatMap((row) => split(row).map((piece) => toSegment(piece, rtlPage)));
}

/** Runs of one baseline, from top to bottom. */
function toRows(runs: readonly Run[]): Run[][] {
  const rows: Run[][] = [];
  let row: Run[] = [];
  for (const run of [...runs].sort((one, other) => other.baseline - one.baseline)) {
    const first = row[0];
    const near = first && first.baseline - run.baseline <= SAME_BASELINE * Math.min(first.size, run.size);
    if (!near) rows.push((row = []));
    row.push(run);
  }
  return rows;
}

/** Moves raised and lowered marks (a footnote's number, the 2 of H₂O) into the line that they stand beside. */
function joinScripts(rows: readonly Run[][]): Run[][] {
  const kept = rows.map((row) => [...row]);
  kept.forEach((row, at) => {
    const neighbours = [kept[at - 1], kept[at + 1], kept[at - 2], kept[at + 2]].filter((other) => other !== undefined);
    for (const run of [...row]) {
      if (run.blank) continue;
      const home = neighbours.find((other) => other.some((big) => isScriptOf(run, big)));
      if (home === undefined) continue;
      row.splice(row.indexOf(run), 1);
      const base = home.find((big) => isScriptOf(run, big));
      home.push({ ...run, baseline: base?.baseline ?? run.baseline });
    }
  });
  return kept.filter((row) => row.some(({ blank }) => !blank));
}

function isScriptOf(small: Run, big: Run): boolean {
  if (big.blank || small.size > big.size * 0.85 || small.size < big.size * 0.4) return false;
  const shift = (small.baseline - big.baseline) / big.size;
  if (shift < -0.4 || shift > 0.7) return false;
  const reach = big.size * 0.4;
  return small.text.trim().length <= 4 && small.left < big.right + reach && small.right > big.left - reach;
}

/** An initial over several lines begins the first of them, though it stands on the baseline of the last. */
function raiseInitials(rows: Run[][]): Run[][] {
  rows.forEach((row, at) => {
    for (const initial of row.filter((run) => isInitial(run, row))) {
      const top = initial.baseline + initial.size * 0.75;
      const beside = rows.slice(Math.max(0, at - 8), at + 1).flatMap((other) => {
        const first = other.find((run) => isBeside(run, initial) && run.baseline < top);
        return first === undefined ? [] : [{ first, other }];
      });
      const [line, ...others] = beside;
      if (line === undefined) continue;
      row.splice(row.indexOf(initial), 1);
      const { size, baseline, left } = line.first;
      line.other.push({ ...initial, size, baseline, right: left });
      // The lines that make room for it are not indented.
      for (const { first, other } of others) other[other.indexOf(first)] = { ...first, left: initial.left };
    }
  });
  return rows.filter((row) => row.length > 0);
}

function isInitial(run: Run, row: readonly Run[]): boolean {
  if (!/^["“„«']?\p{Lu}$/u.test(run.text.trim())) return false;
  return row.every((other) => other === run || other.blank || other.size * 1.8 <= run.size) || row.length === 1;
}

function isBeside(run: Run, initial: Run): boolean {
  if (run.blank || run.size * 1.8 > initial.size) return false;
  return run.left >= initial.right - run.size && run.left < initial.right + run.size * 1.5;
}

/** Cuts a row at its gaps. */
function split(row: readonly Run[]): Run[][] {
  const pieces: Run[][] = [];
  let piece: Run[] = [];
  let right = -Infinity;
  let size = 0;
  for (const run of attachMarks(withoutDoubles([...row].sort((one, other) => one.left - other.left)))) {
    if (!run.blank) {
      if (run.left - right > SEGMENT_GAP * Math.max(size, run.size)) pieces.push((piece = []));
      if (run.right > right) ({ right, size } = run);
    }
    // White space before the first words has nothing to part.
    if (pieces.length > 0) piece.push(run);
  }
  return pieces;
}

/** Drops text that is drawn twice in nearly the same place, which is how some programs make bold type. */
function withoutDoubles(sorted: readonly Run[]): Run[] {
  return sorted.filter((run, at) => {
    for (let before = at - 1; before >= 0 && before >= at - 4; before--) {
      const other = sorted[before];
      if (other === undefined || run.left - other.left > run.size * 0.15) break;
      const same = other.text === run.text && Math.abs(other.right - run.right) < run.size * 0.2;
      if (same && !run.blank && run.right - run.left > 0) return false;
    }
    return true;
  });
}

/** Vowel signs and accents that are drawn by themselves go after the letter that they are drawn over. */
function attachMarks(sorted: readonly Run[]): Run[] {
  const attached: Run[] = [];
  for (const run of sorted) {
    const base = /^\p{M}+$/u.test(run.text.trim()) ? attached.findLast(({ blank }) => !blank) : undefined;
    if (base === undefined) attached.push(run);
    else attached[attached.indexOf(base)] = { ...base, text: base.text + run.text.trim() };
  }
  return attached;
}

function toSegment(piece: readonly Run[], rtlPage: boolean): Segment {
  const shown = piece.filter(({ blank }) => !blank);
  const words = shown.map(({ text }) => text).join('');
  const rtl = rtlPage ? countRtl(words) > 0 : isRtl(words, 0.5);
  const main = heaviest(shown, ({ size }) => size);
  const fonts = new Set(shown.map(({ font }) => font));
  return {
    text: inReadingOrder(piece, rtl),
    left: shown.reduce((least, { left }) => Math.min(least, left), Infinity),
    right: shown.reduce((most, { right }) => Math.max(most, right), -Infinity),
    baseline: shown.find(({ size }) => size === main)?.baseline ?? 0,
    size: main,
    font: fonts.size === 1 ? shown[0]?.font : undefined,
    rtl,
  };
}

/** The value that most characters have. */
function heaviest(runs: readonly Run[], value: (run: Run) => number): number {
  const weights = new Map<number, number>();
  for (const run of runs) weights.set(value(run), (weights.get(value(run)) ?? 0) + run.text.trim().length);
  return [...weights].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}

function isRtl(text: string, share: number): boolean {
  const rtl = countRtl(text);
  return rtl > 0 && rtl >= countLetters(text) * share;
}

/** A run, or the space between two, with its embedding level. */
interface Token {
  readonly text: string;
  level: number;
  readonly strength: 'L' | 'R' | 'number' | 'neutral';
}

/**
 * The text of runs that stand side by side, in the order in which it is read. This undoes the reordering for display
 * of the Unicode Bidirectional Algorithm (UAX 9, rules W4, N1, N2, I1, I2 and L2, on runs instead of characters).
 */
function inReadingOrder(piece: readonly Run[], rtl: boolean): string {
  const tokens = toTokens(piece, rtl);
  if (!rtl && tokens.every(({ strength }) => strength !== 'R')) return tokens.map(({ text }) => text).join('');
  const base = rtl ? 1 : 0;
  const before = strongNeighbours(tokens);
  const after = strongNeighbours([...tokens].reverse()).reverse();
  tokens.forEach((token, at) => {
    token.level = levelOf(token, before[at], after[at], base);
  });
  return reorder(tokens)
    .map(({ text, level, strength }) => (level % 2 === 1 && strength === 'neutral' ? mirror(text) : text))
    .join('');
}

/** For each token the nearest one before it that is not neutral. */
function strongNeighbours(tokens: readonly Token[]): (Token | undefined)[] {
  let last: Token | undefined;
  return tokens.map((token) => {
    const neighbour = last;
    if (token.strength !== 'neutral') last = token;
    return neighbour;
  });
}

/** `before` and `after`: the tokens next to it on the paper, to its left and right, that are not neutral. */
function levelOf(token: Token, before: Token | undefined, after: Token | undefined, base: 0 | 1): number {
  if (token.strength === 'R') return 1;
  if (token.strength === 'L') return base === 1 ? 2 : 0;
  if (token.strength === 'number') {
    // In a left-to-right line a number belongs to the right-to-left words that stand on its right.
    return base === 1 || (after?.strength === 'R' && before?.strength !== 'L') ? 2 : 0;
  }
  if (before === undefined || after === undefined) return base;
  if (before.strength === 'number' && after.strength === 'number') {
    return /^[.,:/\-–٫٬]$/u.test(token.text) ? base * 2 : base;
  }
  const side = ({ strength }: Token): string => (strength === 'number' && base === 1 ? 'R' : strength);
  if (side(before) === 'L' && side(after) === 'L') return base === 1 ? 2 : 0;
  return side(before) === 'R' && side(after) === 'R' ? 1 : base;
}

function reorder(tokens: readonly Token[]): Token[] {
  const ordered = [...tokens];
  const highest = ordered.reduce((most, { level }) => Math.max(most, level), 0);
  for (let level = highest; level >= 1; level--) {
    for (let start = 0; start < ordered.length; start++) {
      if ((ordered[start]?.level ?? 0) < level) continue;
      let end = start;
      while ((ordered[end]?.level ?? 0) >= level) end++;
      ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end;
    }
  }
  return ordered;
}

function toTokens(piece: readonly Run[], rtl: boolean): Token[] {
  const tokens: Token[] = [];
  let last: Run | undefined;
  let spaced = false;
  for (const run of piece) {
    if (run.blank) {
      spaced = true;
      continue;
    }
    const trimmed = run.text.trim();
    if (last !== undefined) {
      const gap = run.left - last.right;
      const drawn = spaced || run.text.startsWith(' ') || last.text.endsWith(' ');
      const wanted = drawn ? gap > -last.size : gap > SPACE_GAP * Math.max(last.size, run.size);
      const close = isUnspaced(last.text.trim(), trimmed) && gap < 0.5 * run.size;
      if (wanted && !close) tokens.push({ text: ' ', level: 0, strength: 'neutral' });
    }
    for (const part of rtl && !run.rtl ? atPunctuation(trimmed) : [trimmed]) {
      tokens.push({ text: part, level: 0, strength: strengthOf(run, part) });
    }
    last = run;
    spaced = false;
  }
  return tokens;
}

/** Parts a number or foreign word from the marks around it: in a line that runs to the left, they follow the line. */
function atPunctuation(text: string): string[] {
  const word = text.replace(/^[.,;:!?()[\]"'“”«»،؛؟…]+/u, '');
  const bare = word.replace(/[.,;:!?()[\]"'“”«»،؛؟…]{1,8}$/u, '');
  if (bare === '') return [text];
  const before = [...text.slice(0, text.length - word.length)];
  const after = [...word.slice(bare.length)];
  return [...before, bare, ...after];
}

function strengthOf(run: Run, text: string): Token['strength'] {
  if (run.rtl) return 'R';
  if (/\p{L}/u.test(text)) return 'L';
  return /\p{N}/u.test(text) ? 'number' : 'neutral';
}
