/** What the command line prints of things, and how it reads values that several commands take. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Annotation } from '../../domain/annotation';
import { SourcemarkError } from '../../domain/errors';
import type { EntityKind } from '../../domain/entity';
import { factValue, type Fact, type FactField } from '../../domain/source';
import { TAGS, type Tag } from '../../domain/tags';
import type { Capture } from '../../db/captures';
import type { CaseFile } from '../../db/case-file';
import { findEntity } from '../../db/entities';
import { entityNamed } from '../../db/register-commands';
import { targetAt, type FileTarget } from '../file-target';
import { keepOffTheCase } from '../keep-off-case';
import { oneOf } from './arguments';

/** The facts that are printed as fields of their own. */
export const FACTS_PRINTED = [
  'headline',
  'outlet',
  'byline',
  'published',
  'modified',
  'url',
  'language',
  'direction',
] as const satisfies readonly FactField[];

/** What is known, by field; null where nothing is. */
export function known(facts: readonly Fact[], fields: readonly FactField[]): Record<string, string | null> {
  return Object.fromEntries(fields.map((field) => [field, factValue(facts, field) ?? null]));
}

/** A capture, as scripts know it. */
export function captureLine({ id, source: _source, ...capture }: Capture): object {
  return { capture: id, ...capture };
}

/** An annotation, as scripts know it. */
export function annotationLine({ id, start, end, exact, prefix, suffix, tag }: Annotation): object {
  return { annotation: id, start, end, exact, prefix, suffix, tag };
}

/** The entity that an option names, by its id or name; one to be made where the register has none of that name. */
export function entityTarget(
  { db }: CaseFile,
  kind: EntityKind,
  value: string,
): { readonly entity: string } | { readonly create: { readonly name: string } } {
  const known = findEntity(db, value);
  if (known?.kind === kind) return { entity: known.id };
  const entity = entityNamed(db, kind, value);
  return entity === undefined ? { create: { name: value } } : { entity };
}

/** The tag that an option names, if it was given. Throws `bad-request`. */
export function parseTag(value: string | undefined): Tag | undefined {
  return oneOf('tag', TAGS, value);
}

/**
 * Where an output file that a person names is written. Throws `refused` for the case itself, for a file that is there
 * unless `overwrite` is said, and for what is no file.
 */
export function outputTarget({ path: own }: CaseFile, out: string, overwrite: boolean): FileTarget {
  const path = resolve(out);
  keepOffTheCase(own, path);
  // First what can be no target at all, so that nobody says --overwrite in vain.
  const target = targetAt(path, true);
  if (!overwrite && existsSync(path)) {
    throw new SourcemarkError(
      'refused',
      `There is a file at ${out} already. Nothing was changed; choose another name, or say --overwrite.`,
    );
  }
  return { ...target, overwrite };
}
