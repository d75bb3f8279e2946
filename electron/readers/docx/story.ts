/**
 * From a part of a Word file to its paragraphs: the body, a header, the notes. Written as one walk over the XML
 * because the libraries for it unpack the file themselves, without limits, and make HTML, which loses what is asked
 * here: where text boxes stand, which changes are tracked, in which row a cell is.
 */
import type { BlockKind } from '../../../domain/text';
import { isOn, type Styles } from './styles';
import { readXml, type Opened } from './xml';

/** A paragraph, or a row of a table with its cells. */
export interface StoryBlock {
  readonly kind: BlockKind;
  readonly cells: readonly string[];
  /** True when the paragraph is set from right to left. */
  readonly rtl: boolean;
}

/** What was met on the way and is no text, or may surprise. */
export class Findings {
  /** Insertions, deletions and moves that were tracked. */
  changes = 0;
  /** Characters that are formatted as hidden. */
  hidden = 0;
  pictures = 0;
  /** Documents inside the document, which are not read. */
  embedded = 0;
  /** Signs of fonts like Wingdings that have no letter. */
  symbols = 0;
  /** True when the XML broke off. */
  broken = false;
  /** Identifiers of notes in the order in which the text refers to them. */
  readonly footnotes: string[] = [];
  readonly endnotes: string[] = [];
  /** Relationships of the headers and footers of all sections. */
  readonly furniture: string[] = [];
  /** Characters by the language that their runs are marked with. */
  readonly languages = new Map<string, number>();
}

interface Paragraph {
  readonly parts: string[];
  style: string;
  outline: number | undefined;
  listed: boolean | undefined;
  rtl: boolean;
  /** Its end was deleted: what follows belongs to it. */
  joined: boolean;
  /** What stands in text boxes that are anchored in it. */
  readonly boxes: StoryBlock[];
}

interface Table {
  readonly rows: StoryBlock[][][];
  deletedRow: boolean;
}

interface Run {
  hidden: boolean;
  rtl: boolean;
  language: string;
  bidiLanguage: string;
}

/** Elements whose insides are no text, or text that was taken away. */
const SKIPPED = new Set([
  ...['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'w:delInstrText'],
  ...['w:rPrChange', 'w:pPrChange', 'w:sectPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange'],
  ...['w:tblPrExChange', 'w:tblGridChange', 'w:numberingChange'],
  // The reading of Japanese characters, printed small above them.
  'w:rt',
  ...['w:ffData', 'w:sdtPr', 'w:tblPr', 'w:tcPr'],
]);

const TRACKED = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);

/** Elements that stand for one character. A page number that changes with the page stands for none. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '\u2011'],
  ['w:softHyphen', '\u00ad'],
]);

/** What a part is read with. */
export interface StoryOptions {
  readonly file: string;
  readonly styles: Styles;
  readonly findings: Findings;
}

/** The paragraphs of a part in their order. Of a part with notes: by the note's identifier, otherwise by ''. */
export function readStory(bytes: Uint8Array, options: StoryOptions): Map<string, StoryBlock[]> {
  const walk = new StoryWalk(options);
  if (!readXml(bytes, options.file, walk)) options.findings.broken = true;
  return walk.end();
}

class StoryWalk {
  readonly #styles: Styles;
  readonly #findings: Findings;
  readonly #stories = new Map<string, StoryBlock[]>();
  /** Where finished blocks go: the story, a cell, a text box. */
  readonly #sinks: StoryBlock[][] = [];
  /** The innermost last, as for all stacks here. */
  readonly #paragraphs: Paragraph[] = [];
  readonly #tables: Table[] = [];
  readonly #runs: Run[] = [];
  readonly #fields: ('code' | 'result')[] = [];
  /** For each choice between versions of the same content: whether one has shown something. */
  readonly #choices: { taken: boolean; before: number }[] = [];
  readonly #path: string[] = [];
  #skip = 0;
  #inText = false;
  /** Counts all that showed something, to tell an empty version from a full one. */
  #shown = 0;
  #carried: string[] = [];

  constructor({ styles, findings }: StoryOptions) {
    this.#styles = styles;
    this.#findings = findings;
    this.#sinks.push(this.#story(''));
  }

