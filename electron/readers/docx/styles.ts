/** What a Word file's styles say of a paragraph: heading, title, list. */
import type { BlockKind } from '../../../domain/text';
import { readXml, type Opened } from './xml';

/** A paragraph style. */
interface Style {
  name: string;
  parent: string;
  /** From 0; 9 is body text (ISO/IEC 29500-1, section 17.3.1.20). */
  outline: number | undefined;
  /** Undefined where the style says nothing; false where it takes a list's marks away. */
  listed: boolean | undefined;
}

/** What a paragraph says itself, beside its style. */
export interface OwnLook {
  readonly style: string;
  readonly outline: number | undefined;
  readonly listed: boolean | undefined;
}

/** Names of built-in styles; files in any language have them in English. Those of pandoc's own are with them. */
const KINDS: ReadonlyMap<string, BlockKind> = new Map([
  ['title', 'headline'],
  ['subtitle', 'standfirst'],
  ['abstract', 'standfirst'],
  ['author', 'byline'],
  ['byline', 'byline'],
  ['date', 'dateline'],
  ['dateline', 'dateline'],
  ['caption', 'caption'],
  ['image caption', 'caption'],
  ['table caption', 'caption'],
  ['quote', 'quote'],
  ['intense quote', 'quote'],
  ['block text', 'quote'],
  ['toc heading', 'furniture'],
  ['table of figures', 'furniture'],
]);

/** A style that is based on itself, by however many steps, is followed this far. */
const STEPS = 32;

/** The styles of a document. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  #standard = '';

  /** `bytes`: the part with the styles, or undefined when the file has none. `file` is for sentences. */
  constructor(bytes: Uint8Array | undefined, file: string) {
    if (bytes === undefined) return;
    let style: Style | undefined;
    readXml(bytes, file, {
      open: (element) => {
        const value = element.attribute('val') ?? '';
        if (element.name === 'w:style') style = this.#add(element);
        else if (style === undefined) return;
        else if (element.name === 'w:name') style.name = value.toLowerCase();
        else if (element.name === 'w:basedOn') style.parent = value;
        else if (element.name === 'w:outlineLvl') style.outline = Number(value);
        else if (element.name === 'w:numId') style.listed = value !== '0';
      },
      close: (name) => {
        if (name === 'w:style') style = undefined;
      },
    });
  }

  /** The kind of block that a paragraph is. */
  kind({ style, outline, listed }: OwnLook): BlockKind {
    let level = outline;
    let inList = listed;
    let id = style === '' ? this.#standard : style;
    for (let steps = 0; steps < STEPS; steps++) {
      const found = this.#styles.get(id);
      if (found === undefined) break;
      const kind = named(found.name);
      if (kind !== undefined && !(kind === 'list-item' && inList === false)) return kind;
      level ??= found.outline;
      inList ??= found.listed;
      id = found.parent;
    }
    if (level !== undefined && level >= 0 && level < 9) return 'heading';
    return inList === true ? 'list-item' : 'paragraph';
  }

  #add(element: Opened): Style | undefined {
    if ((element.attribute('type') ?? 'paragraph') !== 'paragraph') return undefined;
    const id = element.attribute('styleId') ?? '';
    if (isOn(element.attribute('default') ?? '0')) this.#standard = id;
    const style: Style = { name: '', parent: '', outline: undefined, listed: undefined };
    this.#styles.set(id, style);
    return style;
  }
}

/** Reads a switch of WordprocessingML: present without a value means on (ISO/IEC 29500-1, section 22.9.2.7). */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}

function named(name: string): BlockKind | undefined {
  if (/^heading [1-9]$/u.test(name)) return 'heading';
  if (/^toc [1-9]$/u.test(name)) return 'furniture';
  if (/^list (?:bullet|number)(?: [2-5])?$/u.test(name)) return 'list-item';
  return KINDS.get(name);
}
