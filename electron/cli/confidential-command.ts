/** The command that keeps a source, an actor or a place out of what is published. */
import type { ConfidentialKind } from '../../domain/confidential';
import { ENTITY_KINDS } from '../../domain/entity';
import { SourcemarkError } from '../../domain/errors';
import type { CaseFile } from '../../db/case-file';
import { markConfidential } from '../../db/confidential-command';
import { findEntity, readEntity } from '../../db/entities';
import { entitiesNamed } from '../../db/register-commands';
import { findSource } from '../../db/sources';
import type { Arguments } from './arguments';
import { printJson, printText } from './output';

/**
 * Says that something is confidential, or with `--lift` that it no longer is. A source is named by its id, an actor or a
 * place by its id or name. Throws `not-found`, or `refused` where several have the name.
 */
export function runConfidential(file: CaseFile, { operands, flags, json }: Arguments): number {
  const { kind, id } = meant(file, operands[0] ?? '');
  const confidential = !flags.has('lift');
  markConfidential(file, kind, id, confidential);
  if (json) printJson({ [kind]: id, confidential });
  else printText(confidential ? 'confidential\n' : 'not confidential\n');
  return 0;
}

function meant({ db }: CaseFile, words: string): { readonly kind: ConfidentialKind; readonly id: string } {
  if (findSource(db, words) !== undefined) return { kind: 'source', id: words };
  if (findEntity(db, words) !== undefined) return { kind: 'entity', id: words };
  const [id, ...others] = ENTITY_KINDS.flatMap((kind) => entitiesNamed(db, kind, words));
  if (id === undefined) {
    throw new SourcemarkError(
      'not-found',
      `No actor or place has the name or id “${words}”, and no source has that id. Nothing was changed; the commands “entities” and “sources” list what there is.`,
    );
  }
  if (others.length > 0) {
    const listed = [id, ...others].map((one) => `${one} (the ${readEntity(db, one).kind} ${readEntity(db, one).name})`);
    throw new SourcemarkError(
      'refused',
      `Several have the name “${words}”: ${listed.join(', ')}. Nothing was changed; say the id of the one that is meant.`,
    );
  }
  return { kind: 'entity', id };
}
