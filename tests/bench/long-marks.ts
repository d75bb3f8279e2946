/** Marks for a long article: of all three tags, overlapping and nested as journalists' marks are, the same every time. */
import { TAGS, type Tag } from '../../domain/tags';
import type { Block, Span } from '../../domain/text';
import { between, oneOf, type Random } from './random';

/** A mark to be made. Offsets are UTF-16 code units of the text. */
export interface MarkDraft extends Span {
  readonly tag: Tag;
}

/** How many words a mark of each tag has: claims are clauses and sentences, actors and places are names. */
const WORDS: Readonly<Record<Tag, readonly [fewest: number, most: number]>> = {
  claim: [6, 30],
  actor: [1, 4],
  place: [1, 3],
};

/** Of so many marks one goes on into the next block. */
const ACROSS = 40;

/** Draws `count` marks over the words of `content`, spread over all its blocks. */
export function longMarks(content: string, blocks: readonly Block[], count: number, random: Random): MarkDraft[] {
  const words: Span[] = [];
  /** The number of the block that each word is in. */
  const blockOf: number[] = [];
  for (const [number, { start, end }] of blocks.entries()) {
    for (const { index, 0: word } of content.slice(start, end).matchAll(/\S+/gu)) {
      words.push({ start: start + index, end: start + index + word.length });
      blockOf.push(number);
    }
  }
  return Array.from({ length: count }, (_, made) => {
    const tag = oneOf(random, TAGS);
    const first = between(random, 0, words.length - 1);
    let last = Math.min(words.length - 1, first + between(random, ...WORDS[tag]) - 1);
    while (made % ACROSS !== 0 && blockOf[last] !== blockOf[first]) last--;
    const [from, to] = [words[first], words[last]];
    if (!from || !to) throw new Error('expected a text with words');
    return { start: from.start, end: to.end, tag };
  });
}
