/** What a window gets of a source that it opens: the text that is read, with every annotation as it stands in it. */
import type { CaptureInfo, Carried, Mark, OpenedSource, TextInfo, UnplacedMark } from '../../domain/contract';
import { isSilentEdit, newCorrectionNote } from '../../domain/capture-changes';
import { standingIn, type StandingAnnotation } from '../../db/anchors';
import { capturesOf, readText, textContent, textsOf, type Capture, type Text } from '../../db/captures';
import { readSource } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';

/** The source as it is read now. Throws `not-found`. */
export function openSource(db: ReadableDB, id: string): OpenedSource {
  const { facts, text: reading } = readSource(db, id);
  const texts = textsOf(db, id);
  const captures = capturesOf(db, id).map((capture) => toCapture(capture, texts));
  const text = readText(db, reading.id);
  const content = textContent(db, text.sha256);
  const capture = captures.find((other) => other.capture === text.capture);
  if (capture === undefined) throw new Error(`The text ${text.id} has no capture.`);
  const edits = new Edits(db, text, content);
  const standing = standingIn(db, text.id);
  return {
    source: id,
    text: text.id,
    content,
    blocks: text.blocks,
    warnings: text.warnings,
    facts,
    marks: standing.flatMap((annotation) => toMark(annotation, edits) ?? []),
    unplaced: [...standing]
      .sort((a, b) => a.madeAt - b.madeAt)
      .flatMap((annotation) => toUnplaced(annotation, edits) ?? []),
    extent: text.extent,
    hasExtents: text.hasExtents,
    capture,
    captures,
  };
}

/** An annotation as it is shown in `text`, or undefined where it has no sure place in it. */
export function markIn(db: ReadableDB, annotation: StandingAnnotation, text: string): Mark | undefined {
  const read = readText(db, text);
  return toMark(annotation, new Edits(db, read, textContent(db, read.sha256)));
}

function toMark(annotation: StandingAnnotation, edits: Edits): Mark | undefined {
  const { id, tag, note, createdAt, createdBy, start, end, state } = annotation;
  if (start === null || end === null || state === 'uncertain' || state === 'lost') return undefined;
  const mark = { id, start, end, tag, note, createdAt, createdBy };
  return state === null ? mark : { ...mark, carried: toCarried(annotation, edits) };
}

function toUnplaced(annotation: StandingAnnotation, edits: Edits): UnplacedMark | undefined {
  const { id, tag, note, createdAt, createdBy, start, end, state, prefix, suffix } = annotation;
  if (state !== 'uncertain' && state !== 'lost') return undefined;
  const candidate = start === null || end === null ? undefined : { start, end };
  return { id, tag, note, createdAt, createdBy, prefix, suffix, carried: toCarried(annotation, edits), candidate };
}

function toCarried(annotation: StandingAnnotation, edits: Edits): Carried {
  const { state, score, margin, decided, exact } = annotation;
  return {
    state: state ?? 'exact',
    score: score ?? 1,
    margin: margin ?? 1,
    decided: decided === 1,
    exact,
    edited: edits.of(annotation),
  };
}

/** Whether claims were edited between the text that they were made in and the one that is read. */
class Edits {
  readonly #db: ReadableDB;
  readonly #text: Text;
  readonly #content: string;
  /** What the texts say that annotations were made in, by id. */
  readonly #older = new Map<string, { readonly capture: string; readonly content: string }>();

  constructor(db: ReadableDB, text: Text, content: string) {
    this.#db = db;
    this.#text = text;
    this.#content = content;
  }

  of({ tag, state, madeIn, exact, start, end }: StandingAnnotation): Carried['edited'] {
    if (tag !== 'claim' || state === null) return undefined;
    const older = this.#olderText(madeIn);
    // Another reading of the same bytes was edited by nobody.
    if (older.capture === this.#text.capture) return undefined;
    const placed = start !== null && end !== null && (state === 'exact' || state === 'moved');
    const foundQuote = placed ? this.#content.slice(start, end) : undefined;
    if (foundQuote === exact) return undefined;
    const both = { before: older.content, after: this.#content };
    if (isSilentEdit({ quote: exact, foundQuote, ...both })) return 'silently';
    // Without a note it would be silent, had the wording changed.
    return newCorrectionNote(both.before, both.after) !== undefined &&
      isSilentEdit({ quote: exact, foundQuote, before: '', after: '' })
      ? 'with-note'
      : undefined;
  }

  #olderText(id: string): { readonly capture: string; readonly content: string } {
    let known = this.#older.get(id);
    if (known === undefined) {
      const { capture, sha256 } = readText(this.#db, id);
      known = { capture, content: textContent(this.#db, sha256) };
      this.#older.set(id, known);
    }
    return known;
  }
}

function toCapture(capture: Capture, texts: readonly Text[]): CaptureInfo {
  const { id, sha256, bytes, mediaType, encoding, capturedAt, capturedBy, via, name, member, recordedAt, url } =
    capture;
  return {
    ...{ capture: id, sha256, bytes, mediaType, encoding, capturedAt, capturedBy, via, name, member, recordedAt, url },
    texts: texts.filter((text) => text.capture === id).map(toText),
  };
}

function toText({ id, extent, reader, readerVersion, encoding, length, warnings }: Text): TextInfo {
  return { text: id, extent, reader, readerVersion, encoding, length, warnings };
}
