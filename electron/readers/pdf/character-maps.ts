/**
 * The character maps (CMaps) of Chinese, Japanese and Korean fonts, which PDFs name and don't hold (ISO 32000-1,
 * section 9.7.5.2). They are Adobe's, in the compact form of pdf.js; the set-up packs them.
 */
import { brotliDecompressSync } from 'node:zlib';
import { PACKED_CHARACTER_MAPS } from './character-maps-data';

let maps: ReadonlyMap<string, Uint8Array> | undefined;

/** A map by its name, such as `90ms-RKSJ-H`, in the form of pdf.js (`.bcmap`); undefined where there is none. */
export function readCharacterMap(name: string): Uint8Array | undefined {
  maps ??= unpack(brotliDecompressSync(Buffer.from(PACKED_CHARACTER_MAPS, 'base64')));
  // pdf.js takes the bytes away.
  return maps.get(name)?.slice();
}

/** The packed form: names and lengths as JSON, which itself has its length before it (4 bytes), then the maps. */
function unpack(packed: Buffer): ReadonlyMap<string, Uint8Array> {
  let at = 4 + packed.readUInt32LE(0);
  const index = JSON.parse(packed.toString('utf8', 4, at)) as [string, number][];
  return new Map(
    index.map(([name, length]) => {
      const map = packed.subarray(at, at + length);
      at += length;
      return [name, map];
    }),
  );
}
