/**
 * The service's methods over an open case. Each change is told to every window as an event, the one that asked
 * included: views change by events alone.
 */
import type { Annotation } from '../../domain/annotation';
import { describeChange, type Change } from '../../domain/command';
import type {
  CaseChange,
  CaseService,
  CaseSummary,
  Mark,
  MarkChange,
  OpenedSource,
  SourceSummary,
  UndoResult,
} from '../../domain/contract';
import type { Tag } from '../../domain/tags';
import { countsByText, findAnnotation, marksOfText, noCounts } from '../../db/annotations';
import type { CaseFile } from '../../db/case-file';
import { annotationOf } from '../../db/changes';
import { annotate, redo, removeAnnotation, retag, undo, writeNote } from '../../db/commands';
import { nextRedo, nextUndo } from '../../db/history';
import { changeOf, type JournalEntry } from '../../db/journal';
import { findSource, listSources, readSource, readText, sourceOfText, textContent } from '../../db/sources';
import { row } from '../../db/sqlite';
import { verifyCase } from '../../db/verify';

/** Tells every window of a change. */
export type Announce = (change: CaseChange) => void;

/** The methods of the service for `file`. They throw SourcemarkError; the door turns that into data. */
export function serveCase(file: CaseFile, announce: Announce): CaseService {
  const tell = (change: Partial<Omit<CaseChange, 'case'>>): void =>
    announce({ case: summarise(file), added: [], removed: [], marks: [], ...change });

  const told = (annotation: Annotation, before: Tag | undefined): Mark => {
    const mark = toMark(annotation);
    tell({ marks: [markChange(file, annotation, before, mark)] });
    return mark;
  };

  const step = (act: (file: CaseFile) => Change, entry: JournalEntry | undefined): UndoResult => {
    const id = entry === undefined ? undefined : annotationOf(changeOf(entry));
    const before = id === undefined ? undefined : findAnnotation(file.db, id);
    const change = act(file);
    const after = id === undefined ? undefined : findAnnotation(file.db, id);
    const shown = after ?? before;
    if (shown !== undefined) {
      const mark = after === undefined ? undefined : toMark(after);
      const told = markChange(file, shown, before?.tag, mark);
      tell({ marks: [told] });
      return { description: describeChange(change), source: told.source, annotation: after?.id };
    }
    const source = change.kind === 'source.add' ? change.payload.source : undefined;
    const summary = source === undefined ? undefined : summariseSource(file, source);
    tell(summary === undefined ? { removed: source === undefined ? [] : [source] } : { added: [summary] });
    return { description: describeChange(change), source: summary?.source, annotation: undefined };
  };

  return {
    describeCase: () => summarise(file),
    listSources: () => summariseSources(file),
    openSource: (source) => open(file, source),
    annotate: (draft) => told(annotate(file, draft), undefined),
    retag: (id, tag) => {
      const before = findAnnotation(file.db, id)?.tag;
      return told(retag(file, id, tag), before);
    },
    setNote: (id, note) => {
      const annotation = writeNote(file, id, note);
      return told(annotation, annotation.tag);
    },
    removeAnnotation: (id) => {
      const removed = removeAnnotation(file, id);
      tell({ marks: [markChange(file, removed, removed.tag, undefined)] });
    },
    undo: () => step(undo, nextUndo(file.db, file.author.desk)),
    redo: () => step(redo, nextRedo(file.db, file.author.desk)),
    verify: () => verifyCase(file.db),
  };
}

/** What a window shows of the case. */
export function summarise(file: CaseFile): CaseSummary {
  const words = (entry: JournalEntry | undefined): string | undefined =>
    entry === undefined ? undefined : describeChange(changeOf(entry));
  return {
    name: file.name,
    readOnly: file.readOnly,
    notice: file.notice,
    annotator: file.author.name,
    undo: file.readOnly ? undefined : words(nextUndo(file.db, file.author.desk)),
    redo: file.readOnly ? undefined : words(nextRedo(file.db, file.author.desk)),
    entries: row<{ n: number }>(file.db, 'SELECT count(*) AS n FROM journal')?.n ?? 0,
  };
}

/** What the library shows of one source, or undefined when it is gone. */
export function summariseSource(file: CaseFile, id: string): SourceSummary | undefined {
  const source = findSource(file.db, id);
  return source === undefined ? undefined : summariseSources(file, [source])[0];
}

function summariseSources(file: CaseFile, sources = listSources(file.db)): SourceSummary[] {
  const counts = countsByText(file.db);
  return sources.map((source) => ({
    source: source.id,
    text: source.text.id,
    facts: source.facts,
    name: source.capture.name,
    addedAt: source.addedAt,
    counts: counts.get(source.text.id) ?? noCounts(),
  }));
}

function open(file: CaseFile, id: string): OpenedSource {
  const { capture, facts, text } = readSource(file.db, id);
  const { blocks, warnings } = readText(file.db, text.id);
  const { sha256, bytes, mediaType, encoding, capturedAt, capturedBy, via, name } = capture;
  return {
    source: id,
    text: text.id,
    content: textContent(file.db, text.sha256),
    blocks,
    warnings,
    facts,
    marks: marksOfText(file.db, text.id),
    capture: { sha256, bytes, mediaType, encoding, capturedAt, capturedBy, via, name },
  };
}

function markChange(
  file: CaseFile,
  annotation: Annotation,
  before: Tag | undefined,
  mark: Mark | undefined,
): MarkChange {
  return {
    source: sourceOfText(file.db, annotation.text),
    text: annotation.text,
    id: annotation.id,
    tag: annotation.tag,
    before,
    mark,
  };
}

function toMark({ id, start, end, tag, note, createdAt, createdBy }: Annotation): Mark {
  return { id, start, end, tag, note, createdAt, createdBy };
}
