/** The case and its sources as the windows know them. */
import { describeChange } from '../../domain/command';
import type { CaseChange, CaseSummary, SourceSummary } from '../../domain/contract';
import { countsBySource, noCounts } from '../../db/annotations';
import type { CaseFile } from '../../db/case-file';
import { allConfidential } from '../../db/confidential';
import { nextRedo, nextUndo } from '../../db/history';
import { changeOf, type JournalEntry } from '../../db/journal';
import { findSource, listSources } from '../../db/sources';
import { row } from '../../db/sqlite';

/** A change of the case, with the case as it is now. */
export function caseChange(file: CaseFile, change: Partial<Omit<CaseChange, 'case'>>): CaseChange {
  return {
    case: summarise(file),
    added: [],
    removed: [],
    reloaded: [],
    marks: [],
    entities: [],
    entitiesRemoved: [],
    statements: [],
    statementsRemoved: [],
    codebook: undefined,
    searches: undefined,
    suggestions: false,
    ...change,
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

/** What the library shows of these sources; those that are gone are left out. */
export function summaries(file: CaseFile, ids: readonly string[]): SourceSummary[] {
  const sources = ids.flatMap((id) => findSource(file.db, id) ?? []);
  return sources.length === 0 ? [] : summariseSources(file, sources);
}

/** What the library shows of the sources of the case. */
export function summariseSources(file: CaseFile, sources = listSources(file.db)): SourceSummary[] {
  const counts = countsBySource(file.db);
  const confidential = allConfidential(file.db, 'source');
  return sources.map((source) => ({
    source: source.id,
    text: source.text.id,
    facts: source.facts,
    name: source.capture.name,
    addedAt: source.addedAt,
    counts: counts.get(source.id) ?? noCounts(),
    captures: source.captures,
    toReview: source.toReview,
    confidential: confidential.has(source.id),
  }));
}
