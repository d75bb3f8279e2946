/** Which encoding a web page is in: a person's word, its mark, its transport, its own declaration, and then its bytes. */
import type { ReaderWarning } from '../../../domain/source';
import { decode, decodeByLabel, encodingName, type Decoded } from '../encoding';
import type { ReaderHint } from '../reader';

/** How many bytes of a page its declaration is looked for in (HTML Living Standard, section 13.2.3.2). */
const PRESCAN_LENGTH = 1024;

/** Above this share of undecodable characters a declared encoding is not the one that the bytes are in. */
const WRONG_SHARE = 0.01;

/**
 * Decodes a page, or answers undefined when it can't be text. A person's choice goes before everything, then a byte
 * order mark, what the transport declared, what the page declares, and last what the bytes look like.
 */
export function decodeHtml(bytes: Uint8Array, hint: Pick<ReaderHint, 'encoding' | 'charset'>): Decoded | undefined {
  const warnings: ReaderWarning[] = [];
  if (hint.encoding !== undefined) {
    const decoded = decodeByLabel(bytes, hint.encoding);
    if (decoded !== undefined) return decoded;
    warnings.push(unknownEncoding(hint.encoding));
  }
  const decoded = hasMark(bytes) ? decode(bytes) : byDeclaration(bytes, hint.charset, warnings);
  return decoded === undefined ? undefined : { ...decoded, warnings: [...warnings, ...decoded.warnings] };
}

function byDeclaration(bytes: Uint8Array, charset: string | undefined, warnings: ReaderWarning[]): Decoded | undefined {
  for (const label of [charset, prescan(bytes)]) {
    if (label === undefined) continue;
    const decoded = decodeByLabel(bytes, label);
    if (decoded === undefined) {
      warnings.push(unknownEncoding(label));
      continue;
    }
    if (decoded.encoding !== 'utf-8') {
      const utf8 = decodeIfUtf8(bytes);
      if (utf8 === undefined) return decoded;
      warnings.push(differs(decoded.encoding, 'utf-8'));
      return utf8;
    }
    if (!isWrong(decoded)) return decoded;
    const guessed = decode(bytes);
    if (guessed !== undefined && guessed.encoding !== decoded.encoding) {
      warnings.push(differs(decoded.encoding, guessed.encoding));
    }
    return guessed ?? decoded;
  }
  return decode(bytes);
}

/**
 * The encoding that a page declares in a `meta` element of its first 1024 bytes, as its WHATWG name or, when that is
 * unknown, as it was written; undefined when it declares none (HTML Living Standard, section 13.2.3.2, “prescan”).
 */
export function prescan(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, PRESCAN_LENGTH)).toString(
    'latin1',
  );
  const xml = /^<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/iu.exec(head)?.[1];
  for (let at = 0; at < head.length;) {
    at = head.indexOf('<', at);
    if (at < 0) break;
    if (head.startsWith('<!--', at)) {
      const end = head.indexOf('-->', at + 2);
      if (end < 0) break;
      at = end + 3;
    } else if (/^<meta[\s/]/iu.test(head.slice(at, at + 6))) {
      const tag = readAttributes(head, at + 5);
      const label = declared(tag.attributes);
      if (label !== undefined) return asDeclared(label);
      at = tag.end;
    } else if (/^<\/?[a-z]/iu.test(head.slice(at, at + 3))) {
      at = readAttributes(head, at + 2).end;
    } else at++;
  }
  return xml === undefined ? undefined : asDeclared(xml);
}

function declared(attributes: ReadonlyMap<string, string>): string | undefined {
  const charset = attributes.get('charset')?.trim();
  if (charset !== undefined && charset !== '') return charset;
  if (attributes.get('http-equiv')?.trim().toLowerCase() !== 'content-type') return undefined;
  return /charset\s{0,99}=\s{0,99}["']?([^\s;"']{1,60})/iu.exec(attributes.get('content') ?? '')?.[1];
}

/** What a declaration inside the bytes means: it was read as ASCII, so it can't be UTF-16 (section 13.2.3.2). */
function asDeclared(label: string): string {
  if (label.toLowerCase() === 'x-user-defined') return 'windows-1252';
  const name = encodingName(label);
  return name === 'utf-16le' || name === 'utf-16be' ? 'utf-8' : (name ?? label);
}

/** The attributes of the tag whose name ends at or after `at`, and where the tag ends. */
function readAttributes(head: string, at: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  const part = /([^\s/>=][^\s/>=]*)(?:\s{0,99}=\s{0,99}(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?|>/gu;
  part.lastIndex = at;
  for (let match = part.exec(head); match !== null; match = part.exec(head)) {
    if (match[0] === '>') return { attributes, end: part.lastIndex };
    const name = (match[1] ?? '').toLowerCase();
    if (!attributes.has(name)) attributes.set(name, match[2] ?? match[3] ?? match[4] ?? '');
  }
  return { attributes, end: head.length };
}

function hasMark(bytes: Uint8Array): boolean {
  const [first, second, third] = bytes;
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0xef && second === 0xbb && third === 0xbf)
  );
}

/**
 * Bytes that are valid UTF-8 and more than ASCII are UTF-8, whatever an older declaration says: copies of pages are
 * often converted without it, and legacy text that is valid UTF-8 by chance is next to impossible.
 */
function decodeIfUtf8(bytes: Uint8Array): Decoded | undefined {
  if (!bytes.some((byte) => byte >= 0x80)) return undefined;
  const decoded = decode(bytes);
  return decoded?.encoding === 'utf-8' && decoded.warnings.length === 0 ? decoded : undefined;
}

function isWrong({ text }: Decoded): boolean {
  const broken = text.match(/\uFFFD/gu)?.length ?? 0;
  return broken > 0 && broken > (text.match(/[^\p{ASCII}]/gu)?.length ?? 0) * WRONG_SHARE;
}

function unknownEncoding(label: string): ReaderWarning {
  const name = label.replace(/[^\w.:-]/gu, '').slice(0, 40);
  return {
    code: 'encoding-unknown',
    message: `The encoding “${name}” is not known, so the page was read by the look of its bytes. Check a few accented or non-Latin letters.`,
  };
}

function differs(said: string, read: string): ReaderWarning {
  return {
    code: 'encoding-differs',
    message: `The page says that it is in ${said}, but its bytes are not; it was read as ${read}. Check a few accented or non-Latin letters.`,
  };
}
