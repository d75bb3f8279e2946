/**
 * The service's methods over an open case. Each change is told to every window as an event, the one that asked
 * included: views change by events alone.
 */
import { describeChange, type Change } from '../../domain/command';
import type {
  CaseChange,
  CaseService,
  CaseSummary,
  Mark,
  MarkChange,
  SourceSummary,
  UndoResult,
} from '../../domain/contract';
import { SourcemarkError } from '../../domain/errors';
import type { Tag } from '../../domain/tags';
import { standing } from '../../db/anchors';
import { countsBySource, findAnnotation, noCounts } from '../../db/annotations';
import { sourceOfText } from '../../db/captures';
import type { CaseFile } from '../../db/case-file';
import { annotationOf } from '../../db/changes';
import {
  annotate,
  correctFact,
  decideAnchor,
  redo,
  removeAnnotation,
  retag,
  showText,
  undo,
  writeNote,
} from '../../db/commands';
import { custodyOf } from '../../db/custody';
import { nextRedo, nextUndo } from '../../db/history';
import { changeOf, type JournalEntry } from '../../db/journal';
import { purgeSource } from '../../db/purge';
import { findSource, listSources, readSource } from '../../db/sources';
import { row } from '../../db/sqlite';
import { verifyCase } from '../../db/verify';
import type { ReadingRoom } from '../reading-room';
import { compareTexts, readAgain } from '../readings';
import type { Importing } from './importing';
import { markIn, openSource } from './opened-source';

/** Tells every window of a change. */
type Announce = (change: CaseChange) => void;

/** What a case is served with. */
export interface Serving {
  readonly room: ReadingRoom;
  readonly importing: Importing;
  readonly announce: Announce;
}

/** The methods of the service for `file`. They throw SourcemarkError; the door turns that into data. */
export function serveCase(file: CaseFile, { room, importing, announce }: Serving): CaseService {
  const tell = (change: Partial<Omit<CaseChange, 'case'>>): void => announce(caseChange(file, change));

  /** Tells of an annotation as it is now, or as it was before it went, where its source is read. */
  const tellMark = (id: string, before: Shown | undefined): MarkChange => {
    const now = showMark(file, id);
    const shown = now ?? before;
    if (shown === undefined) throw new Error(`Annotation ${id} was neither there before nor is it now.`);
    const { source, text, tag } = shown;
    const change = { source, text, id, tag, before: before?.tag, mark: now?.mark };
    // What has no sure place is listed, and lists are read again.
    const listed = [before, now].some((known) => known !== undefined && known.mark === undefined);
    tell({ marks: [change], ...(listed && { reloaded: [source], added: summaries(file, [source]) }) });
    return change;
  };

  const changed = (id: string, before: Shown | undefined): Mark => {
    const { mark } = tellMark(id, before);
    if (mark !== undefined) return mark;
    // The answer is about an annotation without a place here; the window knows it from its list.
    const { start, end, tag, note, createdAt, createdBy } = findAnnotation(file.db, id) ?? never(id);
    return { id, start, end, tag, note, createdAt, createdBy };
  };

  const tellSource = (source: string): void => tell({ added: summaries(file, [source]), reloaded: [source] });

  const step = (act: (file: CaseFile) => Change, entry: JournalEntry | undefined): UndoResult => {
    const id = entry === undefined ? undefined : annotationOf(changeOf(entry));
    const before = id === undefined ? undefined : showMark(file, id);
    const change = act(file);
    const description = describeChange(change);
    if (id !== undefined && change.kind !== 'anchor.decide') {
      const told = tellMark(id, before);
      return { description, source: told.source, annotation: told.mark?.id };
    }
    const source = sourceOf(file, change);
    const [summary] = source === undefined ? [] : summaries(file, [source]);
    if (source === undefined) tell({});
    else if (summary === undefined) tell({ removed: [source] });
    else tellSource(source);
    const annotation = id !== undefined && showMark(file, id)?.mark !== undefined ? id : undefined;
    return { description, source: summary?.source, annotation };
  };

  return {
    describeCase: () => summarise(file),
    listSources: () => summariseSources(file),
    openSource: (source) => openSource(file.db, source),
    annotate: (draft) => changed(annotate(file, draft).id, undefined),
    retag: (id, tag) => {
      const before = showMark(file, id);
      retag(file, id, tag);
      return changed(id, before);
    },
    setNote: (id, note) => {
      const before = showMark(file, id);
      writeNote(file, id, note);
      return changed(id, before);
    },
    removeAnnotation: (id) => {
      const before = showMark(file, id);
      removeAnnotation(file, id);
      tellMark(id, before);
    },
    moveBounds: () => notYet('moved'),
    splitMark: () => notYet('divided'),
    mergeMarks: () => notYet('merged'),
    undo: () => step(undo, nextUndo(file.db, file.author.desk)),
    redo: () => step(redo, nextRedo(file.db, file.author.desk)),
    verify: () => verifyCase(file.db),
    setFact: (source, field, value) => {
      correctFact(file, source, field, value);
      tellSource(source);
    },
    readAs: async (source, capture, how) => {
      await readAgain(file, room, { source, capture, how });
      tellSource(source);
    },
    showText: (source, text) => {
      showText(file, source, text);
      tellSource(source);
    },
    compareTexts: (before, after) => compareTexts(file, before, after),
    decideAnchor: (annotation, text, decision) => {
      decideAnchor(file, annotation, text, 'place' in decision ? decision.place : undefined);
      tellSource(sourceOfText(file.db, text));
    },
    custody: (source) => custodyOf(file.db, source),
    purge: (source, reason) => {
      const report = purgeSource(file, source, reason);
      tell({ removed: [source] });
      return report;
    },
    paste: (draft) => importing.paste(draft),
    answerImport: (question, answer) => importing.answer(question, answer),
    dismissImport: (question) => importing.dismiss(question),
    cancelImport: () => importing.cancel(),
  };
}

