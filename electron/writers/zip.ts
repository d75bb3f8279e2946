/** Small ZIP archives that are the same for the same files: no times, no owners, and the order that they are given in. */
import { unzipSync, zipSync } from 'fflate';

/** The earliest time that a ZIP archive can say, in the time of the place: so it is written the same everywhere. */
const NO_TIME = new Date(1980, 0, 1);

/** The archive of these files, by their names. */
export function zipped(files: ReadonlyMap<string, string>): Uint8Array {
  const entries = Array.from(files, ([name, text]) => {
    const content: [Uint8Array, { mtime: Date }] = [Buffer.from(text, 'utf8'), { mtime: NO_TIME }];
    return [name, content] as const;
  });
  return zipSync(Object.fromEntries(entries), { level: 6 });
}

/** The files of an archive that this app has written. Undefined where it is none. */
export function unzipped(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  try {
    const entries = Object.entries(unzipSync(bytes));
    return new Map(entries.map(([name, content]) => [name, Buffer.from(content).toString('utf8')]));
  } catch {
    return undefined;
  }
}
