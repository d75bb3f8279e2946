/**
 * A difference as rows to show: paragraphs of runs, with long unchanged stretches folded away. Pure, and in one pass
 * over the pieces, so that texts of 100,000 words are no trouble.
 */
import type { DifferencePiece } from '../../domain/contract';

/** Words of a paragraph that are the same, gone or new. Runs that stand together are one `change`, counted from 0. */
interface Run {
  readonly op: DifferencePiece['op'];
  readonly text: string;
  readonly change: number | undefined;
}

/** A paragraph, or a part of one beside a fold. */
interface ParagraphRow {
  readonly kind: 'paragraph';
  readonly key: string;
  readonly runs: readonly Run[];
}

/** An unchanged stretch that is folded away. */
interface FoldRow {
  readonly kind: 'fold';
  readonly key: string;
  /** Index of its piece: what to unfold. */
  readonly piece: number;
  readonly words: number;
}

export type DifferenceRow = ParagraphRow | FoldRow;

/** The rows, and in which row each change begins. */
export interface DifferenceRows {
  readonly rows: readonly DifferenceRow[];
  readonly changes: readonly number[];
}

/** How many unchanged words are kept beside a change. */
const KEPT = 24;

/** A stretch is folded only where that hides at least this many words. */
const WORTH = 40;

/** Kept words are rounded up to the end of their paragraph where it is at most this much further. In UTF-16 units. */
const ROUNDING = 240;

const WORD = /\S+/gu;

/** Makes the rows of `pieces`; those pieces that are `unfolded` (by index) are shown whole. */
export function differenceRows(pieces: readonly DifferencePiece[], unfolded: ReadonlySet<number>): DifferenceRows {
  const rows: DifferenceRow[] = [];
  const changes: number[] = [];
  let runs: Run[] = [];
  let key = '';
  let change = -1;
  let open = false;

  const endRow = (): void => {
    if (runs.length > 0) rows.push({ kind: 'paragraph', key, runs });
    runs = [];
  };
  const add = (op: Run['op'], text: string, piece: string): void => {
    for (const [i, line] of text.split(/\n+/u).entries()) {
      if (i > 0) endRow();
      // White space alone at the start of a paragraph shows nothing.
      if (line === '' || (runs.length === 0 && line.trim() === '')) continue;
      if (op !== 'same' && changes.length <= change) changes.push(rows.length);
      if (runs.length === 0) key = `${piece}-${i}`;
      runs.push({ op, text: line, change: op === 'same' ? undefined : change });
    }
  };

  for (const [index, { op, text }] of pieces.entries()) {
    if (op !== 'same') {
      if (!open) change = changes.length;
      open = true;
      add(op, text, `${index}`);
      continue;
    }
    // A space between words that changed does not make two changes of them.
    open = open && text.trim() === '' && !text.includes('\n');
    const folded = unfolded.has(index)
      ? undefined
      : fold(text, { first: index === 0, last: index === pieces.length - 1 });
    if (folded === undefined) {
      add(op, text, `${index}`);
      continue;
    }
    add(op, folded.before, `${index}`);
    endRow();
    rows.push({ kind: 'fold', key: `${index}-fold`, piece: index, words: folded.words });
    add(op, folded.after, `${index}-after`);
  }
  endRow();
  return { rows, changes };
}

interface Folded {
  readonly before: string;
  readonly after: string;
  readonly words: number;
}

/** What of an unchanged stretch is kept beside the changes around it. Undefined where folding is not worth it. */
function fold(text: string, { first, last }: { readonly first: boolean; readonly last: boolean }): Folded | undefined {
  const words = Array.from(text.matchAll(WORD), ({ index, 0: word }) => ({ start: index, end: index + word.length }));
  const head = first ? 0 : KEPT;
  const tail = last ? 0 : KEPT;
  if (words.length < head + tail + WORTH) return undefined;
  const from = first ? 0 : paragraphEnd(text, words[head - 1]?.end ?? 0);
  const to = last ? text.length : paragraphStart(text, words[words.length - tail]?.start ?? text.length);
  const hidden = words.filter(({ start, end }) => start >= from && end <= to).length;
  return hidden < WORTH ? undefined : { before: text.slice(0, from), after: text.slice(to), words: hidden };
}

function paragraphEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  const whole = end === -1 ? text.length : end;
  return whole - at <= ROUNDING ? whole : at;
}

function paragraphStart(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return at - start <= ROUNDING ? start : at;
}
