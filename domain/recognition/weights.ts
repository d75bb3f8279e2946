/** The tagger's weights, packed into a file and unpacked for use. */
import { LABELS, type TaggerWeights } from './tagger';

/** Weights as the file holds them: numbers as base64 text, little-endian. */
export interface PackedWeights {
  /** What the weights were trained on, and under which licences that is. */
  readonly attribution: string;
  /** Hashes of features, 32 bits each, ascending. */
  readonly features: string;
  /** For each feature one signed byte for each label; times `step` they are weights. */
  readonly rows: string;
  readonly step: number;
  /** Weights of pairs of labels, with spaces between them. */
  readonly pairs: string;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const VALUES = new Uint8Array(128);
for (let i = 0; i < DIGITS.length; i++) VALUES[DIGITS.charCodeAt(i)] = i;

/** Bytes as base64 (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const group = (a << 16) | (b << 8) | c;
    const digits = [18, 12, 6, 0].map((shift) => DIGITS.charAt((group >> shift) & 63)).join('');
    const missing = Math.max(0, at + 3 - bytes.length);
    pieces.push(digits.slice(0, 4 - missing) + '='.repeat(missing));
  }
  return pieces.join('');
}

/** The bytes of a base64 text without white space. */
export function fromBase64(text: string): Uint8Array {
  const digits = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  const bytes = new Uint8Array(Math.floor((digits * 3) / 4));
  let at = 0;
  let to = 0;
  // Whole groups need no look at where the text ends.
  for (; at + 4 <= digits; at += 4) {
    const group =
      ((VALUES[text.charCodeAt(at)] ?? 0) << 18) |
      ((VALUES[text.charCodeAt(at + 1)] ?? 0) << 12) |
      ((VALUES[text.charCodeAt(at + 2)] ?? 0) << 6) |
      (VALUES[text.charCodeAt(at + 3)] ?? 0);
    bytes[to++] = group >> 16;
    bytes[to++] = group >> 8;
    bytes[to++] = group;
  }
  for (; at < digits; at += 4) {
    const group =
      ((VALUES[text.charCodeAt(at)] ?? 0) << 18) |
      ((VALUES[text.charCodeAt(at + 1)] ?? 0) << 12) |
      ((at + 2 < digits ? (VALUES[text.charCodeAt(at + 2)] ?? 0) : 0) << 6) |
      (at + 3 < digits ? (VALUES[text.charCodeAt(at + 3)] ?? 0) : 0);
    bytes[to++] = group >> 16;
    if (to < bytes.length) bytes[to++] = (group >> 8) & 255;
    if (to < bytes.length) bytes[to++] = group & 255;
  }
  return bytes;
}

/** Weights ready for use: rows are found by open addressing. */
export function unpack(packed: PackedWeights): TaggerWeights {
  const bytes = fromBase64(packed.features);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length / 4;
  // Kept as bytes, and keys beside their places: what a text needs of them then stays in the processor's cache.
  const rows = new Int8Array(fromBase64(packed.rows).buffer);
  let size = 1;
  while (size < count * 2) size *= 2;
  const mask = size - 1;
  const table = new Int32Array(size * 2).fill(-1);
  for (let i = 0; i < count; i++) {
    const key = view.getInt32(i * 4, true);
    let slot = key & mask;
    while (table[slot * 2 + 1] !== -1) slot = (slot + 1) & mask;
    table[slot * 2] = key;
    table[slot * 2 + 1] = i * LABELS.length;
  }
  return {
    rows,
    step: packed.step,
    pairs: packed.pairs.split(' ').map(Number),
    rowOf(feature) {
      let slot = feature & mask;
      for (;;) {
        const place = table[slot * 2 + 1] ?? -1;
        if (place === -1 || table[slot * 2] === feature) return place;
        slot = (slot + 1) & mask;
      }
    },
  };
}
