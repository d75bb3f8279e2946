/**
 * From elements to blocks. Inline elements leave words joined as a browser shows them, block elements keep them apart;
 * nothing is styled, so the names of elements and a few names of classes are all that is gone by.
 */
import type { BlockKind } from '../../../domain/text';
import type { TextBuilder } from '../text-builder';
import { roleOf, type Role } from './roles';
import { isShown, walk, type Shown } from './shown';
import { isDataTable } from './tables';

/** A block that is not in a text yet. White space in its words still counts as HTML counts it. */
export interface Draft {
  readonly kind: BlockKind;
  /** The cells of a table row, or the words of any other block. */
  readonly words: string | readonly string[];
}

/** Elements that begin and end a block (HTML Living Standard, section 15.3, what is shown as `display: block` and like it). */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup ' +
    'option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp'
  ).split(' '),
);

/** Elements whose lines are lines. */
const PREFORMATTED: ReadonlySet<string> = new Set(['listing', 'plaintext', 'pre', 'textarea', 'xmp']);

/** Elements that stand apart from the words beside them, though within one line. */
const APART: ReadonlySet<string> = new Set(['button', 'label', 'object', 'output']);

const LIST_ITEMS: ReadonlySet<string> = new Set(['dd', 'dt', 'li']);

const BLOCK_STYLE = /(?:^|[;\s])display\s*:\s*(?:block|flex|grid|list-item|table)\b/iu;

const LINES_STYLE = /(?:^|[;\s])white-space\s*:\s*(?:pre|break-spaces)/iu;

