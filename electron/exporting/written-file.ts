/** A file that was written, to be read back: in pieces, or as a whole. */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { WrittenFile } from '../writers/writer';

/** Bytes that are read at once. */
const CHUNK = 1 << 20;

/** The file at `path` as it is now. Throws where there is none. */
export function openWritten(path: string): WrittenFile {
  return {
    path,
    size: statSync(path).size,
    *chunks() {
      const fd = openSync(path, 'r');
      const chunk = Buffer.allocUnsafe(CHUNK);
      try {
        for (;;) {
          const read = readSync(fd, chunk);
          if (read === 0) return;
          yield chunk.subarray(0, read);
        }
      } finally {
        closeSync(fd);
      }
    },
    bytes: () => readFileSync(path),
  };
}
