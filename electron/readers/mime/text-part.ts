/** The characters of a text part: its charset as far as it is known and fits the bytes, else their look. */
import iconv from 'iconv-lite';
import type { ReaderWarning } from '../../../domain/source';
import { decode, decodeByLabel, encodingName, type Decoded } from '../encoding';
import type { Part } from './parts';

/** Charsets that declare nothing more than that somebody had to declare one. */
const EMPTY_LABELS =
  /^(?:us-?ascii|ascii|ansi_x3\.4-1968|unknown(?:-8bit)?|x-unknown|default|default_charset|_autodetect\S*|8bit|binary|)$/iu;

/** The charset that a part declares, if that says anything of its bytes. Not always a name that can be decoded. */
export function declaredCharset(part: Part): string | undefined {
  const label = (part.parameters.get('charset') ?? '').replace(/["'\s]/gu, '').toLowerCase();
  return EMPTY_LABELS.test(label) ? undefined : label;
}

/** Decodes a text part. `encoding` is the one that a person chose and goes before all else. Never throws. */
export function decodeTextPart(part: Part, encoding: string | undefined): Decoded {
  const { bytes } = part;
  const chosen = encoding === undefined ? undefined : decodeByLabel(bytes, encoding);
  if (chosen !== undefined) return chosen;
  const label = declaredCharset(part);
  const named = label === undefined ? undefined : (decodeByLabel(bytes, label) ?? decodeRare(bytes, label));
  const isAscii = !bytes.some((byte) => byte >= 0x80);
  if (named !== undefined && (isAscii || fits(named, bytes))) return named;
  if (isAscii) {
    const escaped = Buffer.from(bytes).includes('\x1b$') ? decodeByLabel(bytes, 'iso-2022-jp') : undefined;
    return escaped ?? { text: Buffer.from(bytes).toString('latin1'), encoding: 'utf-8', warnings: [] };
  }
  const guessed = decode(bytes) ?? {
    text: iconv.decode(Buffer.from(bytes), 'windows-1252'),
    encoding: 'windows-1252',
    warnings: [],
  };
  if (label === undefined) return guessed;
  return { ...guessed, warnings: [misdeclared(label, guessed.encoding), ...guessed.warnings] };
}

/** Charsets of mail that are no encodings of the web: UTF-7 (RFC 2152), code pages of DOS. */
function decodeRare(bytes: Uint8Array, label: string): Decoded | undefined {
  if (encodingName(label) !== undefined || !iconv.encodingExists(label)) return undefined;
  return { text: iconv.decode(Buffer.from(bytes), label), encoding: label, warnings: [] };
}

/** False for bytes that are UTF-8 though another charset is declared, and for those that the declared one can't read. */
function fits(named: Decoded, bytes: Uint8Array): boolean {
  if (named.encoding !== 'utf-8' && !/^(?:utf-16|gb18030|iso-2022)/u.test(named.encoding)) {
    const utf8 = decode(bytes);
    if (utf8?.encoding === 'utf-8' && utf8.warnings.length === 0) return false;
  }
  const broken = named.text.match(/\uFFFD/gu)?.length ?? 0;
  const beyond = named.text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return broken * 10 <= beyond;
}

function misdeclared(label: string, encoding: string): ReaderWarning {
  return {
    code: 'encoding-differs',
    message: `A part of the mail says that it is in ${label.replace(/[^\w.:-]/gu, '').slice(0, 40)}, but its bytes are not; it was read as ${encoding}. Check a few accented or non-Latin letters.`,
  };
}
