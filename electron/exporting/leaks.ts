/** Looks through a finished file for words that must not be in it, inside archives and documents too. */
import { StringDecoder } from 'node:string_decoder';
import { unzipSync } from 'fflate';
import type { WrittenFile } from '../writers/writer';

/** Of a file that is read in pieces, so much of the last piece is looked at again with the next. */
const OVERLAP = 4096;

/** The words among `wanted` that stand in the file. Whole words only, whatever their case. */
export async function wordsFoundIn(file: WrittenFile, wanted: readonly string[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const left = new Map(wanted.map((word) => [word, pattern(word)]));
  const found: string[] = [];
  for await (const text of textsIn(file)) {
    for (const [word, forms] of left) {
      if (!forms.test(text)) continue;
      found.push(word);
      left.delete(word);
    }
  }
  return found;
}

/** The word as it is, and as XML and JSON write it. */
function pattern(word: string): RegExp {
  const escaped = word.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
  const forms = new Set([word, word.normalize('NFKC'), escaped, JSON.stringify(word).slice(1, -1)]);
  const any = Array.from(forms, (form) => form.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&').replace(/\s+/gu, '\\s+'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

/** What can be read in the file: its bytes as text, those of the parts of an archive, and the words of a PDF. */
async function* textsIn(file: WrittenFile): AsyncIterable<string> {
  const head = firstBytes(file);
  if (head.startsWith('PK')) {
    yield* archived(unzipSync(file.bytes()));
    return;
  }
  if (head.startsWith('%PDF-')) {
    const { extractText, getMeta } = await import('unpdf');
    const { text } = await extractText(new Uint8Array(file.bytes()), { mergePages: true });
    yield text;
    yield JSON.stringify(await getMeta(new Uint8Array(file.bytes())));
  }
  let rest = '';
  // Of pieces it is several times as fast as TextDecoder.
  const decoder = new StringDecoder('utf8');
  for (const chunk of file.chunks()) {
    const text = rest + decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    yield text;
    rest = text.slice(-OVERLAP);
  }
}

function* archived(parts: Record<string, Uint8Array>): Iterable<string> {
  for (const [name, bytes] of Object.entries(parts)) {
    yield name;
    yield new TextDecoder().decode(bytes);
  }
}

function firstBytes(file: WrittenFile): string {
  for (const chunk of file.chunks()) return Buffer.from(chunk.subarray(0, 8)).toString('latin1');
  return '';
}