  end(): Map<string, StoryBlock[]> {
    // Of a part that broke off, what was open still counts.
    while (this.#path.length > 0) this.close(this.#path.at(-1) ?? '');
    if (this.#carried.length > 0) this.#sinks[0]?.push(block('paragraph', [this.#carried.join('')], false));
    return this.#stories;
  }

  open(element: Opened): void {
    const { name } = element;
    const parent = this.#path.at(-1);
    this.#path.push(name);
    if (this.#skip > 0) {
      this.#skip++;
      return;
    }
    if (TRACKED.has(name)) this.#findings.changes++;
    if (parent === 'w:rPr' || parent === 'w:pPr' || parent === 'w:numPr' || parent === 'w:trPr') {
      this.#property(element, parent);
      return;
    }
    if (SKIPPED.has(name) || !this.#isChosen(name)) {
      this.#skip = 1;
      return;
    }
    this.#enter(element, parent);
  }

  text(words: string): void {
    if (this.#inText && this.#skip === 0) this.#say(words);
  }

  close(name: string): void {
    this.#path.pop();
    if (this.#skip > 0) {
      this.#skip--;
      return;
    }
    switch (name) {
      case 'w:t':
      case 'm:t':
        this.#inText = false;
        break;
      case 'w:r':
        this.#runs.pop();
        break;
      case 'w:p':
        this.#endParagraph();
        break;
      case 'w:tc':
      case 'w:txbxContent':
        this.#sinks.pop();
        break;
      case 'w:tr':
        this.#endRow();
        break;
      case 'w:tbl':
        this.#endTable();
        break;
      case 'w:footnote':
      case 'w:endnote':
        this.#sinks.pop();
        break;
      case 'mc:Choice':
      case 'mc:Fallback': {
        const choice = this.#choices.at(-1);
        if (choice !== undefined) choice.taken ||= this.#shown > choice.before;
        break;
      }
      case 'mc:AlternateContent':
        this.#choices.pop();
    }
  }

  #enter(element: Opened, parent: string | undefined): void {
    const { name, attribute } = element;
    switch (name) {
      case 'w:p':
        this.#paragraphs.push({
          ...{ parts: this.#carried, style: '', outline: undefined, listed: undefined },
          ...{ rtl: false, joined: false, boxes: [] },
        });
        this.#carried = [];
        break;
      case 'w:r':
        this.#runs.push({ hidden: false, rtl: false, language: '', bidiLanguage: '' });
        break;
      case 'w:t':
      case 'm:t':
        this.#inText = true;
        break;
      case 'w:fldChar':
        this.#field(attribute('fldCharType') ?? '');
        break;
      case 'w:sym':
        this.#symbol(attribute('char') ?? '');
        break;
      case 'w:tbl':
        this.#tables.push({ rows: [], deletedRow: false });
        break;
      case 'w:tr':
        this.#tables.at(-1)?.rows.push([]);
        break;
      case 'w:tc': {
        const cell: StoryBlock[] = [];
        this.#tables.at(-1)?.rows.at(-1)?.push(cell);
        this.#sinks.push(cell);
        break;
      }
      case 'w:txbxContent':
        this.#sinks.push(this.#paragraphs.at(-1)?.boxes ?? this.#sinks.at(-1) ?? []);
        break;
      case 'mc:AlternateContent':
        this.#choices.push({ taken: false, before: 0 });
        break;
      case 'w:footnote':
      case 'w:endnote':
        this.#sinks.push(this.#story(attribute('id') ?? ''));
        break;
      case 'w:footnoteReference':
        this.#findings.footnotes.push(attribute('id') ?? '');
        break;
      case 'w:endnoteReference':
        this.#findings.endnotes.push(attribute('id') ?? '');
        break;
      case 'w:headerReference':
      case 'w:footerReference':
        this.#findings.furniture.push(attribute('r:id') ?? '');
        break;
      case 'w:altChunk':
      case 'w:subDoc':
        this.#findings.embedded++;
        break;
      case 'pic:pic':
      case 'v:imagedata':
        this.#findings.pictures++;
        this.#shown++;
        break;
      default:
        if (parent === 'w:r') this.#say(CHARACTERS.get(name) ?? '');
    }
  }

  /** What stands in the properties of a run, a paragraph, a list or a row. */
  #property({ name, attribute }: Opened, parent: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (SKIPPED.has(name)) this.#skip = 1;
    if (parent === 'w:trPr') {
      const table = this.#tables.at(-1);
      if (name === 'w:del' && table !== undefined) table.deletedRow = true;
      return;
    }
    if (parent === 'w:rPr') {
      const run = this.#runs.at(-1);
      // Within the properties of a paragraph these are of its end mark alone.
      if (this.#path.at(-3) === 'w:pPr') {
        if ((name === 'w:del' || name === 'w:moveFrom') && paragraph !== undefined) paragraph.joined = true;
      } else if (run === undefined) return;
      else if (name === 'w:vanish') run.hidden = isOn(attribute('val'));
      else if (name === 'w:rtl') run.rtl = isOn(attribute('val'));
      else if (name === 'w:lang') {
        run.language = attribute('val') ?? '';
        run.bidiLanguage = attribute('bidi') ?? '';
      }
      return;
    }
    if (paragraph === undefined) return;
    if (name === 'w:pStyle') paragraph.style = attribute('val') ?? '';
    else if (name === 'w:outlineLvl') paragraph.outline = Number(attribute('val') ?? '9');
    else if (name === 'w:numId') paragraph.listed = attribute('val') !== '0';
    else if (name === 'w:bidi') paragraph.rtl = isOn(attribute('val'));
  }

