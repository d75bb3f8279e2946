/**
 * From bytes to characters. A byte order mark decides, then strict UTF-8, then UTF-16 by its zero bytes, and only then
 * a guess by letter statistics, which is always said.
 */
import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import type { ReaderWarning } from '../../domain/source';

/** Decoded bytes. `encoding` is the WHATWG name. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly warnings: readonly ReaderWarning[];
}

const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Legacy encodings that are guessed, by the name that chardet gives them, with the name that WHATWG gives them. */
const GUESSED = new Map([
  // WHATWG Encoding, section 4.2: documents that say ISO-8859-1 mean windows-1252.
  ['ISO-8859-1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['windows-1256', 'windows-1256'],
  ['ISO-8859-6', 'iso-8859-6'],
  ['windows-1251', 'windows-1251'],
  ['ISO-8859-5', 'iso-8859-5'],
  ['KOI8-R', 'koi8-r'],
  ['windows-1255', 'windows-1255'],
  ['ISO-8859-8', 'windows-1255'],
  ['windows-1253', 'windows-1253'],
  ['ISO-8859-7', 'iso-8859-7'],
  ['windows-1254', 'windows-1254'],
  ['ISO-8859-9', 'windows-1254'],
  ['windows-1250', 'windows-1250'],
  ['ISO-8859-2', 'iso-8859-2'],
  ['Shift_JIS', 'shift_jis'],
  ['EUC-JP', 'euc-jp'],
  ['EUC-KR', 'euc-kr'],
  ['Big5', 'big5'],
  ['GB18030', 'gb18030'],
]);

/** How many bytes the guess looks at. */
const SAMPLE_LENGTH = 1 << 16;

/** Decodes bytes, or answers undefined when they can't be text. Never throws. */
export function decode(bytes: Uint8Array): Decoded | undefined {
  for (const [encoding, mark] of BYTE_ORDER_MARKS) {
    if (mark.every((byte, at) => bytes[at] === byte)) return decodeAs(encoding, bytes.subarray(mark.length));
  }
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) {
    return zeroShare(bytes, 0, 1) > 0.1 ? decodeUtf16(bytes) : { text: utf8, encoding: 'utf-8', warnings: [] };
  }
  if (bytes.includes(0)) return decodeUtf16(bytes);
  return mostlyUtf8(bytes) ?? guess(bytes);
}

/**
 * The WHATWG name of an encoding for one of its labels (Encoding Standard, section 4.2), or undefined when no encoding
 * that can be decoded has that label.
 */
export function encodingName(label: string): string | undefined {
  try {
    const name = new TextDecoder(label).encoding;
    return name === 'replacement' ? undefined : name;
  } catch {
    return undefined;
  }
}

/**
 * Decodes bytes by a label of the WHATWG Encoding Standard, whatever the bytes look like; a byte order mark of that
 * encoding is left out. Answers undefined for a label that names no encoding.
 */
export function decodeByLabel(bytes: Uint8Array, label: string): Decoded | undefined {
  const name = encodingName(label);
  if (name === undefined) return undefined;
  const mark = BYTE_ORDER_MARKS.find(([encoding]) => encoding === name)?.[1];
  const marked = mark?.every((byte, at) => bytes[at] === byte) === true;
  return decodeAs(name, marked ? bytes.subarray(mark.length) : bytes);
}

/** UTF-8 with a few broken bytes, as after a cut or a bad copy: at least ten good characters above ASCII for each. */
function mostlyUtf8(bytes: Uint8Array): Decoded | undefined {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const good = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return good >= broken * 10 ? mend({ text, encoding: 'utf-8', warnings: [] }) : undefined;
}

function decodeAs(encoding: string, bytes: Uint8Array): Decoded {
  if (encoding === 'utf-8') {
    const text = decodeUtf8(bytes);
    if (text !== undefined) return { text, encoding, warnings: [] };
  }
  // `TextDecoder` misreads the windows-1252 family in some versions of Node (nodejs/node#56542), iconv-lite does not.
  const text = iconv.encodingExists(encoding)
    ? iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, { stripBOM: false })
    : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  return mend({ text, encoding, warnings: [] });
}

/** UTF-8 as it stands, or undefined when the bytes are not valid UTF-8 (Unicode 16, section 3.9, D92). */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 without a mark: most texts have many characters whose upper byte is zero, on one side only. */
function decodeUtf16(bytes: Uint8Array): Decoded | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const [even, odd] = [zeroShare(bytes, 0, 2), zeroShare(bytes, 1, 2)];
  if (Math.max(even, odd) < 0.05 || Math.min(even, odd) > 0.02) return undefined;
  const decoded = decodeAs(odd > even ? 'utf-16le' : 'utf-16be', bytes);
  return { ...decoded, warnings: [guessWarning(decoded.encoding), ...decoded.warnings] };
}

/** The share of zero bytes among every `step`-th byte from `first`. */
function zeroShare(bytes: Uint8Array, first: number, step: number): number {
  let zeros = 0;
  let all = 0;
  for (let i = first; i < Math.min(bytes.length, SAMPLE_LENGTH); i += step, all++) if (bytes[i] === 0) zeros++;
  return all === 0 ? 0 : zeros / all;
}

function guess(bytes: Uint8Array): Decoded | undefined {
  const sample = bytes.subarray(0, SAMPLE_LENGTH);
  if (controlShare(sample) > 0.02) return undefined;
  const name = analyse(sample).find((match) => GUESSED.has(match.name))?.name ?? 'windows-1252';
  const encoding = GUESSED.get(name) ?? 'windows-1252';
  const decoded = decodeAs(encoding, bytes);
  return { ...decoded, warnings: [guessWarning(encoding), ...decoded.warnings] };
}

/** The share of control characters that no text has. */
function controlShare(bytes: Uint8Array): number {
  let controls = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  return bytes.length === 0 ? 0 : controls / bytes.length;
}

function guessWarning(encoding: string): ReaderWarning {
  return {
    code: 'encoding-guessed',
    message: `The file does not say how its characters are encoded; it was read as ${encoding} by the look of its bytes. Check a few accented or non-Latin letters.`,
  };
}

/** Says what could not be decoded, and replaces halves of surrogate pairs, which no stored text can hold. */
function mend({ text, encoding, warnings }: Decoded): Decoded {
  const halves = text.match(/\p{Surrogate}/gu)?.length ?? 0;
  const whole = halves === 0 ? text : text.replace(/\p{Surrogate}/gu, '\uFFFD');
  const undecodable = whole.includes('\uFFFD');
  if (!undecodable) return { text, encoding, warnings };
  return {
    text: whole,
    encoding,
    warnings: [
      ...warnings,
      {
        code: 'undecodable',
        message: `Some bytes mean nothing in ${encoding}; they are shown as \uFFFD. The original bytes are kept.`,
      },
    ],
  };
}
