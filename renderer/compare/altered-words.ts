/** What was altered between the two passages of a pair, where it stands in each text. */
import type { DifferencePiece } from '../../domain/contract';
import { wordDifference } from '../../domain/word-difference';
import type { Span } from '../../domain/text';
import type { AlteredWords } from './text-segments';

/** The difference of two passages, and the words that only one of them has. */
export interface AlteredPair {
  readonly pieces: readonly DifferencePiece[];
  readonly a: readonly AlteredWords[];
  readonly b: readonly AlteredWords[];
}

/** Compares a passage of one text with a passage of another, word by word. */
export function alteredWords(
  a: Span & { readonly content: string },
  b: Span & { readonly content: string },
): AlteredPair {
  const pieces = wordDifference(a.content.slice(a.start, a.end), b.content.slice(b.start, b.end));
  const altered: Record<'a' | 'b', AlteredWords[]> = { a: [], b: [] };
  let [atA, atB] = [a.start, b.start];
  for (const { op, text } of pieces) {
    if (op === 'removed') altered.a.push({ start: atA, end: atA + text.length, op: 'del' });
    if (op === 'added') altered.b.push({ start: atB, end: atB + text.length, op: 'ins' });
    if (op !== 'added') atA += text.length;
    if (op !== 'removed') atB += text.length;
  }
  return { pieces, ...altered };
}