  #story(id: string): StoryBlock[] {
    const story = this.#stories.get(id) ?? [];
    this.#stories.set(id, story);
    return story;
  }

  /** Takes the first version of a content that shows something: Word writes the same twice, for new and old readers. */
  #isChosen(name: string): boolean {
    if (name !== 'mc:Choice' && name !== 'mc:Fallback') return true;
    const choice = this.#choices.at(-1);
    if (choice === undefined || choice.taken) return choice === undefined;
    choice.before = this.#shown;
    return true;
  }

  /** A field is its code, then its result; only the result is shown (ISO/IEC 29500-1, section 17.16.18). */
  #field(kind: string): void {
    if (kind === 'begin') this.#fields.push('code');
    else if (kind === 'separate' && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = 'result';
    else if (kind === 'end') this.#fields.pop();
  }

  /** Fonts of signs keep them in the private use area, where no letter can be known (section 17.3.3.30). */
  #symbol(code: string): void {
    const point = /^[0-9a-f]{1,6}$/iu.test(code) ? Number.parseInt(code, 16) : 0;
    if (point < 0x20 || point > 0x10ffff || (point >= 0xd800 && point <= 0xf8ff)) this.#findings.symbols++;
    else this.#say(String.fromCodePoint(point));
  }

  #say(words: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (words === '' || paragraph === undefined || this.#fields.includes('code')) return;
    paragraph.parts.push(words);
    if (words.trim() === '') return;
    this.#shown += words.length;
    const run = this.#runs.at(-1);
    if (run?.hidden === true) this.#findings.hidden += words.length;
    const language = run?.rtl === true ? run.bidiLanguage : run?.language;
    const { languages } = this.#findings;
    languages.set(language ?? '', (languages.get(language ?? '') ?? 0) + words.length);
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    const sink = this.#sinks.at(-1);
    if (paragraph === undefined || sink === undefined) return;
    // A field whose code never ends would swallow the rest of the document.
    for (const [at, field] of this.#fields.entries()) if (field === 'code') this.#fields[at] = 'result';
    if (paragraph.joined) this.#carried = [...paragraph.parts];
    else sink.push(block(this.#styles.kind(paragraph), [paragraph.parts.join('')], paragraph.rtl));
    sink.push(...paragraph.boxes);
  }

  #endRow(): void {
    const table = this.#tables.at(-1);
    if (table?.deletedRow !== true) return;
    table.rows.pop();
    table.deletedRow = false;
  }

  /**
   * A table is rows of cells, unless it has one column, or cells that hold more than a paragraph: then it is there for
   * the layout, and its paragraphs stand for themselves.
   */
  #endTable(): void {
    const table = this.#tables.pop();
    const sink = this.#sinks.at(-1);
    if (table === undefined || sink === undefined) return;
    const columns = table.rows.reduce((most, row) => Math.max(most, row.length), 0);
    for (const row of table.rows) {
      const cells = row.map((blocks) => blocks.filter(isShown));
      const plain = columns > 1 && cells.every((cell) => cell.length === 0 || (cell.length === 1 && isSingle(cell[0])));
      if (!plain) sink.push(...cells.flat());
      else {
        const rtl = cells.flat().some((cell) => cell.rtl);
        sink.push(
          block(
            'table-row',
            cells.map((cell) => cell[0]?.cells[0] ?? ''),
            rtl,
          ),
        );
      }
    }
  }
}

function block(kind: BlockKind, cells: readonly string[], rtl: boolean): StoryBlock {
  return { kind, cells, rtl };
}

function isSingle(found: StoryBlock | undefined): boolean {
  return found?.cells.length === 1;
}

function isShown({ cells }: StoryBlock): boolean {
  return cells.some((cell) => cell.trim() !== '');
}
