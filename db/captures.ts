/** Rows of the tables `capture` and `text`, and the queries over them. */
import type { Payload } from '../domain/command';
import { SourcemarkError } from '../domain/errors';
import type { ReaderWarning } from '../domain/source';
import type { Block, TextExtent } from '../domain/text';
import { readContent } from './content';
import { changeOne, row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

/** The original bytes of a source as they were at one moment; the bytes themselves are in `content`. */
export interface Capture {
  readonly id: string;
  readonly source: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly encoding: string;
  readonly via: string;
  readonly name: string;
  /** Which document of the bytes it is; empty where they are one. */
  readonly member: string;
  /** When an archive says that it was captured, ISO 8601; empty where nothing says so. */
  readonly recordedAt: string;
  /** The address that an archive states; empty where it states none. */
  readonly url: string;
  readonly capturedAt: string;
  readonly capturedBy: string;
}

/** What a reader extracted from a capture. `length` and offsets are UTF-16 code units. */
export interface Text {
  readonly id: string;
  readonly capture: string;
  readonly sha256: string;
  readonly length: number;
  readonly reader: string;
  readonly readerVersion: string;
  readonly extent: TextExtent;
  readonly hasExtents: boolean;
  /** WHATWG name; empty where the format has its own. */
  readonly encoding: string;
  readonly blocks: readonly Block[];
  readonly warnings: readonly ReaderWarning[];
}

/** The columns of a capture, as a Capture. */
export const CAPTURE_COLUMNS = `capture.id, capture.source, capture.sha256, capture.bytes,
  capture.media_type AS mediaType, capture.encoding, capture.via, capture.name, capture.member,
  capture.recorded_at AS recordedAt, capture.url, capture.captured_at AS capturedAt,
  capture.captured_by AS capturedBy`;

/** The captures of a source, the oldest first. */
export function capturesOf(db: ReadableDB, source: string): Capture[] {
  return rows<Capture>(
    db,
    `SELECT ${CAPTURE_COLUMNS} FROM capture WHERE source = ? ORDER BY captured_at, capture.rowid`,
    source,
  );
}

/** The capture with this id. Throws `not-found`. */
export function readCapture(db: ReadableDB, id: string): Capture {
  const found = row<Capture>(db, `SELECT ${CAPTURE_COLUMNS} FROM capture WHERE id = ?`, id);
  if (found === undefined) throw new SourcemarkError('not-found', `There is no capture ${id} in this case.`);
  return found;
}

/** The capture of exactly this document of these bytes, or undefined. */
export function captureOf(db: ReadableDB, sha256: string, member: string): Capture | undefined {
  return row<Capture>(
    db,
    `SELECT ${CAPTURE_COLUMNS} FROM capture WHERE sha256 = ? AND member = ? ORDER BY captured_at, capture.rowid LIMIT 1`,
    sha256,
    member,
  );
}

interface TextRow extends Omit<Text, 'blocks' | 'warnings' | 'hasExtents'> {
  readonly blocks: string;
  readonly warnings: string;
  readonly hasExtents: number;
}

const TEXT_COLUMNS = `text.id, text.capture, text.sha256, text.length, text.reader,
  text.reader_version AS readerVersion, text.extent, text.has_extents AS hasExtents,
  iif(text.encoding = '', capture.encoding, text.encoding) AS encoding, text.blocks, text.warnings`;

const SELECT_TEXT = `SELECT ${TEXT_COLUMNS} FROM text JOIN capture ON capture.id = text.capture`;

/** A text with its blocks and warnings. Throws `not-found`. */
export function readText(db: ReadableDB, id: string): Text {
  const found = row<TextRow>(db, `${SELECT_TEXT} WHERE text.id = ?`, id);
  if (found === undefined) throw new SourcemarkError('not-found', `There is no text ${id} in this case.`);
  return toText(found);
}

/** The texts of a source, the oldest capture first, and of one capture in the order in which they were made. */
export function textsOf(db: ReadableDB, source: string): Text[] {
  return rows<TextRow>(
    db,
    `${SELECT_TEXT} WHERE capture.source = ? ORDER BY capture.captured_at, capture.rowid, text.rowid`,
    source,
  ).map(toText);
}

function toText(found: TextRow): Text {
  return {
    ...found,
    hasExtents: found.hasExtents === 1,
    blocks: JSON.parse(found.blocks) as Block[],
    warnings: JSON.parse(found.warnings) as ReaderWarning[],
  };
}

/** The id of the source that a text belongs to. Throws `not-found`. */
export function sourceOfText(db: ReadableDB, text: string): string {
  const found = row<{ source: string }>(
    db,
    'SELECT capture.source FROM text JOIN capture ON capture.id = text.capture WHERE text.id = ?',
    text,
  );
  if (found === undefined) throw new SourcemarkError('not-found', `There is no text ${text} in this case.`);
  return found.source;
}

/** The content of a text. Throws `content-damaged` when it no longer has its hash. */
export function textContent(db: ReadableDB, sha256: string): string {
  const cached = contents.get(db);
  if (cached?.sha256 === sha256) return cached.content;
  const content = readContent(db, sha256).toString('utf8');
  contents.set(db, { sha256, content });
  return content;
}

/** The content read last, per case: marking a long article reads it once. It never changes, so it never goes stale. */
const contents = new WeakMap<ReadableDB, { readonly sha256: string; readonly content: string }>();

/** Forgets the content read last: a purge leaves nothing of it in memory. */
export function forgetContent(db: ReadableDB): void {
  contents.delete(db);
}

/** Inserts a capture. */
export function insertCapture(
  db: WritableDB,
  source: string,
  capture: Payload<'source.add'>['capture'],
  at: string,
  by: string,
): void {
  statement(
    db,
    `INSERT INTO capture (id, source, sha256, bytes, media_type, encoding, via, name, captured_at, captured_by,
       member, recorded_at, url)
     VALUES (@id, @source, @sha256, @bytes, @mediaType, @encoding, @via, @name, @at, @by, @member, @recordedAt, @url)`,
  ).run({ ...capture, source, at, by });
}

/** Inserts a text of a capture. */
export function insertText(db: WritableDB, capture: string, text: Payload<'source.add'>['text']): void {
  statement(
    db,
    `INSERT INTO text (id, capture, sha256, length, reader, reader_version, blocks, warnings, extent, has_extents,
       encoding)
     VALUES (@id, @capture, @sha256, @length, @reader, @readerVersion, @blocks, @warnings, @extent, @hasExtents,
       @encoding)`,
  ).run({
    ...text,
    capture,
    hasExtents: text.hasExtents ? 1 : 0,
    blocks: JSON.stringify(text.blocks),
    warnings: JSON.stringify(text.warnings),
  });
}

/** Deletes a capture; throws while it has texts. */
export function deleteCapture(db: WritableDB, id: string): void {
  changeOne(db, 'DELETE FROM capture WHERE id = ?', id);
}

/** Deletes a text; throws while annotations stand in it or it is the one that is read. */
export function deleteText(db: WritableDB, id: string): void {
  changeOne(db, 'DELETE FROM text WHERE id = ?', id);
}