const SENTENCE_END = /[.!?…:;。！？؟۔।]["'”’»)\]]{0,3}\s*$/u;

/** Words beside a name or a date that belong to neither: “By”, “Published on”. */
const FILLER: ReadonlySet<string> = new Set(
  (
    'a and at by from in last modified of on posted published publication reported story text the updated words written ' +
    'von und am um stand veröffentlicht aktualisiert par et le la à publié mis jour modifié por y el publicado actualizado ' +
    'de di da e il pubblicato door en op av af og och автор и опубликовано بقلم كتب كتبه نشر في تحديث من מאת נכתב פורסם'
  ).split(' '),
);

/** How many characters of filler are looked at. */
const LONGEST_FILLER = 60;

/** As much of the end of a line as tells whether a sentence ends there. */
const TAIL = 8;

type Mark = Role | undefined;

/** The blocks of all that is shown below `root`, in order. Takes any depth of elements, and each node once. */
export function draftBlocks(root: Node, shown: Shown = {}): Draft[] {
  const walker = new BlockWalker(shown);
  walk(root, walker);
  return walker.end();
}

/** Adds the blocks of all that is shown below `root` to a text. Throws `too-much` when the text's budget is spent. */
export function htmlBlocks(root: Node, builder: TextBuilder, shown: Shown = {}): void {
  addDrafts(draftBlocks(root, shown), builder);
}

/** Adds blocks to a text. Throws `too-much` when the text's budget is spent. */
export function addDrafts(drafts: readonly Draft[], builder: TextBuilder): void {
  for (const { kind, words } of drafts) builder.add(kind, words);
}

/** An element that changes what the words in it are. */
interface Context {
  readonly element: Element | undefined;
  readonly kind: BlockKind;
  readonly lines: boolean;
  readonly mark: Mark;
  readonly block: boolean;
  /** The list item that this is in: its first words are the item, further paragraphs of it are paragraphs. */
  readonly item: { begun: boolean } | undefined;
}

/** Collects the words of a line of inline elements until a block begins or ends. */
class BlockWalker {
  readonly #shown: Shown;
  readonly #drafts: Draft[] = [];
  readonly #contexts: Context[] = [
    { element: undefined, kind: 'paragraph', lines: false, mark: undefined, block: true, item: undefined },
  ];
  #words: string[] = [];
  /** The words of the run that stand in no marked element, as far as they may be filler. */
  #unmarked = '';
  #mark: Mark;
  /** The last characters of the run that are not white space. */
  #tail = '';
  #breaks = 0;
  #cells: string[] | undefined;
  #table: Element | undefined;

  constructor(shown: Shown) {
    this.#shown = shown;
  }

  readonly enter = (element: Element): boolean => {
    const name = element.localName;
    if (name === 'br') {
      this.#break();
      return false;
    }
    if (!isShown(element, this.#shown)) return false;
    const style = element.getAttribute('style');
    const block = BLOCKS.has(name) || (style !== null && BLOCK_STYLE.test(style));
    if (block) this.#flush();
    else if (APART.has(name)) this.#words.push(' ');
    if (this.#table === undefined) {
      if (name === 'table' && isDataTable(element)) this.#table = element;
    } else if (name === 'tr') this.#cells = [];
    this.#open(element, name, block, style);
    return true;
  };

  readonly leave = (element: Element): void => {
    const name = element.localName;
    const context = this.#contexts.at(-1);
    const ours = context?.element === element;
    if (ours && context.block) this.#flush();
    if (APART.has(name)) this.#words.push(' ');
    if (this.#table !== undefined) {
      if (name === 'td' || name === 'th') this.#endCell();
      else if (name === 'tr') this.#endRow();
      else if (element === this.#table) {
        this.#endRow();
        this.#table = undefined;
      }
    }
    if (ours) this.#contexts.pop();
  };

  readonly text = (words: string): void => {
    const { lines, mark } = this.#context;
    if (lines && this.#cells === undefined) this.#lines(words);
    else this.#words.push(words);
    if (!/\S/u.test(words)) return;
    this.#breaks = 0;
    this.#tail = (this.#tail + words.slice(-TAIL * 2).trimEnd()).slice(-TAIL);
    if (mark === undefined) {
      if (this.#unmarked.length <= LONGEST_FILLER) this.#unmarked += ` ${words.slice(0, LONGEST_FILLER + 1).trim()}`;
    } else this.#mark = this.#mark === undefined || this.#mark === mark ? mark : 'byline';
  };

  /** Ends the last block and answers all of them. */
  end(): Draft[] {
    this.#flush();
    return this.#drafts;
  }

  get #context(): Context {
    return this.#contexts.at(-1) as Context;
  }

  #open(element: Element, name: string, block: boolean, style: string | null): void {
    const above = this.#context;
    const mark = roleOf(element);
    const lines = above.lines || PREFORMATTED.has(name) || (style !== null && LINES_STYLE.test(style));
    if (!block && mark === undefined && lines === above.lines) return;
    const kind = block ? kindOf(name, above) : above.kind;
    this.#contexts.push({
      element,
      kind,
      lines,
      mark: mark ?? above.mark,
      block,
      item: block && kind === 'list-item' && LIST_ITEMS.has(name) ? { begun: false } : above.item,
    });
  }

  /** One break is a space, unless a sentence ends there; two are the end of a paragraph (CSS 2, section 9.2.1.1). */
  #break(): void {
    const { kind, lines } = this.#context;
    if (this.#cells === undefined && (lines || ++this.#breaks > 1)) {
      this.#flush();
      return;
    }
    const splits = (kind === 'paragraph' || kind === 'quote') && this.#cells === undefined;
    if (splits && SENTENCE_END.test(this.#tail)) {
      this.#flush();
      this.#breaks = 1;
    } else this.#words.push(' ');
  }

  #lines(words: string): void {
    words.split(/\r\n|[\n\r]/u).forEach((line, at) => {
      if (at > 0) this.#flush();
      this.#words.push(line);
    });
  }

  #flush(): void {
    this.#breaks = 0;
    if (this.#cells !== undefined) {
      this.#words.push(' ');
      return;
    }
    const words = this.#words.join('');
    const [mark, unmarked] = [this.#mark, this.#unmarked];
    this.#forget();
    if (!/\S/u.test(words)) return;
    const { kind, item, element } = this.#context;
    const further = kind === 'list-item' && item?.begun === true && element?.localName === 'p';
    if (item !== undefined) item.begun = true;
    const marked = mark !== undefined && isFiller(unmarked) && this.#fits(mark, kind);
    this.#drafts.push({ kind: marked ? mark : further ? 'paragraph' : kind, words });
  }

  /** A standfirst stands before all paragraphs and may look like a heading; other roles are of lines and items. */
  #fits(mark: Role, kind: BlockKind): boolean {
    if (mark !== 'standfirst') return kind === 'paragraph' || kind === 'list-item';
    const early = !this.#drafts.some((draft) => draft.kind === 'paragraph');
    return early && (kind === 'paragraph' || kind === 'heading');
  }

  #endCell(): void {
    if (this.#cells === undefined) return;
    this.#cells.push(this.#words.join(''));
    this.#forget();
  }

  #endRow(): void {
    if (this.#cells === undefined) return;
    if (this.#words.some((words) => /\S/u.test(words))) this.#endCell();
    if (this.#cells.some((cell) => /\S/u.test(cell))) this.#drafts.push({ kind: 'table-row', words: this.#cells });
    this.#cells = undefined;
    this.#forget();
  }

  #forget(): void {
    this.#words = [];
    this.#tail = '';
    this.#mark = undefined;
    this.#unmarked = '';
  }
}

function isFiller(words: string): boolean {
  const found = words.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length <= LONGEST_FILLER && found.every((word) => FILLER.has(word));
}

function kindOf(name: string, above: Context): BlockKind {
  switch (name) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return 'heading';
    case 'dd':
    case 'dt':
    case 'li':
      return 'list-item';
    case 'blockquote':
      return 'quote';
    case 'caption':
    case 'figcaption':
    case 'figure':
      return 'caption';
    case 'pre':
      return above.kind === 'caption' ? 'paragraph' : above.kind;
    case 'td':
    case 'th':
    case 'table':
      return above.kind === 'caption' || above.kind === 'heading' ? 'paragraph' : above.kind;
    default:
      return above.kind;
  }
}
