/** Cutting a block of a text where passages begin and end, so that passages that overlap are shown in plain elements. */
import { boundaryAfter, boundaryBefore, type Span } from '../../domain/text';

/** A passage of a pair in one text, in UTF-16 code units. */
export interface Passage extends Span {
  /** The number of the pair. */
  readonly number: number;
  /** How sure the pair is. Of passages with the same words the surest comes first. */
  readonly weight: number;
}

/** Words that only this side of a pair has. */
export interface AlteredWords extends Span {
  readonly op: 'del' | 'ins';
}

/** What lies over a text. */
export interface TextLayers {
  readonly passages: readonly Passage[];
  readonly altered: readonly AlteredWords[];
  /** Sentences that no other chosen source has. */
  readonly only: readonly Span[];
}

/** A run of a block under the same passages. */
export interface Segment extends Span {
  /** The passages that it is part of, the shortest first. */
  readonly passages: readonly Passage[];
  /** Those of them that begin with it. */
  readonly begins: readonly Passage[];
  readonly altered: AlteredWords['op'] | undefined;
  readonly only: boolean;
}

/** The segments of `block`, which joined are its words; none splits a surrogate pair. */
export function segmentsOf(content: string, block: Span, layers: TextLayers): Segment[] {
  const within = <S extends Span>(spans: readonly S[]): S[] =>
    spans
      .map((span) => ({ ...span, start: boundaryBefore(content, span.start), end: boundaryAfter(content, span.end) }))
      .filter(({ start, end }) => start < block.end && end > block.start && start < end);
  const passages = within(layers.passages).sort(
    (a, b) => a.end - a.start - (b.end - b.start) || b.weight - a.weight || a.number - b.number,
  );
  const altered = within(layers.altered);
  const only = within(layers.only);
  const cuts = new Set([block.start, block.end]);
  for (const { start, end } of [...passages, ...altered, ...only]) {
    if (start > block.start) cuts.add(start);
    if (end < block.end) cuts.add(end);
  }
  const points = [...cuts].sort((a, b) => a - b);
  return points.slice(0, -1).map((start, index) => {
    const end = points[index + 1] ?? block.end;
    const covers = (span: Span): boolean => span.start <= start && span.end >= end;
    const over = passages.filter(covers);
    return {
      start,
      end,
      passages: over,
      begins: over.filter((passage) => passage.start === start).sort((a, b) => a.number - b.number),
      altered: altered.find(covers)?.op,
      only: only.some(covers),
    };
  });
}
