/** The sealed bundle: all that a case is, with a manifest of hashes and a program that checks them. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { errorData } from '../../domain/errors';
import { openBundle } from '../bundle/read-bundle';
import type { Handover } from '../handover/handover';
import { scratchPath } from '../part-file';
import { w3c } from './w3c';
import { Tally, type Writer, type WrittenFile } from './writer';

/** Writes the sealed bundle. */
export const bundle: Writer = {
  ending: 'zip',
  mediaType: 'application/zip',
  counts: 'annotations',
  losses: [],
  checks: 'every hash is right, and the case that it makes is proved by its journal',
  *write(handover: Handover, tally: Tally) {
    for (const _ of handover.annotations()) tally.rows++;
    yield* handover.sealed(() => annotationsOf(handover));
  },
  validate(file: WrittenFile) {
    // It holds the case again, so it must be found where this thread is ended in the midst of it.
    const folder = scratchPath(file.path);
    mkdirSync(folder, { mode: 0o700 });
    try {
      openBundle(file.path, join(folder, 'back.sourcemark'));
      return [];
    } catch (thrown) {
      return [errorData(thrown).message];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function* annotationsOf(handover: Handover): Iterable<string> {
  for (const part of w3c.write(handover, new Tally(w3c.losses)) as Iterable<string | Uint8Array>) {
    yield typeof part === 'string' ? part : Buffer.from(part).toString('utf8');
  }
}
