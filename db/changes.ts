/**
 * What each change does to the tables, and how it is taken back. These run for a new command, for undo and redo, and
 * when the journal is replayed: the same code, so that replay equals state.
 */
import type { Change } from '../domain/command';
import { wallTime } from '../domain/clock';
import { deleteAnnotation, insertAnnotation, setNote, setTag } from './annotations';
import type { JournalEntry } from './journal';
import { deleteSource, insertSource } from './sources';
import type { WritableDB } from './sqlite';

/** Applies a change. `entry` is the journal entry that first made it. Throws when the tables do not allow it. */
export function applyChange(db: WritableDB, change: Change, entry: Pick<JournalEntry, 'at' | 'by'>): void {
  switch (change.kind) {
    case 'source.add':
      return insertSource(db, change.payload, wallTime(entry.at), entry.by);
    case 'annotation.add':
      return insertAnnotation(db, change.payload);
    case 'annotation.remove':
      return deleteAnnotation(db, change.payload.id);
    case 'annotation.retag':
      return setTag(db, change.payload.annotation, change.payload.to);
    case 'annotation.note':
      return setNote(db, change.payload.annotation, change.payload.to);
  }
}

/** Takes a change back. Throws when later changes depend on it. */
export function revertChange(db: WritableDB, change: Change): void {
  switch (change.kind) {
    case 'source.add':
      return deleteSource(db, change.payload);
    case 'annotation.add':
      return deleteAnnotation(db, change.payload.id);
    case 'annotation.remove':
      return insertAnnotation(db, change.payload);
    case 'annotation.retag':
      return setTag(db, change.payload.annotation, change.payload.from);
    case 'annotation.note':
      return setNote(db, change.payload.annotation, change.payload.from);
  }
}

/** The id of the annotation that a change is about, or undefined. */
export function annotationOf(change: Change): string | undefined {
  switch (change.kind) {
    case 'source.add':
      return undefined;
    case 'annotation.add':
    case 'annotation.remove':
      return change.payload.id;
    case 'annotation.retag':
    case 'annotation.note':
      return change.payload.annotation;
  }
}
