/** Rows of the tables `source`, `fact`, `capture` and `text`, and the queries over them. */
import type { Payload } from '../domain/command';
import { SourcemarkError } from '../domain/errors';
import { FACT_FIELDS, type Fact, type FactField, type ReaderWarning } from '../domain/source';
import type { Block } from '../domain/text';
import { readContent } from './content';
import { changeOne, row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

/** The original bytes of a source as they were at one moment; the bytes themselves are in `content`. */
interface Capture {
  readonly id: string;
  readonly source: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly encoding: string;
  readonly via: string;
  readonly name: string;
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
  readonly blocks: readonly Block[];
  readonly warnings: readonly ReaderWarning[];
}

/** A source with what is known of it and the text that is annotated. */
export interface SourceRecord {
  readonly id: string;
  readonly addedAt: string;
  readonly facts: readonly Fact[];
  readonly capture: Capture;
  readonly text: Omit<Text, 'blocks' | 'warnings'>;
}

const CAPTURE_COLUMNS = `id, source, sha256, bytes, media_type AS mediaType, encoding, via, name,
  captured_at AS capturedAt, captured_by AS capturedBy`;

/** Every source, in the order in which they were added. */
export function listSources(db: ReadableDB): SourceRecord[] {
  const facts = new Map<string, FactRow[]>();
  for (const fact of rows<FactRow>(db, 'SELECT source, field, value, basis, reason FROM fact')) {
    const known = facts.get(fact.source);
    if (known === undefined) facts.set(fact.source, [fact]);
    else known.push(fact);
  }
  const captures = new Map(
    rows<Capture>(db, `SELECT ${CAPTURE_COLUMNS} FROM capture`).map((capture) => [capture.id, capture]),
  );
  return rows<SourceRow>(db, `${SELECT_SOURCES} ORDER BY source.added_at, source.id`).map((found) =>
    toRecord(found, facts.get(found.source) ?? [], captures.get(found.capture)),
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
  if (found === undefined) return undefined;
  return toRecord(
    found,
    rows<FactRow>(db, 'SELECT source, field, value, basis, reason FROM fact WHERE source = ?', id),
    row<Capture>(db, `SELECT ${CAPTURE_COLUMNS} FROM capture WHERE id = ?`, found.capture),
  );
}

/** The id of the source that has a capture with these bytes, or undefined. */
export function sourceWithBytes(db: ReadableDB, sha256: string): string | undefined {
  return row<{ source: string }>(db, 'SELECT source FROM capture WHERE sha256 = ?', sha256)?.source;
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

/** A text with its blocks and warnings. Throws `not-found`. */
export function readText(db: ReadableDB, id: string): Text {
  const found = row<Omit<Text, 'blocks' | 'warnings'> & { blocks: string; warnings: string }>(
    db,
    'SELECT id, capture, sha256, length, reader, reader_version AS readerVersion, blocks, warnings FROM text WHERE id = ?',
    id,
  );
  if (found === undefined) throw new SourcemarkError('not-found', `There is no text ${id} in this case.`);
  return {
    ...found,
    blocks: JSON.parse(found.blocks) as Block[],
    warnings: JSON.parse(found.warnings) as ReaderWarning[],
  };
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

/** Inserts a source with its capture, text and facts. */
export function insertSource(db: WritableDB, added: Payload<'source.add'>, at: string, by: string): void {
  const { source, capture, text } = added;
  statement(db, 'INSERT INTO source (id, added_at, added_by) VALUES (?, ?, ?)').run(source, at, by);
  for (const fact of added.facts) {
    statement(
      db,
      'INSERT INTO fact (source, field, value, basis, reason) VALUES (@source, @field, @value, @basis, @reason)',
    ).run({ ...fact, source });
  }
  statement(
    db,
    `INSERT INTO capture (id, source, sha256, bytes, media_type, encoding, via, name, captured_at, captured_by)
     VALUES (@id, @source, @sha256, @bytes, @mediaType, @encoding, @via, @name, @at, @by)`,
  ).run({ ...capture, source, at, by });
  statement(
    db,
    `INSERT INTO text (id, capture, sha256, length, reader, reader_version, blocks, warnings)
     VALUES (@id, @capture, @sha256, @length, @reader, @readerVersion, @blocks, @warnings)`,
  ).run({
    ...text,
    capture: capture.id,
    blocks: JSON.stringify(text.blocks),
    warnings: JSON.stringify(text.warnings),
  });
}

/** Deletes a source with its capture, text and facts. Throws while annotations still hang on it. */
export function deleteSource(db: WritableDB, added: Payload<'source.add'>): void {
  changeOne(db, 'DELETE FROM text WHERE id = ?', added.text.id);
  changeOne(db, 'DELETE FROM capture WHERE id = ?', added.capture.id);
  statement(db, 'DELETE FROM fact WHERE source = ?').run(added.source);
  changeOne(db, 'DELETE FROM source WHERE id = ?', added.source);
}

const SELECT_SOURCES = `SELECT source.id AS source, source.added_at AS addedAt, capture.id AS capture,
    text.id AS text, text.sha256, text.length, text.reader, text.reader_version AS readerVersion
  FROM source JOIN capture ON capture.source = source.id JOIN text ON text.capture = capture.id`;

type FactRow = Fact & { readonly source: string };

interface SourceRow {
  readonly source: string;
  readonly addedAt: string;
  readonly capture: string;
  readonly text: string;
  readonly sha256: string;
  readonly length: number;
  readonly reader: string;
  readonly readerVersion: string;
}

function toRecord(found: SourceRow, facts: readonly FactRow[], capture?: Capture): SourceRecord {
  if (capture === undefined) throw new Error(`Source ${found.source} has no capture.`);
  return {
    id: found.source,
    addedAt: found.addedAt,
    facts: facts
      .map(({ field, value, basis, reason }) => ({ field, value, basis, reason }))
      .sort((a, b) => order(a.field) - order(b.field)),
    capture,
    text: {
      id: found.text,
      capture: found.capture,
      sha256: found.sha256,
      length: found.length,
      reader: found.reader,
      readerVersion: found.readerVersion,
    },
  };
}

function order(field: FactField): number {
  return FACT_FIELDS.indexOf(field);
}
