/** This installation's desk: its id, which heads its chain in every journal, and the annotator's name. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Author } from '../db/journal';
import { replaceFile } from './replace-file';

/** The longest annotator's name, in UTF-16 code units. */
const NAME_LIMIT = 100;

/** The name until a person gives one: never the system's user name, which would travel with every export. */
export const NAMELESS = 'Annotator';

const desk = z.object({ desk: z.uuid(), name: z.string().min(1).max(NAME_LIMIT) });

/**
 * The desk kept in `home`, made at the first call. `named` (SOURCEMARK_NAME) replaces the stored name for this run.
 * A file that can't be read as a desk is replaced: its chain then simply ends.
 */
export function loadDesk(home: string, named = process.env['SOURCEMARK_NAME']): Author {
  const stored = readDesk(home) ?? storeDesk(home, { desk: randomUUID(), name: NAMELESS });
  const name = cleanName(named ?? '');
  return name === '' ? stored : { ...stored, name };
}

/** Stores the annotator's name. An empty one goes back to the name that everybody starts with. */
export function renameDesk(home: string, name: string): Author {
  return storeDesk(home, { desk: loadDesk(home, '').desk, name: cleanName(name) || NAMELESS });
}

function cleanName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Surrogate}]+/gu, ' ')
    .trim()
    .slice(0, NAME_LIMIT);
}

function readDesk(home: string): Author | undefined {
  try {
    const parsed = desk.safeParse(JSON.parse(readFileSync(deskPath(home), 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function storeDesk(home: string, author: Author): Author {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  replaceFile(deskPath(home), [`${JSON.stringify(author, null, 2)}\n`]);
  return author;
}

function deskPath(home: string): string {
  return join(home, 'desk.json');
}
