/**
 * What each change does to the tables, and how it is taken back. These run for a new command, for undo and redo, and
 * when the journal is replayed: the same code, so that replay equals state.
 */
import type { Change } from '../domain/command';
import { wallTime } from '../domain/clock';
import { deleteAnchors, insertAnchors } from './anchors';
import { deleteAnnotation, insertAnnotation, setNote, setTag } from './annotations';
import { deleteCapture, deleteText, insertCapture, insertText } from './captures';
import { deleteFacts, setFact, type FactChange } from './facts';
import type { JournalEntry } from './journal';
import { deleteSource, insertSource, setReading } from './sources';
import type { WritableDB } from './sqlite';

/** Applies a change. `entry` is the journal entry that first made it. Throws when the tables do not allow it. */
export function applyChange(db: WritableDB, change: Change, entry: Pick<JournalEntry, 'at' | 'by'>): void {
  const at = wallTime(entry.at);
  switch (change.kind) {
    case 'source.add': {
      const { source, facts, capture, text } = change.payload;
      insertSource(db, source, at, entry.by);
      for (const fact of facts) setFact(db, source, fact.field, fact);
      insertCapture(db, source, capture, at, entry.by);
      insertText(db, capture.id, text);
      setReading(db, source, text.id);
      return;
    }
    case 'capture.add': {
      const { source, capture, text, facts, anchors } = change.payload;
      insertCapture(db, source, capture, at, entry.by);
      insertText(db, capture.id, text);
      setReading(db, source, text.id);
      setFacts(db, source, facts, 'to');
      insertAnchors(db, anchors);
      return;
    }
    case 'text.add': {
      const { source, capture, text, facts, anchors } = change.payload;
      insertText(db, capture, text);
      setReading(db, source, text.id);
      setFacts(db, source, facts, 'to');
      insertAnchors(db, anchors);
      return;
    }
    case 'source.read':
      setReading(db, change.payload.source, change.payload.to);
      insertAnchors(db, change.payload.anchors);
      return;
    case 'source.fact':
      setFact(db, change.payload.source, change.payload.field, change.payload.to);
      return;
    case 'annotation.add':
      insertAnnotation(db, change.payload);
      return;
    case 'annotation.remove':
      deleteAnchors(db, change.payload.anchors);
      deleteAnnotation(db, change.payload.id);
      return;
    case 'annotation.retag':
      setTag(db, change.payload.annotation, change.payload.to);
      return;
    case 'annotation.note':
      setNote(db, change.payload.annotation, change.payload.to);
      return;
    case 'anchor.decide':
      if (change.payload.from !== null) deleteAnchors(db, [change.payload.from]);
      insertAnchors(db, [change.payload.to]);
      return;
  }
}

/** Takes a change back. Throws when later changes depend on it. */
export function revertChange(db: WritableDB, change: Change): void {
  switch (change.kind) {
    case 'source.add': {
      const { source, capture, text } = change.payload;
      setReading(db, source, undefined);
      deleteText(db, text.id);
      deleteCapture(db, capture.id);
      deleteFacts(db, source);
      deleteSource(db, source);
      return;
    }
    case 'capture.add': {
      const { source, capture, text, from, facts, anchors } = change.payload;
      deleteAnchors(db, anchors);
      setFacts(db, source, facts, 'from');
      setReading(db, source, from);
      deleteText(db, text.id);
      deleteCapture(db, capture.id);
      return;
    }
    case 'text.add': {
      const { source, text, from, facts, anchors } = change.payload;
      deleteAnchors(db, anchors);
      setFacts(db, source, facts, 'from');
      setReading(db, source, from);
      deleteText(db, text.id);
      return;
    }
    case 'source.read':
      deleteAnchors(db, change.payload.anchors);
      setReading(db, change.payload.source, change.payload.from);
      return;
    case 'source.fact':
      setFact(db, change.payload.source, change.payload.field, change.payload.from);
      return;
    case 'annotation.add':
      deleteAnnotation(db, change.payload.id);
      return;
    case 'annotation.remove': {
      const { anchors, ...annotation } = change.payload;
      insertAnnotation(db, annotation);
      insertAnchors(db, anchors);
      return;
    }
    case 'annotation.retag':
      setTag(db, change.payload.annotation, change.payload.from);
      return;
    case 'annotation.note':
      setNote(db, change.payload.annotation, change.payload.from);
      return;
    case 'anchor.decide':
      deleteAnchors(db, [change.payload.to]);
      if (change.payload.from !== null) insertAnchors(db, [change.payload.from]);
      return;
  }
}

function setFacts(db: WritableDB, source: string, changes: readonly FactChange[], which: 'from' | 'to'): void {
  for (const change of changes) setFact(db, source, change.field, change[which]);
}

/** The id of the annotation that a change is about, or undefined. */
export function annotationOf(change: Change): string | undefined {
  switch (change.kind) {
    case 'annotation.add':
    case 'annotation.remove':
      return change.payload.id;
    case 'annotation.retag':
    case 'annotation.note':
      return change.payload.annotation;
    case 'anchor.decide':
      return change.payload.to.annotation;
    case 'source.add':
    case 'capture.add':
    case 'text.add':
    case 'source.read':
    case 'source.fact':
      return undefined;
  }
}
