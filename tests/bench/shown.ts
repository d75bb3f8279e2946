/** Turns an article of the case into what the stage shows: the same blocks and marks, with the app's rule of nesting. */
import { TAGS } from '../../domain/tags';
import { OffsetMap } from '../../renderer/article/offset-map';
import { layers, type Piece } from '../../renderer/article/pieces';
import type { FirstSight } from './inside/app-probe';
import type { Shell, ShownArticle, ShownPiece, WholeMark } from './inside/shown-article';
import type { LongArticle } from './long-case';

/** No window shows more blocks than this at once. */
const SEEN_BLOCKS = 4;

/** What the stage shows; `shells` are the blocks' elements as the app makes them. */
export function shownArticle(article: LongArticle, shells: readonly Shell[]): ShownArticle {
  const { content, blocks, marks } = article;
  const pieces = piecesOf(article);
  const wholes = marks.map((mark): WholeMark => {
    const parts = mapOf(article).parts(mark);
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last) throw new Error('expected a mark to lie in a block');
    const from = { block: first.block, offset: first.start };
    return { id: mark.annotation, tag: mark.tag, quote: mark.exact, from, to: { block: last.block, offset: last.end } };
  });
  return {
    blocks: blocks.map(({ start, end }, number) => {
      const shell = shells[number];
      if (!shell) throw new Error(`expected the app to show a block ${number}`);
      return { ...shell, text: content.slice(start, end) };
    }),
    layered: pieces,
    flat: pieces.map((piece) => ({ ...piece, highlight: piece.highlight.replace(/-\d-\d$/, '-0-0'), priority: 0 })),
    marks: wholes,
  };
}

/** What can be seen of an article when it opens at its beginning. */
export function firstSight(article: LongArticle): FirstSight {
  const { content, blocks } = article;
  return {
    blocks: blocks.slice(0, SEEN_BLOCKS).map(({ start, end }) => content.slice(start, end)),
    pieces: piecesOf(article).filter(({ block }) => block < SEEN_BLOCKS).length,
  };
}

function mapOf({ blocks }: LongArticle): OffsetMap {
  return new OffsetMap(blocks);
}

/** The parts of marks in each block, with the highlights that the app's style sheet has for them. */
function piecesOf(article: LongArticle): ShownPiece[] {
  const map = mapOf(article);
  const inBlocks = article.blocks.map((): Piece<{ id: string; tag: (typeof TAGS)[number] }>[] => []);
  for (const mark of article.marks) {
    for (const { block, start, end } of map.parts(mark)) {
      inBlocks[block]?.push({ mark: { id: mark.annotation, tag: mark.tag }, start, end });
    }
  }
  return inBlocks.flatMap((pieces, block) =>
    layers(pieces).map(({ mark: { tag }, start, end, depth, own }) => ({
      ...{ block, start, end },
      highlight: `${tag}-${depth}-${own}`,
      priority: depth * TAGS.length + TAGS.indexOf(tag),
    })),
  );
}
