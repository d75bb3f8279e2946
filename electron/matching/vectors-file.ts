/** Reading the word vectors that the set-up has packed; `build/word-vectors.mjs` says what the file holds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordVectors, type WordVectors } from '../../domain/matching/word-vectors';

/** Reads the vectors beside the programs in `folder`. Throws where the file is missing or damaged. */
export function readWordVectors(folder: string): WordVectors {
  const bytes = readFileSync(join(folder, 'word-vectors.bin'));
  const [size, dimensions, length] = [0, 4, 8].map((at) => bytes.readUInt32LE(at)) as [number, number, number];
  const begin = 12 + length;
  if (bytes.length !== begin + size * dimensions) throw new Error('The word vectors are damaged.');
  const words = bytes.toString('utf8', 12, begin).split('\n');
  return wordVectors(words, new Int8Array(bytes.buffer, bytes.byteOffset + begin, size * dimensions));
}
