/** Taking in what others made, and telling the windows of it. */
import { basename } from 'node:path';
import type { AnnotationsWish, MergedCopy, TakenAnnotation, TakenAnnotations } from '../../domain/taking-in';
import { allEntities } from '../../db/entities';
import type { CaseFile } from '../../db/case-file';
import { readCodebook } from '../../db/codes';
import { savedSearches } from '../../db/saved-searches';
import { listSources } from '../../db/sources';
import { allStatements } from '../../db/statements';
import { attachAnnotations, type AttachOutcome } from '../annotation-imports/attach';
import { isBundle, mergeBundle } from '../bundle/read-bundle';
import { mergeCopy } from '../merging';
import { readFileBytes } from '../readers/files';
import { caseChange, summariseSources } from './case-view';
import type { Serving } from './handlers';
import { listEntities } from './register-view';
import { listStatements } from './statement-view';
import { changeSince, journalPlace } from './telling';

/** Takes a file of annotations in. Rejects with a SourcemarkError where it is none. */
export async function takeAnnotations(
  file: CaseFile,
  { room, comparing, announce }: Serving,
  path: string,
  { tag, addSources }: AnnotationsWish,
): Promise<TakenAnnotations> {
  const name = basename(path);
  const read = await room.readAnnotations(await readFileBytes(path), name);
  const place = journalPlace(file);
  try {
    const outcomes = await attachAnnotations(file, read, { tag, room: addSources ? room : undefined });
    return { file: name, outcomes: outcomes.map(told) };
  } finally {
    // Sources that came with it are there even where their annotations could not be written.
    const change = changeSince(file, place, () => comparing.knownOrigins());
    if (change !== undefined) announce(change);
  }
}

function told(outcome: AttachOutcome): TakenAnnotation {
  const quote = outcome.quote.replace(/\s+/gu, ' ').trim();
  if ('error' in outcome) {
    const nothing = { source: undefined, annotation: undefined, state: undefined };
    return { quote, ...nothing, known: false, why: outcome.error.message };
  }
  const { source, annotation, anchor, known } = outcome;
  return { quote, source, annotation, state: anchor.state, known, why: '' };
}

/** Merges a copy of the case, or a bundle of one. Throws a SourcemarkError; the case is then as it was. */
export function takeCopy(file: CaseFile, { comparing, announce }: Serving, path: string): MergedCopy {
  const before = idsIn(file);
  const report = isBundle(path) ? mergeBundle(file, path) : mergeCopy(file, path);
  if (report.added.entries > 0) {
    const sources = summariseSources(file);
    const entities = listEntities(file.db);
    const statements = listStatements(file.db, comparing.knownOrigins());
    const goneFrom = (ids: readonly string[], now: ReadonlySet<string>): string[] => ids.filter((id) => !now.has(id));
    announce(
      caseChange(file, {
        added: sources,
        reloaded: sources.map(({ source }) => source),
        removed: goneFrom(before.sources, new Set(sources.map(({ source }) => source))),
        entities,
        entitiesRemoved: goneFrom(before.entities, new Set(entities.map(({ entity }) => entity))),
        statements,
        statementsRemoved: goneFrom(before.statements, new Set(statements.map(({ statement }) => statement))),
        codebook: readCodebook(file.db),
        searches: savedSearches(file.db),
        suggestions: true,
      }),
    );
  }
  return { file: basename(path), report };
}

function idsIn({ db }: CaseFile): Readonly<Record<'sources' | 'entities' | 'statements', readonly string[]>> {
  const ids = (found: readonly { readonly id: string }[]): string[] => found.map(({ id }) => id);
  return { sources: ids(listSources(db)), entities: ids(allEntities(db)), statements: ids(allStatements(db)) };
}
