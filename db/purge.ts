/**
 * Purging a source for source protection: its bytes, texts, annotations and all that the journal says of them leave the
 * file. What stays is that something was purged, when and by whom, and a chain that still verifies.
 */
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Payload } from '../domain/command';
import type { PurgeReport } from '../domain/contract';
import { SourcemarkError } from '../domain/errors';
import type { CaseFile } from './case-file';
import { capturesOf, forgetContent, textsOf } from './captures';
import { annotationsOfSource } from './annotations';
import { withSentences } from './failures';
import { append, nextStamp } from './journal';
import { entriesAbout } from './custody';
import { applyPurge, emptyPayloads } from './purge-tables';
import { rebuild } from './replay';
import { entitiesOnlyIn, entriesAboutEntities } from './register-history';
import { savedSearches } from './saved-searches';
import { scrubSearchIndex } from './search-index';
import { statementsPurgedWith } from './statement-history';
import { findStatement } from './statements';
import { row, statement, writing, type ReadableDB, type WritableDB } from './sqlite';

/** Purges a source. Throws `not-found` or `case-readonly`; the case is then as it was. */
export function purgeSource(file: CaseFile, source: string, reason: string): PurgeReport {
  if (file.readOnly) throw new SourcemarkError('case-readonly', `${file.notice} Nothing was purged.`.trim());
  return withSentences(file.name, () => {
    const { payload, reworded } = writing(file.db, (db) => {
      if (row(db, 'SELECT 1 FROM source WHERE id = ?', source) === undefined) {
        throw new SourcemarkError('not-found', `There is no source ${source} in this case.`);
      }
      const ofSource = entriesAbout(db, source);
      const annotations = annotationsIn(ofSource);
      const entities = entitiesOnlyIn(db, annotations);
      const statements = statementsPurgedWith(db, annotations);
      const about = Array.from(
        new Map(
          [...ofSource, ...entriesAboutEntities(db, entities), ...statements.entries].map((entry) => [entry.id, entry]),
        ).values(),
      );
      const named: Payload<'source.purge'> = {
        source,
        entries: about.map(({ id }) => id),
        entities: Array.from(entities),
        statements: Array.from(statements.gone),
        untitled: Array.from(statements.untitled),
        reason,
        captures: capturesOf(db, source).length,
        texts: textsOf(db, source).length,
        annotations: annotationsOfSource(db, source).length,
      };
      const reworded = Array.from(statements.untitled).filter((id) => hasWords(db, id)).length;
      const entry = append(db, nextStamp(db, file.author), 'source.purge', named);
      applyPurge(db, named, entry.id);
      emptyPayloads(db);
      deleteContent(db, hashesNamedBy(about));
      // What met something of the source that its author did not know of may fit now.
      if (row(db, 'SELECT 1 FROM conflict UNION ALL SELECT 1 FROM left_out LIMIT 1') !== undefined) rebuild(db);
      scrubSearchIndex(db);
      return { payload: named, reworded };
    });
    forgetContent(file.db);
    const { captures, texts, annotations, entries } = payload;
    const remains = [...wordsTaken(reworded), ...searchesLeft(file.db), ...scrub(file)];
    return { captures, texts, annotations, entries: entries.length, remains };
  });
}

function hasWords(db: ReadableDB, id: string): boolean {
  const found = findStatement(db, id);
  return found !== undefined && found.title + found.note !== '';
}

function wordsTaken(statements: number): string[] {
  if (statements === 0) return [];
  const whose = statements === 1 ? 'a statement that had a claim' : `${statements} statements that had claims`;
  return [
    `The title and note of ${whose} of it were taken away, since they may have told what it said. Write them anew.`,
  ];
}

function searchesLeft(db: ReadableDB): string[] {
  if (savedSearches(db).length === 0) return [];
  return ['Searches that are kept in the case stay, with their words. Delete those that tell of the source.'];
}

/** Every annotation that was ever made in the source. */
export function annotationsIn(entries: readonly { readonly kind: string; readonly payload: string }[]): Set<string> {
  return new Set(
    entries.flatMap(({ kind, payload }) =>
      kind === 'annotation.add' || kind === 'annotation.remove' ? [(JSON.parse(payload) as { id: string }).id] : [],
    ),
  );
}

/** The bytes that these entries name: those of captures and texts that were undone included. */
function hashesNamedBy(entries: readonly { readonly payload: string }[]): Set<string> {
  const hashes = new Set<string>();
  for (const { payload } of entries) {
    for (const [, hash] of payload.matchAll(/"sha256":"([0-9a-f]{64})"/gu)) if (hash !== undefined) hashes.add(hash);
  }
  return hashes;
}

/** Deletes bytes, but not those that another source has too, now or in what was undone. */
function deleteContent(db: WritableDB, hashes: ReadonlySet<string>): void {
  for (const hash of hashes) {
    const needed = row(
      db,
      `SELECT 1 FROM journal WHERE kind IN ('source.add', 'capture.add', 'text.add')
       AND instr(payload, '"sha256":"' || ? || '"') > 0 LIMIT 1`,
      hash,
    );
    if (needed === undefined) statement(db, 'DELETE FROM content WHERE sha256 = ?').run(hash);
  }
}

/** Rewrites the file without what was deleted. Answers sentences about what may still hold it. */
export function scrub(file: CaseFile): string[] {
  return [...rewrite(file), ...copies(file)];
}

function rewrite({ db }: CaseFile): string[] {
  try {
    db.exec('VACUUM');
    const [checkpoint] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (checkpoint?.busy === 0) return [];
  } catch {
    // Somebody reads the case; what follows says so.
  }
  return [
    'Another Sourcemark has this case open, so traces may stay in its files until it is closed there. Close it, then open and close the case here.',
  ];
}

/** Copies that Sourcemark made beside the case still hold what it held then. */
function copies({ path }: CaseFile): string[] {
  const name = basename(path);
  let found: string[] = [];
  try {
    found = readdirSync(dirname(path)).filter((other) => other.startsWith(`${name}.before-`));
  } catch {
    // A folder that can't be listed holds no copy that we know of.
  }
  return found.map(
    (copy) =>
      `The copy “${copy}” beside the case was made earlier and may still hold the source. Delete it, if you can do without.`,
  );
}
