/** Rows of the tables `source` and `reading`, and the queries over them. */
import { SourcemarkError } from '../domain/errors';
import type { Fact } from '../domain/source';
import type { TextExtent } from '../domain/text';
import { CAPTURE_COLUMNS, type Capture } from './captures';
import { factsBySource, factsOf } from './facts';
import { changeOne, row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

/** A source with what is known of it, the text that is read, and the capture that it comes from. */
export interface SourceRecord {
  readonly id: string;
  readonly addedAt: string;
  readonly facts: readonly Fact[];
  /** How many captures it has. */
  readonly captures: number;
  /** How many annotations have no sure place in the text that is read, and nobody has decided. */
  readonly toReview: number;
  readonly capture: Capture;
  readonly text: ReadingText;
}

/** The text that is read, without what makes it long. */
interface ReadingText {
  readonly id: string;
  readonly sha256: string;
  readonly length: number;
  readonly reader: string;
  readonly readerVersion: string;
  readonly extent: TextExtent;
  readonly encoding: string;
}

/** Every source, in the order in which they were added. */
export function listSources(db: ReadableDB): SourceRecord[] {
  const facts = factsBySource(db);
  return rows<SourceRow>(db, `${SELECT_SOURCES} ORDER BY source.added_at, source.rowid`).map((found) =>
    toRecord(found, facts.get(found.source) ?? []),
  );
}

/** The source with this id. Throws `not-found`. */
export function readSource(db: ReadableDB, id: string): SourceRecord {
  const found = findSource(db, id);
  if (found === undefined) throw new SourcemarkError('not-found', `There is no source ${id} in this case.`);
  return found;
}

/** The source with this id, or undefined. */
export function findSource(db: ReadableDB, id: string): SourceRecord | undefined {
  const found = row<SourceRow>(db, `${SELECT_SOURCES} WHERE source.id = ?`, id);
  return found === undefined ? undefined : toRecord(found, factsOf(db, id));
}

/** Inserts a source that has no capture yet. */
export function insertSource(db: WritableDB, id: string, at: string, by: string): void {
  statement(db, 'INSERT INTO source (id, added_at, added_by) VALUES (?, ?, ?)').run(id, at, by);
}

/** Deletes a source; throws while it has captures. */
export function deleteSource(db: WritableDB, id: string): void {
  changeOne(db, 'DELETE FROM source WHERE id = ?', id);
}

/** Sets the text of a source that is read, from now on or for the first time; undefined: none, before it goes. */
export function setReading(db: WritableDB, source: string, text: string | undefined): void {
  if (text === undefined) {
    changeOne(db, 'DELETE FROM reading WHERE source = ?', source);
    return;
  }
  statement(
    db,
    'INSERT INTO reading (source, text) VALUES (?, ?) ON CONFLICT (source) DO UPDATE SET text = excluded.text',
  ).run(source, text);
}

const SELECT_SOURCES = `SELECT ${CAPTURE_COLUMNS}, source.id AS source, source.added_at AS addedAt,
    text.id AS text, text.sha256 AS textSha256, text.length, text.reader, text.reader_version AS readerVersion,
    text.extent, iif(text.encoding = '', capture.encoding, text.encoding) AS textEncoding,
    (SELECT count(*) FROM capture AS other WHERE other.source = source.id) AS captures,
    (SELECT count(*) FROM anchor WHERE anchor.text = text.id AND anchor.state IN ('uncertain', 'lost')
      AND anchor.decided = 0) AS toReview
  FROM source JOIN reading ON reading.source = source.id JOIN text ON text.id = reading.text
  JOIN capture ON capture.id = text.capture`;

interface SourceRow extends Capture {
  readonly addedAt: string;
  readonly text: string;
  readonly textSha256: string;
  readonly length: number;
  readonly reader: string;
  readonly readerVersion: string;
  readonly extent: TextExtent;
  readonly textEncoding: string;
  readonly captures: number;
  readonly toReview: number;
}

function toRecord(found: SourceRow, facts: readonly Fact[]): SourceRecord {
  const { addedAt, text, textSha256, length, reader, readerVersion, extent, textEncoding, captures, toReview } = found;
  const { id, source, sha256, bytes, mediaType, encoding, via, name, member, recordedAt, url } = found;
  const { capturedAt, capturedBy } = found;
  return {
    id: source,
    addedAt,
    facts,
    captures,
    toReview,
    capture: {
      ...{ id, source, sha256, bytes, mediaType, encoding, via, name, member, recordedAt, url },
      ...{ capturedAt, capturedBy },
    },
    text: { id: text, sha256: textSha256, length, reader, readerVersion, extent, encoding: textEncoding },
  };
}
