/** The sources of a case by origin: from what is known of them, and from what they share word for word. */
import { originsOf, type Origin, type SharedWords } from '../../domain/matching/origins';
import { factValue } from '../../domain/source';
import { listSources } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';

/** The sources by origin, in order of the first publication of each. */
export function caseOrigins(db: ReadableDB, shared: readonly SharedWords[]): Origin[] {
  const sources = listSources(db).map(({ id, facts }) => ({
    id,
    outlet: factValue(facts, 'outlet') ?? '',
    published: factValue(facts, 'published') ?? '',
  }));
  return originsOf(sources, shared);
}

/** The first source of the origin of each source. */
export function originBySource(origins: readonly Origin[]): Map<string, string> {
  return new Map(origins.flatMap(({ first, sources }) => sources.map((source) => [source, first] as const)));
}
