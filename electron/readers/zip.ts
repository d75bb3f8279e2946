/**
 * ZIP archives in memory. Names are only ever keys of a map: nothing is written anywhere, and entries that point out
 * of the archive are ignored. What comes out is counted while it comes out, so that a bomb is stopped on the way.
 */
import { crc32 } from 'node:zlib';
import { fromBufferPromise, getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from 'yauzl';
import { SourcemarkError } from '../../domain/errors';
import { Budget, exceeds, LIMITS } from './limits';

/** An entry of a ZIP archive. `bytes` is what it claims to hold when unpacked. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
}

/** APPNOTE.TXT 6.3.10, section 4.4.5: the two ways of packing that Office documents and WACZ know. */
const STORED = 0;
const DEFLATED = 8;

/** The entries of an open ZIP archive, to be read one by one. */
export class ZipArchive {
  readonly #name: string;
  readonly #bytes: Uint8Array;
  readonly #file: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #budget: Budget;

  constructor(name: string, bytes: Uint8Array, file: ZipFile, entries: ReadonlyMap<string, Entry>, budget: Budget) {
    this.#name = name;
    this.#bytes = bytes;
    this.#file = file;
    this.#entries = entries;
    this.#budget = budget;
  }

  /** The entries in the order of the archive's directory, without folders. */
  get entries(): ZipEntry[] {
    return [...this.#entries].map(([name, entry]) => ({ name, bytes: entry.uncompressedSize }));
  }

  /**
   * The bytes of the entry `name`, or undefined when there is none. What is stored as it is comes as a view of the
   * archive and counts for nothing; what is unpacked counts. Throws `too-much` or `unreadable`.
   */
  async read(name: string): Promise<Uint8Array | undefined> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    if (entry.isEncrypted()) {
      throw new SourcemarkError(
        'unreadable',
        `“${this.#name}” is encrypted. Unpack it with its password, or save it without one, and import that.`,
      );
    }
    const unpacked = entry.compressionMethod === STORED ? await this.#stored(entry) : await this.#inflated(entry);
    if (unpacked.byteLength !== entry.uncompressedSize || crc32(unpacked) !== entry.crc32) throw damaged(this.#name);
    return unpacked;
  }

  async #stored(entry: Entry): Promise<Uint8Array> {
    const { fileDataStart } = await orDamaged(
      this.#name,
      this.#file.readLocalFileHeaderPromise(entry, { minimal: true }),
    );
    return this.#bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  }

  async #inflated(entry: Entry): Promise<Uint8Array> {
    if (entry.compressionMethod !== DEFLATED) {
      throw new SourcemarkError(
        'unreadable',
        `“${this.#name}” is packed in a way that is not read here. Unpack it and save it again as an ordinary file.`,
      );
    }
    if (entry.uncompressedSize > this.#budget.left) this.#budget.take(entry.uncompressedSize);
    const chunks: Uint8Array[] = [];
    const stream = await orDamaged(this.#name, this.#file.openReadStreamPromise(entry));
    try {
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        this.#budget.take(chunk.byteLength);
        chunks.push(chunk);
      }
    } catch (thrown) {
      throw thrown instanceof SourcemarkError ? thrown : damaged(this.#name, thrown);
    }
    return Buffer.concat(chunks);
  }
}

/**
 * Opens a ZIP archive. `name` is the file's, for sentences; entries and what is unpacked count in `budget`. Throws
 * `too-much` when it claims to hold more entries than the limit or a bomb, and `unreadable` when it is damaged.
 */
export async function openZip(
  bytes: Uint8Array,
  name: string,
  budget = new Budget(name, bytes.byteLength),
): Promise<ZipArchive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Subtle: yauzl gives up on the whole archive at one name that points out of it, unless names are left to us.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };
  const file = await orDamaged(name, fromBufferPromise(buffer, options));
  // The directory's own count comes first: a walk over a million entries takes longer than anyone waits.
  if (file.entryCount > LIMITS.entries) exceeds(name, `holds more than ${LIMITS.entries.toLocaleString('en')} parts`);
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of file.eachEntry()) {
      budget.entry();
      const entryName = nameOf(entry);
      if (!isSafe(entryName)) continue;
      refuseBomb(name, entry);
      entries.set(entryName, entry);
    }
  } catch (thrown) {
    throw thrown instanceof SourcemarkError ? thrown : damaged(name, thrown);
  }
  return new ZipArchive(name, bytes, file, entries, budget);
}

/** The entries of a ZIP archive, without unpacking any. Throws as `openZip` does. */
export async function listZip(bytes: Uint8Array, name: string): Promise<ZipEntry[]> {
  return (await openZip(bytes, name)).entries;
}

function nameOf(entry: Entry): string {
  // The types promise a string, which it is only where yauzl decodes names.
  const raw = entry.fileNameRaw;
  return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
}

/** False for folders, and for names that lead out of the archive: absolute, with a drive, with `..`, or with NUL. */
function isSafe(name: string): boolean {
  return name !== '' && !name.endsWith('/') && !name.includes('\0') && validateFileName(name) === null;
}

/** Also where the entry would never be read: who opens the file next may be less careful. */
function refuseBomb(name: string, { compressedSize, uncompressedSize }: Entry): void {
  if (uncompressedSize > LIMITS.ratioFrom && uncompressedSize > compressedSize * LIMITS.ratio) {
    exceeds(name, 'holds a part that unpacks to far more than an honest one would');
  }
}

async function orDamaged<T>(name: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw damaged(name, thrown);
  }
}

function damaged(name: string, cause?: unknown): SourcemarkError {
  return new SourcemarkError(
    'unreadable',
    `“${name}” is damaged or incomplete, so it can't be unpacked. Get it again from where it came from.`,
    { cause },
  );
}
