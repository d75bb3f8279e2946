/** Bytes that come piece by piece, packed with gzip or as they are, read as lines and runs of known length. */
import { constants, createGunzip } from 'node:zlib';
import { exceeds, LIMITS } from '../limits';

const LF = 10;

/** What is wrong with an archive: it is cut off, or it is broken somewhere. */
export type ArchiveProblem = 'truncated' | 'damaged';

/** How much is unpacked at once: packed bytes, few ones near damage, and the size of zlib's own buffer. */
const STEP = 16 * 1024;
const FINE_STEP = 32;
const PIECE = 64 * 1024;

/** True when bytes begin as gzip does (RFC 1952, section 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The bytes of an archive in their order, unpacked when they are packed; one gzip member or many make no difference.
 * What is only passed over is not kept, so that large archives can be read; a bomb is still stopped by its ratio.
 */
export class ByteStream {
  /** Set once the packed bytes turned out to be cut off or damaged; what came before was good. */
  problem: ArchiveProblem | undefined;
  /** Bytes that were read or skipped so far, counted as they are when unpacked. */
  offset = 0;
  readonly #pieces: AsyncGenerator<Uint8Array, void>;
  #piece: Uint8Array = new Uint8Array();

  /** `file` is for sentences. */
  constructor(bytes: Uint8Array, file: string) {
    this.#pieces = isGzip(bytes) ? this.#unpack(bytes, file) : once(bytes);
  }

  /** The next line with its line end, or as much of it as `limit` bytes; undefined at the end. Throws `too-much`. */
  async line(limit: number): Promise<Uint8Array | undefined> {
    const parts: Uint8Array[] = [];
    let length = 0;
    while (length < limit && (await this.#fill())) {
      const found = this.#piece.subarray(0, limit - length).indexOf(LF);
      const part = this.#cut(found < 0 ? limit - length : found + 1);
      parts.push(part);
      length += part.byteLength;
      if (found >= 0) break;
    }
    return length === 0 ? undefined : join(parts);
  }

  /** The next `length` bytes; fewer at the end. Throws `too-much`. */
  async take(length: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for (let left = length; left > 0 && (await this.#fill()); left -= parts.at(-1)?.byteLength ?? 0) {
      parts.push(this.#cut(left));
    }
    return join(parts);
  }

  /** Passes over `length` bytes, and answers how many there were. Throws `too-much`. */
  async skip(length: number): Promise<number> {
    let left = length;
    while (left > 0 && (await this.#fill())) left -= this.#cut(left).byteLength;
    return length - left;
  }

  /** Stops unpacking. */
  async close(): Promise<void> {
    await this.#pieces.return();
  }

  /** False at the end of all bytes. */
  async #fill(): Promise<boolean> {
    while (this.#piece.byteLength === 0) {
      const { done, value } = await this.#pieces.next();
      if (done === true) return false;
      this.#piece = value;
    }
    return true;
  }

  #cut(length: number): Uint8Array {
    const part = this.#piece.subarray(0, length);
    this.#piece = this.#piece.subarray(part.byteLength);
    this.offset += part.byteLength;
    return part;
  }

  /** Where the packing is damaged, the bytes before are unpacked again, in small steps, to come as near as can be. */
  async *#unpack(bytes: Uint8Array, file: string): AsyncGenerator<Uint8Array, void> {
    const most = Math.max(LIMITS.ratioFrom, bytes.byteLength * LIMITS.ratio);
    let [length, good] = [0, 0];
    try {
      for await (const { piece, upTo } of inflate(bytes, Infinity)) {
        length += piece.byteLength;
        if (length > most) exceeds(file, 'unpacks to far more than its size can hold');
        good = upTo;
        yield piece;
      }
      return;
    } catch (thrown) {
      if (!isZlibError(thrown)) throw thrown;
      this.problem = thrown.code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged';
      if (this.problem === 'truncated') return;
    }
    let known = length;
    try {
      for await (const { piece } of inflate(bytes, good)) {
        if (piece.byteLength > known) yield piece.subarray(known);
        known = Math.max(0, known - piece.byteLength);
      }
    } catch (thrown) {
      if (!isZlibError(thrown)) throw thrown;
    }
  }
}

/**
 * Unpacks gzip step by step, with small steps from the packed byte `fineFrom` on. Each piece comes with the number of
 * packed bytes that it is made from. Throws zlib's errors when all before the step with the error was given, and when
 * the bytes are cut off, all that can be unpacked.
 */
async function* inflate(
  bytes: Uint8Array,
  fineFrom: number,
): AsyncGenerator<{ piece: Uint8Array; upTo: number }, void> {
  // Subtle: the stream needs room for all that a step can hold (1032 bytes for each, zlib's manual says), or it waits
  // to be read before it says that the step is done.
  const room = { readableHighWaterMark: STEP * 1040 };
  const stream = createGunzip({ chunkSize: PIECE, flush: constants.Z_SYNC_FLUSH, ...room });
  const closed = new Promise<void>((resolve) => stream.once('close', resolve));
  // What went wrong is asked of the stream itself, after each step.
  stream.on('error', () => undefined);
  const last = bytes.byteLength - 1;
  try {
    for (let at = 0; at < last;) {
      const slice = bytes.subarray(at, Math.min(last, at + (at < fineFrom ? STEP : FINE_STEP)));
      at += slice.byteLength;
      await Promise.race([new Promise<void>((resolve) => stream.write(slice, () => resolve())), closed]);
      if (stream.errored !== null) throw stream.errored;
      const piece = stream.read() as Uint8Array | null;
      if (piece !== null) yield { piece, upTo: at };
    }
    // The stream says that there should be more only with the last bytes, and then gives nothing of them: so one.
    const rest: Uint8Array[] = [];
    stream.on('data', (piece: Uint8Array) => rest.push(piece)).end(bytes.subarray(last));
    await closed;
    if (stream.errored !== null) throw stream.errored;
    yield { piece: join(rest), upTo: bytes.byteLength };
  } finally {
    stream.destroy();
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- the same type as what is unpacked piece by piece
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

/** Zlib's own, and what Node's stream says of data after padding, where it took the data to be over. */
function isZlibError(thrown: unknown): thrown is Error & { readonly code: unknown } {
  return thrown instanceof Error && 'code' in thrown && /^(?:Z_|ERR_STREAM_)/u.test(String(thrown.code));
}
