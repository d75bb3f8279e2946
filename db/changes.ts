/**
 * What each change does to the tables, and how it is taken back. These run for a new command, for undo and redo, and
 * when the journal is replayed: the same code, so that replay equals state.
 */
import type { Change } from '../domain/command';
import { wallTime } from '../domain/clock';
import { deleteAnchors, deleteAnchorsOf, insertCarried, setAnchors } from './anchors';
import { deleteAnnotation, insertAnnotation, setNote, setSpan, setTag } from './annotations';
import { deleteCapture, deleteText, insertCapture, insertText } from './captures';
import { setClaim } from './claims';
import { setCode } from './codes';
import { setConfidential } from './confidential';
import { deleteEntity, insertEntity, setEntity, setMergedInto, setPair } from './entities';
import { deleteFacts, factsOf, setFact, type FactChange } from './facts';
import type { JournalEntry } from './journal';
import { setLink } from './links';
import { setMatchRejection } from './match-rejections';
import { setMention, setRole } from './mentions';
import { setRejection } from './rejections';
import { setSavedSearch } from './saved-searches';
import { deleteSource, insertSource, setReading } from './sources';
import { deleteStatement, insertStatement, setStatement, setStatementOf } from './statements';
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
      insertCarried(db, anchors);
      return;
    }
    case 'text.add': {
      const { source, capture, text, facts, anchors } = change.payload;
      insertText(db, capture, text);
      setReading(db, source, text.id);
      setFacts(db, source, facts, 'to');
      insertCarried(db, anchors);
      return;
    }
    case 'source.read':
      setReading(db, change.payload.source, change.payload.to);
      insertCarried(db, change.payload.anchors);
      return;
    case 'source.fact':
      setFact(db, change.payload.source, change.payload.field, change.payload.to);
      return;
    case 'annotation.add':
      insertAnnotation(db, change.payload);
      return;
    case 'annotation.remove':
      // Another copy of the case may have carried it over to a text that this one did not know.
      deleteAnchorsOf(db, change.payload.id, 'all');
      deleteAnnotation(db, change.payload.id);
      return;
    case 'annotation.retag':
      setTag(db, change.payload.annotation, change.payload.to);
      return;
    case 'annotation.note':
      setNote(db, change.payload.annotation, change.payload.to);
      return;
    case 'anchor.decide':
      setAnchors(db, [change.payload.to]);
      return;
    case 'annotation.move':
      deleteAnchorsOf(db, change.payload.annotation, 'undecided');
      setSpan(db, change.payload.annotation, change.payload.to);
      insertCarried(db, change.payload.anchorsTo);
      return;
    case 'entity.add':
      insertEntity(db, change.payload.entity);
      return;
    case 'entity.remove':
      deleteEntity(db, change.payload.entity.id);
      return;
    case 'statement.add':
      insertStatement(db, change.payload.statement);
      return;
    case 'statement.remove':
      deleteStatement(db, change.payload.statement.id);
      return;
    default:
      setValue(db, change, 'to');
  }
}

/** What only has a value before and after. */
type ValueChange = Extract<
  Change,
  {
    kind:
      | 'claim.set'
      | 'mention.set'
      | 'role.set'
      | 'entity.change'
      | 'entity.merge'
      | 'entity.pair'
      | 'code.set'
      | 'suggestion.reject'
      | 'link.set'
      | 'statement.change'
      | 'statement.member'
      | 'match.reject'
      | 'confidential.set'
      | 'search.save';
  }
>;

function setValue(db: WritableDB, change: ValueChange, which: 'from' | 'to'): void {
  switch (change.kind) {
    case 'claim.set':
      setClaim(db, change.payload.annotation, change.payload[which]);
      return;
    case 'mention.set':
      setMention(db, change.payload.annotation, change.payload[which]);
      return;
    case 'role.set':
      setRole(db, change.payload.claim, change.payload.mention, change.payload[which]);
      return;
    case 'entity.change':
      setEntity(db, change.payload.entity, change.payload[which]);
      return;
    case 'entity.merge':
      setMergedInto(db, change.payload.entity, change.payload[which]);
      return;
    case 'entity.pair':
      setPair(db, change.payload.a, change.payload.b, change.payload[which]);
      return;
    case 'code.set':
      setCode(db, change.payload.list, change.payload.code, change.payload[which]);
      return;
    case 'suggestion.reject':
      setRejection(db, change.payload.source, change.payload, change.payload[which]);
      return;
    case 'link.set':
      setLink(db, change.payload, change.payload[which]);
      return;
    case 'statement.change':
      setStatement(db, change.payload.statement, change.payload[which]);
      return;
    case 'statement.member':
      setStatementOf(db, change.payload.claim, change.payload[which]);
      return;
    case 'match.reject':
      setMatchRejection(db, change.payload, change.payload[which]);
      return;
    case 'confidential.set':
      setConfidential(db, change.payload.of, change.payload.id, change.payload[which]);
      return;
    case 'search.save':
      setSavedSearch(db, change.payload.search, change.payload[which]);
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
      insertCarried(db, anchors);
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
      if (change.payload.from !== null) setAnchors(db, [change.payload.from]);
      return;
    case 'annotation.move':
      deleteAnchorsOf(db, change.payload.annotation, 'undecided');
      setSpan(db, change.payload.annotation, change.payload.from);
      insertCarried(db, change.payload.anchorsFrom);
      return;
    case 'entity.add':
      deleteEntity(db, change.payload.entity.id);
      return;
    case 'entity.remove':
      insertEntity(db, change.payload.entity);
      return;
    case 'statement.add':
      deleteStatement(db, change.payload.statement.id);
      return;
    case 'statement.remove':
      insertStatement(db, change.payload.statement);
      return;
    default:
      setValue(db, change, 'from');
  }
}

