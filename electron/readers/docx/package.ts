/** The parts of an Office file and how they point at each other (Open Packaging Conventions, ECMA-376 part 2). */
import { posix } from 'node:path';
import type { ZipArchive } from '../zip';
import { readXml } from './xml';

/** A part that another one points at. */
export interface Relationship {
  readonly id: string;
  /** The last step of the relationship's type: `officeDocument`, `styles`, `footnotes`. */
  readonly type: string;
  /** The name of the part; empty for what lies outside the file, which is never fetched. */
  readonly part: string;
}

/** An Office file, part by part. Part names are compared without case (ECMA-376 part 2, section 6.2.2.3). */
export class OfficePackage {
  /** The file's name, for sentences. */
  readonly file: string;
  readonly #zip: ZipArchive;
  readonly #names: ReadonlyMap<string, string>;

  constructor(zip: ZipArchive, file: string) {
    this.file = file;
    this.#zip = zip;
    this.#names = new Map(zip.entries.map(({ name }) => [name.toLowerCase(), name]));
  }

  /** The bytes of a part, or undefined when there is none. Throws as `ZipArchive.read` does. */
  async part(name: string): Promise<Uint8Array | undefined> {
    const found = this.#names.get(name.toLowerCase());
    return found === undefined ? undefined : this.#zip.read(found);
  }

  /** What `part` points at; of the package as a whole when `part` is empty. Broken ones count as none. */
  async relationships(part: string): Promise<Relationship[]> {
    const folder = posix.dirname(part);
    const bytes = await this.part(posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
    if (bytes === undefined) return [];
    const found: Relationship[] = [];
    readXml(bytes, this.file, {
      open: ({ name, attribute }) => {
        if (name !== 'rel:Relationship') return;
        const inside = attribute('TargetMode')?.toLowerCase() !== 'external';
        found.push({
          id: attribute('Id') ?? '',
          type: posix.basename(attribute('Type') ?? ''),
          part: inside ? resolve(folder, attribute('Target') ?? '') : '',
        });
      },
    });
    return found;
  }
}

/** A target is an address relative to the folder of the part that names it, or from the root of the package. */
function resolve(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
  return posix.normalize(path);
}
