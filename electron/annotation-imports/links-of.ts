/** The links of a file between annotations that are in the case, and those that can't be taken, with the reason. */
import { linkedPair, pairLink } from '../../domain/link';
import type { ImportedRelation } from '../../db/imported-annotations';
import { findLink } from '../../db/links';
import { findRole } from '../../db/mentions';
import type { ReadableDB } from '../../db/sqlite';
import type { ImportedLink, ImportProblem } from './imported-annotation';

/** Where an annotation of the file is: its place among those that are new, or the id that it had in the case before. */
export type LinkEnd = number | string;

/** Sorts the links of a file. `ends` are by what the file calls its annotations. */
export function linksOf(
  db: ReadableDB,
  links: readonly ImportedLink[],
  ends: ReadonlyMap<string, LinkEnd>,
): { readonly relations: ImportedRelation[]; readonly problems: ImportProblem[] } {
  const relations: ImportedRelation[] = [];
  const problems: ImportProblem[] = [];
  for (const link of links) {
    const { from, to, kind, note } = link;
    const [one, other] = [ends.get(from), ends.get(to)];
    const leave = (why: string): void => {
      problems.push({ message: `A link (${kind}) was not taken: ${why}`, quote: note.slice(0, 200) });
    };
    if (one === undefined || other === undefined) {
      // Where both are missing, both are listed themselves.
      if (one !== other) leave('one of the two that it links could not be placed.');
    } else if (typeof one === 'string' && typeof other === 'string') {
      // Between two that were there already, what a person said of them stays.
      if (!isThere(db, one, other, link)) {
        leave(
          'both that it links were there already, and what is said of them here stays. Link them here if it is meant.',
        );
      }
    } else relations.push({ from: one, to: other, kind, note });
  }
  return { relations, problems };
}

function isThere(db: ReadableDB, from: string, to: string, { kind, note }: ImportedLink): boolean {
  if (kind === 'says' || kind === 'did' || kind === 'suffered') return findRole(db, to, from) === kind;
  const there = findLink(db, linkedPair(from, to));
  const { relation, supporter } = pairLink({ from, to, relation: kind, note });
  return there !== null && there.relation === relation && there.supporter === supporter;
}
