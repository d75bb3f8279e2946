/** Bytes by their SHA-256. Stored once, checked whenever they are read, never changed. */
import { createHash } from 'node:crypto';
import { SourcemarkError } from '../domain/errors';
import { row, statement, type ReadableDB, type WritableDB } from './sqlite';

/** SHA-256 in lower-case hexadecimal. Text is hashed as UTF-8. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Stores bytes and answers their hash. Bytes that are already there are left alone. */
export function storeContent(db: WritableDB, bytes: Uint8Array): string {
  const hash = sha256(bytes);
  // The trigger would keep them too, but only after they were copied.
  if (row(db, 'SELECT 1 FROM content WHERE sha256 = ?', hash) !== undefined) return hash;
  statement(db, 'INSERT INTO content (sha256, size, bytes) VALUES (?, ?, ?)').run(hash, bytes.byteLength, bytes);
  return hash;
}

/** Reads bytes. Throws `content-damaged` when they are missing or no longer have their hash. */
export function readContent(db: ReadableDB, hash: string): Buffer {
  const found = row<{ bytes: Buffer }>(db, 'SELECT bytes FROM content WHERE sha256 = ?', hash);
  if (found === undefined || sha256(found.bytes) !== hash) {
    throw new SourcemarkError(
      'content-damaged',
      `The stored bytes ${hash.slice(0, 12)}… are ${found === undefined ? 'missing' : 'damaged'}. Nothing was changed; compare with a backup of the case.`,
    );
  }
  return found.bytes;
}
