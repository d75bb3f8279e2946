/**
 * Where an annotation of another tool belongs in a case: its source by the hash of text or bytes, else by address, else
 * by its words among all sources; and its place in the text, found as marks are found again in a newer capture.
 */
import { findQuote, resolve, type Anchor } from '../../domain/anchor';
import { LineFeeds } from '../../domain/line-feeds';
import type { Selector } from '../../domain/selector';
import { CodePointIndex, isCodePointBoundary } from '../../domain/text';
import { AddressBook } from '../../db/addresses';
import { capturesOf, textContent, textsOf } from '../../db/captures';
import { listSources, type SourceRecord } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';
import type { ImportedAnnotation, SourceKeys } from './imported-annotation';
import { partOf, type PlacedAnchor } from './part-of';
import { SourceNames } from './source-names';

/** A text of the case. */
interface CaseText {
  readonly id: string;
  readonly source: string;
  readonly sha256: string;
}

/** Where an annotation stands. */
interface Place {
  readonly source: string;
  readonly text: string;
  readonly anchor: PlacedAnchor;
  /** Its words, as the file has them; of a part of a passage, as the text has them. */
  readonly quote: string;
}

/** Where an annotation stands, or why it stands nowhere. */
export type Placed =
  Place | { readonly code: 'not-found' | 'quote-not-found' | 'span-invalid'; readonly message: string };

/** The content of a text, and how places in it are counted. */
class ReadText {
  readonly sha256: string;
  readonly content: string;
  readonly #index: CodePointIndex;
  #feeds: { readonly lines: LineFeeds; readonly index: CodePointIndex } | undefined;

  constructor(sha256: string, content: string) {
    this.sha256 = sha256;
    this.content = content;
    this.#index = new CodePointIndex(content);
  }

  /** The UTF-16 offset of a code point, of the text or of the text with LF line ends. */
  offset(point: number, hasLineFeeds: boolean): number {
    if (!hasLineFeeds) return this.#index.toUtf16(point);
    if (this.#feeds === undefined) {
      const lines = new LineFeeds(this.content);
      this.#feeds = { lines, index: new CodePointIndex(lines.text) };
    }
    return this.#feeds.lines.toOriginal(this.#feeds.index.toUtf16(point));
  }
}

/** Places annotations in the case as it is now. Reads every source once, and the texts as they are needed. */
export class Placing {
  readonly #db: ReadableDB;
  readonly #sources: readonly SourceRecord[];
  readonly #addresses: AddressBook;
  readonly #byId = new Map<string, CaseText>();
  readonly #byText = new Map<string, CaseText>();
  readonly #byCapture = new Map<string, CaseText[]>();
  readonly #names = new Map<string, SourceNames>();
  readonly #read = new Map<string, ReadText>();
  #readUnits = 0;

  constructor(db: ReadableDB) {
    this.#db = db;
    this.#sources = listSources(db);
    this.#addresses = new AddressBook(db);
    for (const record of this.#sources) {
      const { id: source, text: reading } = record;
      const captures = capturesOf(db, source);
      this.#names.set(source, new SourceNames(record, captures));
      const hashes = new Map(captures.map(({ id, sha256 }) => [id, sha256]));
      for (const { id, sha256, capture } of textsOf(db, source)) {
        const text = { id, source, sha256 };
        this.#byId.set(id, text);
        // Of texts with the same words, the one that is read.
        if (!this.#byText.has(sha256) || id === reading.id) this.#byText.set(sha256, text);
        const hash = hashes.get(capture) ?? '';
        this.#byCapture.set(hash, [...(this.#byCapture.get(hash) ?? []), text]);
      }
    }
  }

  /** True where a source is known by its hash or address. */
  knows(keys: SourceKeys): boolean {
    return this.#candidates(keys).length > 0;
  }

  /** Finds the place of an annotation. */
  place(draft: ImportedAnnotation): Placed {
    const placed = this.#placeWhole(draft);
    if (draft.refined.length === 0) return placed;
    if (!('code' in placed)) return this.#part(placed, draft);
    // A place in a text that is not here; the words within it may be found all the same.
    const worded = draft.quote === '' ? draft.refined.findIndex(({ quote }) => quote !== '') : -1;
    const inner = draft.refined[worded];
    if (inner === undefined) return placed;
    return this.place({ ...draft, ...inner, position: undefined, refined: draft.refined.slice(worded + 1) });
  }

  /** The part of a placed passage that is meant. */
  #part(placed: Place, draft: ImportedAnnotation): Placed {
    const text = this.#byId.get(placed.text);
    if (text === undefined) return notFound(draft);
    const { content } = this.#contentOf(text);
    let { anchor } = placed;
    let words = draft.quote;
    for (const part of draft.refined) {
      const found = partOf(content, anchor, words, part);
      if (found === undefined) return { code: 'quote-not-found', message: NO_PART };
      anchor = found;
      words = part.quote;
    }
    return { ...placed, anchor, quote: content.slice(anchor.span.start, anchor.span.end) };
  }

