/** A passage within another one that was placed: what a Web Annotation says by `refinedBy`. */
import { resolve, type Anchor } from '../../domain/anchor';
import { CodePointIndex } from '../../domain/text';
import type { PassagePlace } from './imported-annotation';

/** An anchor that has a place. */
export type PlacedAnchor = Anchor & { readonly span: NonNullable<Anchor['span']> };

/**
 * Where `part` stands within a passage of `content`, or undefined where that is not sure. `words` are those that the file
 * gives to the passage; empty where it gives only a place, which was then exact. A place within other words says nothing.
 */
export function partOf(
  content: string,
  whole: PlacedAnchor,
  words: string,
  part: PassagePlace,
): PlacedAnchor | undefined {
  const { start: offset, end } = whole.span;
  const passage = content.slice(offset, end);
  const { quote, prefix, suffix, position } = part;
  const index = new CodePointIndex(passage);
  const isWithin = position !== undefined && position.end <= index.fromUtf16(passage.length);
  const span = isWithin
    ? { start: index.toUtf16(position.start), end: index.toUtf16(position.end) }
    : { start: 0, end: 0 };
  const there = passage.slice(span.start, span.end);
  const isThere = quote === '' ? there !== '' && (words === '' || words === passage) : there === quote;
  const found: Anchor | undefined = isThere
    ? { state: 'exact', score: 1, margin: 1, span }
    : quote === ''
      ? undefined
      : resolve(passage, { ...span, exact: quote, prefix, suffix });
  if (found?.span === undefined || (found.state !== 'exact' && found.state !== 'moved')) return undefined;
  const isSame = passage.slice(found.span.start, found.span.end) === (quote || there);
  return {
    state: whole.state === 'exact' && isSame ? 'exact' : 'moved',
    score: Math.min(whole.score, found.score),
    margin: Math.min(whole.margin, found.margin),
    span: { start: offset + found.span.start, end: offset + found.span.end },
  };
}
