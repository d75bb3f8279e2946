/**
 * ZIP archives that have one form only (APPNOTE.TXT 6.3.10): entries stored as they are, in the order of their names,
 * one after the other, with one date and nothing optional. The same entries give the same bytes on every machine, which
 * no compression promises, and a reader can tell any other byte from what must stand there.
 */
import { crc32 } from 'node:zlib';

/** An entry: its name in ASCII, how many bytes it has, and the CRC-32 of them. */
export interface StoredEntry {
  readonly name: string;
  readonly size: number;
  readonly crc: number;
}

/** An entry to be written. `bytes` gives the same bytes whenever it is asked. */
export interface EntryToWrite extends StoredEntry {
  readonly bytes: () => Iterable<Uint8Array>;
}

/** An entry that was found, with where its bytes begin in the archive. */
export interface FoundEntry extends StoredEntry {
  readonly at: number;
}

/** Reads `length` bytes at `at` of an archive, which has `size` bytes. */
export interface ArchiveBytes {
  readonly size: number;
  read(at: number, length: number): Buffer;
}

/** Without the ZIP64 form, which few readers check: sizes of 32 bits, counts of 16. */
export const ZIP_LIMITS = { bytes: 0xffff_ffff, entries: 0xffff } as const;

const LOCAL = 0x0403_4b50;
const CENTRAL = 0x0201_4b50;
const END = 0x0605_4b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
/** Version 1.0 is enough to unpack what is stored. */
const VERSION = 10;
/** 1 January 1980, the first day of the format's calendar. */
const DATE = 0x21;

/** The archive of these entries, which are in the order of their names. Throws where bytes are not as announced. */
export function* writeZip(entries: readonly EntryToWrite[]): Iterable<Uint8Array> {
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const header = localHeader(entry);
    yield header;
    let [size, crc] = [0, 0];
    for (const chunk of entry.bytes()) {
      size += chunk.byteLength;
      crc = crc32(chunk, crc);
      yield chunk;
    }
    if (size !== entry.size || crc !== entry.crc) throw new Error(`The bytes of ${entry.name} are not as announced.`);
    directory.push(centralHeader(entry, at));
    at += header.byteLength + size;
  }
  yield* directory;
  yield endOf(
    entries.length,
    at,
    directory.reduce((sum, { byteLength }) => sum + byteLength, 0),
  );
}

/** How long the archive of these entries is, in bytes. */
export function zipLength(entries: readonly StoredEntry[]): number {
  return entries.reduce(
    (sum, { name, size }) => sum + LOCAL_LENGTH + CENTRAL_LENGTH + 2 * name.length + size,
    END_LENGTH,
  );
}

/** The entries of an archive, or undefined where any byte outside of their own is another than `writeZip` writes. */
export function readZip(archive: ArchiveBytes): FoundEntry[] | undefined {
  if (archive.size < END_LENGTH) return undefined;
  const end = archive.read(archive.size - END_LENGTH, END_LENGTH);
  const [count, length, begin] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (begin + length + END_LENGTH !== archive.size || !end.equals(endOf(count, begin, length))) return undefined;
  const directory = archive.read(begin, length);
  const entries: FoundEntry[] = [];
  let [at, header] = [0, 0];
  for (let n = 0; n < count; n++) {
    if (header + CENTRAL_LENGTH > length) return undefined;
    const nameEnd = header + CENTRAL_LENGTH + directory.readUInt16LE(header + 28);
    const entry: StoredEntry = {
      name: directory.toString('latin1', header + CENTRAL_LENGTH, nameEnd),
      size: directory.readUInt32LE(header + 24),
      crc: directory.readUInt32LE(header + 16),
    };
    const last = entries.at(-1)?.name ?? '';
    const data = at + LOCAL_LENGTH + entry.name.length;
    const isAsWritten =
      nameEnd <= length &&
      data + entry.size <= begin &&
      last < entry.name &&
      directory.subarray(header, nameEnd).equals(centralHeader(entry, at)) &&
      archive.read(at, data - at).equals(localHeader(entry));
    if (!isAsWritten) return undefined;
    entries.push({ ...entry, at: data });
    header = nameEnd;
    at = data + entry.size;
  }
  return header === length && at === begin ? entries : undefined;
}

function localHeader({ name, size, crc }: StoredEntry): Buffer {
  const header = Buffer.alloc(LOCAL_LENGTH);
  header.writeUInt32LE(LOCAL, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(DATE, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(size, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name, 'latin1')]);
}

function centralHeader({ name, size, crc }: StoredEntry, at: number): Buffer {
  const header = Buffer.alloc(CENTRAL_LENGTH);
  header.writeUInt32LE(CENTRAL, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(DATE, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(size, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(at, 42);
  return Buffer.concat([header, Buffer.from(name, 'latin1')]);
}

function endOf(count: number, begin: number, length: number): Buffer {
  const end = Buffer.alloc(END_LENGTH);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(begin, 16);
  return end;
}
