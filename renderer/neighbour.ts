/** Which mark the focused one can be merged with: the next of its tag, where little enough stands between them. */
import type { Span } from '../domain/text';
import type { Tag } from '../domain/tags';
import { wordSegments } from '../domain/word-segments';

/** The most words that may stand between two marks that are merged. */
const MOST_WORDS = 3;

/** More than this is no gap between parts of a name or sentence; UTF-16 code units. */
const LONGEST_GAP = 200;

interface Neighbour extends Span {
  readonly id: string;
  readonly tag: Tag;
}

/** `none`: there is no further mark of the tag. `far`: there is one, but too much stands between. */
export type Merging<M extends Neighbour> = { readonly with: M } | { readonly refused: 'none' | 'far' };

/** What `mark` can be merged with among `marks`, which are in text order; `content` is their text. */
export function mergingOf<M extends Neighbour>(marks: readonly M[], mark: M, content: string): Merging<M> {
  const next = marks.slice(marks.indexOf(mark) + 1).find(({ tag }) => tag === mark.tag);
  if (!next) return { refused: 'none' };
  const between = content.slice(mark.end, Math.max(mark.end, next.start));
  if (between.length > LONGEST_GAP) return { refused: 'far' };
  let words = 0;
  for (const { isWord } of wordSegments(between)) if (isWord) words++;
  return words > MOST_WORDS ? { refused: 'far' } : { with: next };
}
