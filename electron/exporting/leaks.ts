/**
 * Looks through a finished file for words that must not be in it, inside archives and documents too, and however the
 * file’s form writes them: escaped as JSON, XML and Markdown do, between tags, percent-encoded.
 */
import { StringDecoder } from 'node:string_decoder';
import { unzipSync } from 'fflate';
import type { Span } from '../../domain/text';
import { UNSPACED } from '../../domain/unspaced-scripts';
import { percentDecoded } from '../handover/percent-encoding';
import type { Withheld } from '../handover/withheld';
import type { WrittenFile } from '../writers/writer';
import { unescaped, withoutTags } from './escapes';

/** Words that must not be in a file. */
interface Leak {
  readonly words: string;
  readonly context: string;
  /** True for the name of something confidential. */
  readonly isName: boolean;
}

/** What was found in a file. */
export interface Findings {
  /** The first of what must not be in it, with what stands around it on one line. */
  readonly leak: Leak | undefined;
  /** Sentences about what a person should know of. */
  readonly notices: readonly string[];
}

/** Of a file that is read in pieces, so much of the last piece is looked at again with the next. */
const OVERLAP = 4096;

/** UTF-16 code units that are shown on each side of what was found. */
const SHOWN = 40;

/** Looks for everything that is withheld. Whole words only, whatever their case; after a leak nothing more is looked for. */
export async function lookThrough(
  file: WrittenFile,
  { never, secret, doubtful, notices }: Withheld,
): Promise<Findings> {
  const banned = never.map((words) => sought(words));
  const left = doubtful.map(({ words, endings }) => words.map((one) => sought(one, endings)));
  const found = doubtful.map(() => [] as string[]);
  if (banned.length + left.flat().length === 0 && secret.isEmpty) return { leak: undefined, notices };
  for await (const text of textsIn(file)) {
    for (const reading of readingsOf(text)) {
      for (const words of banned) {
        const place = placeOf(words, reading);
        if (place !== undefined)
          return { leak: { ...shown(reading, place), words: words.words, isName: false }, notices };
      }
      const name = secret.firstIn(reading);
      if (name !== undefined) return { leak: { ...shown(reading, name), words: name.name, isName: true }, notices };
      left.forEach((words, at) => {
        const there = words.filter((one) => placeOf(one, reading) !== undefined);
        if (there.length === 0) return;
        found[at]?.push(...there.map((one) => one.words));
        left[at] = words.filter((one) => !there.includes(one));
      });
    }
  }
  const said = doubtful.flatMap(({ say }, at) => ((found[at]?.length ?? 0) > 0 ? [say(found[at] ?? [])] : []));
  return { leak: undefined, notices: [...said, ...notices] };
}

/** Words, and how they are looked for: to fold the whole file would take longer than to write it. */
interface Sought {
  readonly words: string;
  readonly pattern: RegExp;
}

/** `words` as whole words, with any spaces, quote marks and dashes in place of theirs. */
function sought(words: string, endings?: 'any' | 'some'): Sought {
  const forms = new Set([words.trim(), words.trim().normalize('NFKC'), words.trim().normalize('NFD')]);
  const any = Array.from(forms, (form) =>
    form.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&').replace(LOOKALIKES, (sign) => lookalikes(sign)),
  );
  const isOpen = (sign: string | undefined): boolean =>
    sign === undefined || !IN_WORD.test(sign) || UNSPACED.test(sign);
  const signs = Array.from(words.trim());
  const before = isOpen(signs[0]) ? '' : '(?<![\\p{L}\\p{N}])';
  const ending = endings === undefined ? '' : `\\p{L}{${endings === 'some' ? 1 : 0},4}`;
  const after = /^https?:/iu.test(words) ? NO_MORE_ADDRESS : isOpen(signs.at(-1)) ? '' : `${ending}(?![\\p{L}\\p{N}])`;
  return { words, pattern: new RegExp(`${before}(?:${any.join('|')})${after}`, 'iu') };
}

/** An address is another one where it goes on. */
const NO_MORE_ADDRESS = '(?![\\p{L}\\p{N}/?#=&%_-])';

const LOOKALIKES = /\s+|['’‘‛ʼ`´]|["“”„«»]|\p{Pd}/gu;

function lookalikes(sign: string): string {
  if (/\s/u.test(sign)) return '\\s+';
  return /\p{Pd}/u.test(sign) ? '\\p{Pd}' : /["“”„«»]/u.test(sign) ? '["“”„«»]' : "['’‘‛ʼ`´]";
}

const IN_WORD = /[\p{L}\p{N}]/u;
function placeOf({ pattern }: Sought, text: string): Span | undefined {
  const match = pattern.exec(text);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}

function shown(text: string, { start, end }: Span): Pick<Leak, 'context'> {
  const context = text.slice(Math.max(0, start - SHOWN), end + SHOWN).replace(/[\s\p{Cc}]+/gu, ' ');
  return { context: context.trim() };
}

/** A text of a file as it is and as those read it who know its form. */
function* readingsOf(text: string): Generator<string> {
  yield text;
  const plain = unescaped(text);
  if (plain !== text) yield plain;
  if (text.includes('</')) yield unescaped(withoutTags(text));
  const decoded = percentDecoded(plain);
  if (decoded !== plain) yield decoded;
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
