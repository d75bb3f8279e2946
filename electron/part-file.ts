/**
 * A file on its way: written under another name beside where it is to be, so that what is there stays until the new one
 * is whole, checked and on the disk.
 */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';

/** Bytes gathered before they are written. */
const GATHERED = 1 << 18;

/** The folder in which the file at `part` may be tried out. It goes when the file does, whoever takes that away. */
export function scratchPath(part: string): string {
  return `${part}.scratch`;
}

/** Writes a file part by part and hashes it on the way. */
export class PartFile {
  readonly path: string;
  readonly #fd: number;
  readonly #hash: Hash = createHash('sha256');
  #gathered = '';
  #encoded = Buffer.alloc(0);
  #size = 0;
  #open = true;

  /** Throws what the file system says when nothing can be written there. */
  constructor(path: string) {
    this.path = path;
    this.#fd = openSync(path, 'wx');
  }

  /** Bytes that were written. */
  get size(): number {
    return this.#size;
  }

  /** Adds text as UTF-8, or bytes. */
  add(part: string | Uint8Array): void {
    if (typeof part === 'string') {
      this.#gathered += part;
      if (this.#gathered.length >= GATHERED) this.#flush();
      return;
    }
    this.#flush();
    this.#write(part);
  }

  /** Ends the file and puts it on the disk. Answers its SHA-256. */
  end(): string {
    this.#flush();
    fsyncSync(this.#fd);
    closeSync(this.#fd);
    this.#open = false;
    return this.#hash.digest('hex');
  }

  /** Takes the file away, as far as it was written. */
  discard(): void {
    if (this.#open) closeSync(this.#fd);
    this.#open = false;
    rmSync(this.path, { force: true });
  }

  #flush(): void {
    if (this.#gathered === '') return;
    // A UTF-16 unit takes three bytes at most. One buffer for all is faster than fresh memory for each.
    const room = this.#gathered.length * 3;
    if (this.#encoded.byteLength < room) this.#encoded = Buffer.allocUnsafe(room);
    const length = this.#encoded.write(this.#gathered, 'utf8');
    this.#gathered = '';
    this.#write(this.#encoded.subarray(0, length));
  }

  #write(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    for (let at = 0; at < bytes.byteLength;) at += writeSync(this.#fd, bytes, at);
    this.#size += bytes.byteLength;
  }
}