/** Sets what was read of a source, but for what a person entered, in another copy of the case perhaps. */
function setFacts(db: WritableDB, source: string, changes: readonly FactChange[], which: 'from' | 'to'): void {
  if (changes.length === 0) return;
  const entered = new Set(factsOf(db, source).flatMap(({ field, basis }) => (basis === 'person' ? [field] : [])));
  for (const change of changes) if (!entered.has(change.field)) setFact(db, source, change.field, change[which]);
}

/** What a change is about: every annotation, entity, statement and source that looks different after it or its undoing. */
export interface Touched {
  readonly annotations: readonly string[];
  readonly entities: readonly string[];
  readonly statements: readonly string[];
  /** Sources of which more changes than single marks. */
  readonly sources: readonly string[];
  readonly codebook: boolean;
  readonly rejections: boolean;
  readonly searches: boolean;
}

const NOTHING: Touched = {
  ...{ annotations: [], entities: [], statements: [], sources: [] },
  ...{ codebook: false, rejections: false, searches: false },
};

/** What a change is about. */
export function touchedBy(change: Change): Touched {
  switch (change.kind) {
    case 'annotation.add':
    case 'annotation.remove':
      return { ...NOTHING, annotations: [change.payload.id] };
    case 'annotation.retag':
    case 'annotation.note':
    case 'annotation.move':
      return { ...NOTHING, annotations: [change.payload.annotation] };
    case 'claim.set': {
      const { annotation, from, to } = change.payload;
      const speakers = [from.speaker, to.speaker].flatMap((speaker) =>
        speaker?.kind === 'entity' ? [speaker.entity] : [],
      );
      return { ...NOTHING, annotations: [annotation], entities: speakers };
    }
    case 'mention.set': {
      const { annotation, from, to } = change.payload;
      return { ...NOTHING, annotations: [annotation], entities: ids(from?.entity, to?.entity) };
    }
    case 'role.set':
      return { ...NOTHING, annotations: [change.payload.claim, change.payload.mention] };
    case 'anchor.decide':
      return { ...NOTHING, annotations: [change.payload.to.annotation] };
    case 'entity.add':
    case 'entity.remove':
      return { ...NOTHING, entities: [change.payload.entity.id] };
    case 'entity.change':
      return { ...NOTHING, entities: [change.payload.entity] };
    case 'entity.merge':
      return { ...NOTHING, entities: ids(change.payload.entity, change.payload.from, change.payload.to) };
    case 'entity.pair':
      return { ...NOTHING, entities: [change.payload.a, change.payload.b] };
    case 'code.set':
      return { ...NOTHING, codebook: true };
    case 'suggestion.reject':
      return { ...NOTHING, rejections: true };
    case 'link.set':
      return { ...NOTHING, annotations: [change.payload.a, change.payload.b] };
    case 'statement.add':
    case 'statement.remove':
      return { ...NOTHING, statements: [change.payload.statement.id] };
    case 'statement.change':
      return { ...NOTHING, statements: [change.payload.statement] };
    case 'statement.member': {
      const { claim, from, to } = change.payload;
      return { ...NOTHING, annotations: [claim], statements: ids(from, to) };
    }
    case 'match.reject':
      return NOTHING;
    case 'confidential.set': {
      const { of, id } = change.payload;
      return of === 'source' ? { ...NOTHING, sources: [id] } : { ...NOTHING, entities: [id] };
    }
    case 'search.save':
      return { ...NOTHING, searches: true };
    case 'source.add':
    case 'capture.add':
    case 'text.add':
    case 'source.read':
    case 'source.fact':
      return { ...NOTHING, sources: [change.payload.source] };
  }
}

function ids(...found: readonly (string | null | undefined)[]): string[] {
  return found.filter((id) => id !== null && id !== undefined);
}