  #placeWhole(draft: ImportedAnnotation): Placed {
    const candidates = this.#candidates(draft.source);
    if (candidates.length === 0) return this.#byQuote(draft);
    const [best] = candidates.map((text) => ({ text, anchor: this.#anchor(text, draft) })).sort(byScore);
    if (best === undefined) return notFound(draft);
    return judged(best.text, best.anchor, draft);
  }

  /** The texts that an annotation may stand in, by what is said of its source. */
  #candidates({ textSha256, captureSha256, url }: SourceKeys): readonly CaseText[] {
    const byText = this.#byText.get(textSha256);
    if (textSha256 !== '' && byText !== undefined) return [byText];
    if (captureSha256 !== '') {
      const byCapture = this.#byCapture.get(captureSha256) ?? [];
      if (byCapture.length > 0) return byCapture;
    }
    const source = url === '' ? undefined : this.#addresses.find(url);
    const record = this.#sources.find(({ id }) => id === source);
    return record === undefined ? [] : [readingOf(record)];
  }

  #byQuote(draft: ImportedAnnotation): Placed {
    if (draft.quote === '') return notFound(draft);
    const found = this.#sources.flatMap((record) => {
      const text = readingOf(record);
      if (findQuote(this.#contentOf(text).content, draft.quote).length === 0) return [];
      const naming = this.#names.get(record.id)?.named(draft.source) ?? 0;
      return [{ text, naming, anchor: this.#anchor(text, draft) }];
    });
    const surest = Math.max(...found.map(({ naming }) => naming));
    const [best, next] = found.filter(({ naming }) => naming === surest).sort(byScore);
    if (best === undefined) return notFound(draft);
    if (next !== undefined && best.anchor.score - next.anchor.score < LEAST_LEAD) {
      const message = 'Its words stand in several sources, and nothing says which one is meant.';
      return { code: 'quote-not-found', message };
    }
    return judged(best.text, best.anchor, draft);
  }

  #anchor(text: CaseText, draft: ImportedAnnotation): Anchor {
    const read = this.#contentOf(text);
    const { content } = read;
    const { quote, prefix, suffix, position, hasLineFeeds } = draft;
    const [start, end] =
      position === undefined
        ? [0, 0]
        : [read.offset(position.start, hasLineFeeds), read.offset(position.end, hasLineFeeds)];
    const isWithin = position !== undefined && end <= content.length;
    const there = isWithin ? content.slice(start, end) : '';
    const isSame =
      there !== '' && (hasLineFeeds ? new LineFeeds(there).text === new LineFeeds(quote).text : there === quote);
    const isSameText = draft.source.textSha256 === text.sha256;
    const fits = isCodePointBoundary(content, start) && isCodePointBoundary(content, end);
    // A place without words counts only in the very text that it was counted in.
    if (fits && there !== '' && (isSame || quote === '') && isSameText) {
      return { state: 'exact', score: 1, margin: 1, span: { start, end } };
    }
    if (quote === '') return { state: 'lost', score: 0, margin: 1 };
    const selector: Selector = { start, end: Math.max(end, start), exact: isSame ? there : quote, prefix, suffix };
    const found = resolve(content, selector);
    const words = found.span && content.slice(found.span.start, found.span.end);
    // Where the file gives no place, nothing can have moved.
    return found.state === 'moved' && position === undefined && words === quote ? { ...found, state: 'exact' } : found;
  }

  #contentOf({ sha256 }: CaseText): ReadText {
    const known = this.#read.get(sha256);
    if (known !== undefined) return known;
    const read = new ReadText(sha256, textContent(this.#db, sha256));
    this.#readUnits += read.content.length;
    if (this.#readUnits > MOST_READ) {
      this.#read.clear();
      this.#readUnits = read.content.length;
    }
    this.#read.set(sha256, read);
    return read;
  }
}

const NO_PART = 'It is about a part of its words, and which part that is can’t be told from the text here.';

/** So much of the texts is kept in memory, in UTF-16 code units: a search among all sources reads each text once. */
const MOST_READ = 32 * 1024 * 1024;

/** By how much the best source has to be better than the next one. */
const LEAST_LEAD = 0.05;

function byScore(a: { readonly anchor: Anchor }, b: { readonly anchor: Anchor }): number {
  return b.anchor.score - a.anchor.score;
}

function readingOf({ id, text }: SourceRecord): CaseText {
  return { id: text.id, source: id, sha256: text.sha256 };
}

function judged({ source, id }: CaseText, anchor: Anchor, draft: ImportedAnnotation): Placed {
  const { state, span } = anchor;
  if (span !== undefined && (state === 'exact' || state === 'moved')) {
    return { source, text: id, anchor: { ...anchor, span }, quote: draft.quote };
  }
  const message =
    draft.quote === ''
      ? 'It gives only a place, in a text that is not in this case.'
      : state === 'uncertain'
        ? 'Its words stand in the source more than once or only roughly, so it is not sure where it belongs.'
        : 'Its words do not stand in its source.';
  return { code: 'quote-not-found', message };
}

function notFound({ source, quote }: ImportedAnnotation): Placed {
  const name = (source.headline || source.url || source.file).slice(0, 200);
  const which = name === '' ? 'Its source' : `Its source “${name}”`;
  const message =
    quote === '' ? `${which} is not in this case.` : `${which} is not in this case, and its words stand in no other.`;
  return { code: 'not-found', message };
}