/** A change of the case, with the case as it is now. */
export function caseChange(file: CaseFile, change: Partial<Omit<CaseChange, 'case'>>): CaseChange {
  return { case: summarise(file), added: [], removed: [], reloaded: [], marks: [], ...change };
}

/** An annotation as the windows know it: in the text of its source that is read. */
interface Shown {
  readonly source: string;
  readonly text: string;
  readonly tag: Tag;
  /** Undefined where it has no sure place in that text. */
  readonly mark: Mark | undefined;
}

function showMark(file: CaseFile, id: string): Shown | undefined {
  const annotation = findAnnotation(file.db, id);
  if (annotation === undefined) return undefined;
  const source = sourceOfText(file.db, annotation.text);
  const text = readSource(file.db, source).text.id;
  const found = standing(file.db, id, text);
  return { source, text, tag: annotation.tag, mark: found && markIn(file.db, found, text) };
}

function never(id: string): never {
  throw new Error(`Annotation ${id} went while it was changed.`);
}

function sourceOf(file: CaseFile, change: Change): string | undefined {
  switch (change.kind) {
    case 'source.add':
    case 'capture.add':
    case 'text.add':
    case 'source.read':
    case 'source.fact':
      return change.payload.source;
    case 'anchor.decide':
      return sourceOfText(file.db, change.payload.to.text);
    default:
      return undefined;
  }
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

/** What the library shows of these sources; those that are gone are left out. */
export function summaries(file: CaseFile, ids: readonly string[]): SourceSummary[] {
  const sources = ids.flatMap((id) => findSource(file.db, id) ?? []);
  return sources.length === 0 ? [] : summariseSources(file, sources);
}

function summariseSources(file: CaseFile, sources = listSources(file.db)): SourceSummary[] {
  const counts = countsBySource(file.db);
  return sources.map((source) => ({
    source: source.id,
    text: source.text.id,
    facts: source.facts,
    name: source.capture.name,
    addedAt: source.addedAt,
    counts: counts.get(source.id) ?? noCounts(),
    captures: source.captures,
    toReview: source.toReview,
  }));
}

function notYet(what: string): never {
  throw new SourcemarkError('bad-request', `Marks can’t be ${what} here.`);
}
