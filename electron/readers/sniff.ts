/** What kind of file bytes are, by their beginning. The name of a file is never trusted for this. */

/** Formats whose beginning is known and that are not plain text. */
const SIGNATURES: readonly (readonly [string, number, string])[] = [
  ['a PDF', 0, '%PDF-'],
  ['a ZIP archive or an Office document', 0, 'PK\x03\x04'],
  ['an old or password-protected Office document', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['a gzip archive', 0, '\x1f\x8b'],
  ['a PNG picture', 0, '\x89PNG\r\n\x1a\n'],
  ['a JPEG picture', 0, '\xff\xd8\xff'],
  ['a GIF picture', 0, 'GIF8'],
  ['a WebP picture', 8, 'WEBP'],
  ['a TIFF picture', 0, 'II*\0'],
  ['a TIFF picture', 0, 'MM\0*'],
  ['a 7-Zip archive', 0, '7z\xbc\xaf\x27\x1c'],
  ['a RAR archive', 0, 'Rar!\x1a\x07'],
  ['a bzip2 archive', 0, 'BZh'],
  ['an XZ archive', 0, '\xfd7zXZ\0'],
  ['a program', 0, '\x7fELF'],
  ['a program', 0, 'MZ\x90\0'],
  ['a database', 0, 'SQLite format 3\0'],
  ['a sound or film', 4, 'ftyp'],
  ['a sound', 0, 'ID3'],
  ['a sound', 0, 'OggS'],
];

/** What the bytes are, in words that fit "looks like …", or undefined when they may be plain text. */
export function recognise(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  return SIGNATURES.find(([, at, signature]) => head.startsWith(signature, at))?.[0];
}
