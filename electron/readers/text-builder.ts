/** Builds a text block by block. Formats other than plain text have no line ends of their own worth keeping. */
import type { Block, BlockKind } from '../../domain/text';
import type { Budget } from './limits';

/** Blocks that follow each other on the next line; between all others stands an empty one. */
const CLOSE: ReadonlySet<BlockKind> = new Set(['list-item', 'table-row']);

/** What CSS calls white space that collapses (CSS Text 3, section 4.1), and line separators, which no block may hold. */
const COLLAPSIBLE = /[\t\n\f\r \u2028\u2029]+/gu;

/** A text in the making. Halves of surrogate pairs and NUL become U+FFFD, which no stored text can do without. */
export class TextBuilder {
  readonly #blocks: Block[] = [];
  readonly #parts: string[] = [];
  readonly #budget: Budget | undefined;
  #length = 0;

  /** With a budget, what is added counts as output. */
  constructor(budget?: Budget) {
    this.#budget = budget;
  }

  /** UTF-16 units so far. */
  get length(): number {
    return this.#length;
  }

  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  /** The text so far. */
  get text(): string {
    return this.#parts.join('');
  }

  /**
   * Adds a block; white space in it is collapsed, and a block that shows nothing is left out. Cells of a table row are
   * given one by one and are joined by tabs. Answers the block.
   */
  add(kind: BlockKind, words: string | readonly string[], page?: number): Block | undefined {
    const cells = typeof words === 'string' ? [words] : words;
    const shown = cells.map((cell) => mend(cell).replace(COLLAPSIBLE, ' ').trim()).join('\t');
    if (/^[\s\p{Cf}]*$/u.test(shown)) return undefined;
    this.#budget?.take(Buffer.byteLength(shown) + 2);
    const before = this.#blocks.at(-1);
    const gap = before === undefined ? '' : CLOSE.has(kind) && before.kind === kind ? '\n' : '\n\n';
    const start = this.#length + gap.length;
    const block: Block = {
      kind,
      start,
      end: start + shown.length,
      ...(page !== undefined && { page }),
    };
    this.#parts.push(gap, shown);
    this.#length = block.end;
    this.#blocks.push(block);
    return block;
  }
}

function mend(words: string): string {
  return words.replace(/[\p{Surrogate}\0]/gu, '\uFFFD');
}
