/** Precision, recall and F1 of proposals against the marks of annotators: same start, same end, same tag. */
import type { Span } from '../../domain/text';

export interface TaggedSpan extends Span {
  readonly tag: 'actor' | 'place' | null;
}

/** Counts over any number of texts. */
export interface Score {
  right: number;
  proposed: number;
  marked: number;
}

export const emptyScore = (): Score => ({ right: 0, proposed: 0, marked: 0 });

/** Adds one text's counts for one tag. */
export function count(
  to: Score,
  tag: 'actor' | 'place',
  proposed: readonly TaggedSpan[],
  marked: readonly TaggedSpan[],
): void {
  const key = ({ start, end }: Span): string => `${start}-${end}`;
  const gold = new Set(marked.filter((mark) => mark.tag === tag).map(key));
  const ours = new Set(proposed.filter((span) => span.tag === tag).map(key));
  to.marked += gold.size;
  to.proposed += ours.size;
  for (const span of ours) if (gold.has(span)) to.right++;
}

export const precision = ({ right, proposed }: Score): number => (proposed === 0 ? 0 : right / proposed);

export const recall = ({ right, marked }: Score): number => (marked === 0 ? 0 : right / marked);

export function f1(score: Score): number {
  const [p, r] = [precision(score), recall(score)];
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}
