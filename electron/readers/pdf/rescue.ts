/** Files that were cut off, as by a broken download: their end, which says where everything is, is missing. */

/** How far before the word `/Catalog` its object begins, at most, in bytes. */
const NEAR = 2000;

/**
 * The bytes with a new end that names the catalog (ISO 32000-1, section 7.5.5), from which pdf.js finds its way to all
 * objects; undefined where no catalog is found, or the file is encrypted.
 */
export function withNewTrailer(bytes: Uint8Array): Uint8Array | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes('/Encrypt')) return undefined;
  const at = file.lastIndexOf('/Catalog');
  if (at < 0) return undefined;
  const before = file.toString('latin1', Math.max(0, at - NEAR), at);
  const [, number, generation] = [...before.matchAll(/(\d{1,10})\s{1,5}(\d{1,5})\s{1,5}obj/gu)].at(-1) ?? [];
  if (number === undefined || generation === undefined) return undefined;
  const end = `\nendobj\ntrailer\n<< /Root ${number} ${generation} R >>\nstartxref\n0\n%%EOF\n`;
  return Buffer.concat([file, Buffer.from(end, 'latin1')]);
}
