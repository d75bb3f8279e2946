/** The sentences of a text that share nothing with the other chosen sources. */
import { sentencesOf } from '../../domain/claims/sentences';
import type { Block, Span } from '../../domain/text';

/** Blocks that report something. */
const REPORTING: ReadonlySet<Block['kind']> = new Set(['standfirst', 'paragraph', 'list-item', 'quote', 'table-row']);

/** The sentences of the blocks that report something and of which no passage holds a part. */
export function onlyHere(content: string, blocks: readonly Block[], shared: readonly Span[]): Span[] {
  return blocks
    .filter(({ kind }) => REPORTING.has(kind))
    .flatMap((block) => sentencesOf(content.slice(block.start, block.end)).map((span) => moved(span, block.start)))
    .filter((sentence) => !shared.some(({ start, end }) => start < sentence.end && end > sentence.start));
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
