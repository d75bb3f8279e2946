/**
 * The commands: everything that changes a case. Each is one immediate transaction that validates, appends to the
 * journal and applies to the tables; when it returns, the change is on disk.
 */
import { randomUUID } from 'node:crypto';
import { makeAnnotation, type Annotation, type AnnotationDraft } from '../domain/annotation';
import { wallTime } from '../domain/clock';
import type { Change } from '../domain/command';
import { SourcemarkError } from '../domain/errors';
import type { ReadResult } from '../domain/source';
import type { Tag } from '../domain/tags';
import { readAnnotation } from './annotations';
import type { CaseFile } from './case-file';
import { applyChange, revertChange } from './changes';
import { storeContent } from './content';
import { withSentences } from './failures';
import { nextRedo, nextUndo } from './history';
import { append, changeOf, nextStamp, type JournalEntry } from './journal';
import { readText, sourceWithBytes, textContent } from './sources';
import { statement, writing, type WritableDB } from './sqlite';

/** A source to be added: its bytes, how they came in, and what a reader made of them. */
export interface SourceDraft {
  readonly bytes: Uint8Array;
  readonly via: string;
  /** The file's name without its folder. */
  readonly name: string;
  readonly read: ReadResult;
}

/** What came of adding a source: `added` is false when the bytes were in the case already. */
export interface AddedSource {
  readonly source: string;
  readonly added: boolean;
}

/** Makes an empty database a case. */
export function createCase(file: CaseFile, app: string): void {
  write(file, (db) => {
    const stamp = nextStamp(db, file.author);
    const id = randomUUID();
    append(db, stamp, 'case.create', { case: id, app });
    insertCaseInfo(db, id, wallTime(stamp.at));
  });
}

/** Records what case this is. */
export function insertCaseInfo(db: WritableDB, id: string, createdAt: string): void {
  statement(db, 'INSERT INTO case_info (id, created_at) VALUES (?, ?)').run(id, createdAt);
}

/** Adds a source, or answers the source that already has exactly these bytes. */
export function addSource(file: CaseFile, draft: SourceDraft): AddedSource {
  const { read } = draft;
  return write(file, (db) => {
    const captureHash = storeContent(db, draft.bytes);
    const known = sourceWithBytes(db, captureHash);
    if (known !== undefined) return { source: known, added: false };
    const source = randomUUID();
    commit(db, file, {
      kind: 'source.add',
      payload: {
        source,
        facts: [...read.facts],
        capture: {
          id: randomUUID(),
          sha256: captureHash,
          bytes: draft.bytes.byteLength,
          mediaType: read.mediaType,
          encoding: read.encoding,
          via: draft.via,
          name: draft.name,
        },
        text: {
          id: randomUUID(),
          sha256: storeContent(db, Buffer.from(read.text, 'utf8')),
          length: read.text.length,
          reader: read.reader,
          readerVersion: read.readerVersion,
          blocks: read.blocks.map(({ kind, start, end }) => ({ kind, start, end })),
          warnings: [...read.warnings],
        },
      },
    });
    return { source, added: true };
  });
}

/** Marks a span. Throws `span-invalid` or `not-found`. */
export function annotate(file: CaseFile, draft: AnnotationDraft): Annotation {
  return write(file, (db) => {
    const content = textContent(db, readText(db, draft.text).sha256);
    const stamp = nextStamp(db, file.author);
    const annotation = makeAnnotation(draft, content, { id: randomUUID(), at: wallTime(stamp.at), by: stamp.by });
    commit(db, file, { kind: 'annotation.add', payload: annotation }, stamp);
    return annotation;
  });
}

/** Gives an annotation another tag. Nothing is written when it has that tag already. Throws `not-found`. */
export function retag(file: CaseFile, id: string, to: Tag): Annotation {
  return write(file, (db) => {
    const { tag: from } = readAnnotation(db, id);
    if (from !== to) commit(db, file, { kind: 'annotation.retag', payload: { annotation: id, from, to } });
    return readAnnotation(db, id);
  });
}

/** Sets the note of an annotation. Nothing is written when it is the same. Throws `not-found`. */
export function writeNote(file: CaseFile, id: string, to: string): Annotation {
  return write(file, (db) => {
    const { note: from } = readAnnotation(db, id);
    const stored = to.replace(/\p{Surrogate}/gu, '\uFFFD');
    if (from !== stored) {
      commit(db, file, { kind: 'annotation.note', payload: { annotation: id, from, to: stored } });
    }
    return readAnnotation(db, id);
  });
}

/** Deletes an annotation; undo brings it back as it was. Throws `not-found`. */
export function removeAnnotation(file: CaseFile, id: string): Annotation {
  return write(file, (db) => {
    const annotation = readAnnotation(db, id);
    commit(db, file, { kind: 'annotation.remove', payload: annotation });
    return annotation;
  });
}

/** Takes back the newest change of this desk that still holds. Throws `nothing-to-undo`. */
export function undo(file: CaseFile): Change {
  return write(file, (db) => {
    const entry = nextUndo(db, file.author.desk);
    if (entry === undefined) throw new SourcemarkError('nothing-to-undo', 'There is nothing to undo.');
    append(db, nextStamp(db, file.author), 'undo', { entry: entry.id });
    return revertEntry(db, entry);
  });
}

/** Applies the change that was undone last again. Throws `nothing-to-redo`. */
export function redo(file: CaseFile): Change {
  return write(file, (db) => {
    const entry = nextRedo(db, file.author.desk);
    if (entry === undefined) throw new SourcemarkError('nothing-to-redo', 'There is nothing to redo.');
    append(db, nextStamp(db, file.author), 'redo', { entry: entry.id });
    return applyEntry(db, entry);
  });
}

/** Applies the change of an entry to the tables. */
export function applyEntry(db: WritableDB, entry: JournalEntry): Change {
  const change = changeOf(entry);
  applyChange(db, change, entry);
  return change;
}

/** Takes the change of an entry back in the tables. */
export function revertEntry(db: WritableDB, entry: JournalEntry): Change {
  const change = changeOf(entry);
  revertChange(db, change);
  return change;
}

function commit(db: WritableDB, file: CaseFile, change: Change, stamp = nextStamp(db, file.author)): void {
  applyEntry(db, append(db, stamp, change.kind, change.payload));
}

function write<T>(file: CaseFile, work: (db: WritableDB) => T): T {
  if (file.readOnly) {
    throw new SourcemarkError('case-readonly', `${file.notice} Nothing was changed.`.trim());
  }
  return withSentences(file.name, () => writing(file.db, work));
}
