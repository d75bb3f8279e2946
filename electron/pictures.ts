/** Writing pictures that a window has drawn. */
import { basename } from 'node:path';
import type { PictureFormat, SavedPicture } from '../domain/bridge';
import { SourcemarkError } from '../domain/errors';
import { replaceBytes } from './replace-file';

/** How each format begins: PNG (third edition) section 5.2, and the declaration that our SVG files have. */
const BEGINNINGS: Readonly<Record<PictureFormat, Uint8Array>> = {
  png: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  svg: new TextEncoder().encode('<?xml version="1.0" encoding="UTF-8"?>\n<svg '),
};

/** Throws `bad-request` for what is no picture of that format, so that nobody is asked where to put it. */
export function checkPicture(format: PictureFormat, bytes: Uint8Array): void {
  if (!BEGINNINGS[format].every((byte, at) => bytes[at] === byte)) {
    throw new SourcemarkError('bad-request', 'What was to be saved is not a picture. Nothing was written.');
  }
}

/** Writes a picture as a whole or not at all. Throws as `replaceBytes`. */
export function writePicture(path: string, bytes: Uint8Array): SavedPicture {
  replaceBytes(path, bytes);
  return { file: basename(path), bytes: bytes.byteLength };
}
