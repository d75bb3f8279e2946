/** The check sums of a WACZ: `datapackage.json` has those of its parts, `datapackage-digest.json` has that one's. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ReaderWarning } from '../../../domain/source';
import type { ZipArchive } from '../zip';

const PACKAGE = 'datapackage.json';
const DIGEST = 'datapackage-digest.json';

const packageFile = z.object({ resources: z.array(z.object({ path: z.string(), hash: z.string() })) });
const digestFile = z.object({ hash: z.string() });

/**
 * Compares the web archive `part`, the list of pages and the list of check sums with what the file states, and warns of
 * what differs. A signature of the file is not looked at.
 */
export async function checkSums(zip: ZipArchive, part: string): Promise<ReaderWarning[]> {
  const bytes = await zip.read(PACKAGE);
  const stated = packageFile.safeParse(parsed(bytes)).data?.resources ?? [];
  const isStated = stated.some(({ path }) => path === part);
  const changed: string[] = [];
  const digest = digestFile.safeParse(parsed(await zip.read(DIGEST))).data;
  if (digest !== undefined && isOther(bytes, digest.hash)) changed.push(PACKAGE);
  for (const { path, hash } of stated) {
    const isLooked = path === part || (path.startsWith('pages/') && path.endsWith('.jsonl'));
    if (isLooked && isOther(await zip.read(path), hash)) changed.push(path);
  }
  if (changed.length > 0) {
    const message = `The archive is not as its own check sums say: it was changed or damaged after it was made (${changed.join(', ')}).`;
    return [{ code: 'archive-changed', message }];
  }
  if (isStated) return [];
  const message = 'The archive states no check sum for this page, so it can’t be said whether it was changed.';
  return [{ code: 'archive-unverified', message }];
}

/** True when bytes are missing or have another SHA-256 than is stated; other algorithms are not looked at. */
function isOther(bytes: Uint8Array | undefined, hash: string): boolean {
  const stated = /^sha256:([0-9a-f]{64})$/iu.exec(hash)?.[1];
  if (stated === undefined) return false;
  return bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== stated.toLowerCase();
}

function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array()));
  } catch {
    return undefined;
  }
}
