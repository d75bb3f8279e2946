/** Reads what an address of the app's own scheme stands for, and nothing that lies outside the served folder. */
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { mediaType, servedPath } from './protocol-path';

/** A file as it goes to the page. */
export interface ServedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** The file below `folder` that `address` names; undefined when there is none that may be served, whatever the reason. */
export async function servedFile(folder: string, address: string): Promise<ServedFile | undefined> {
  const segments = servedPath(address);
  const type = mediaType(segments?.at(-1) ?? '');
  if (segments === undefined || type === undefined) return undefined;
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, ...segments));
    // A link may lead out of the folder; what it leads to is not served.
    if (!file.startsWith(root + path.sep)) return undefined;
    return { bytes: new Uint8Array(await readFile(file)), type };
  } catch {
    return undefined;
  }
}
