/** Which format bytes are in. Found by content; a name only decides between formats that are all plain text. */
import { SourcemarkError } from '../../domain/errors';
import { decode } from './encoding';
import type { ReaderHint } from './reader';
import { recognise } from './sniff';

/** The formats that are read. */
export type Format = 'html' | 'mhtml' | 'warc' | 'wacz' | 'mail' | 'docx' | 'pdf' | 'markdown' | 'text';

/** How many bytes are looked at for what is not known by its first few. */
const SAMPLE = 20 * 1024;

/** Office documents and archives whose insides say what they are, with a sentence's end for what is not read. */
const ZIPPED: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.xml$/u, 'is a spreadsheet. Save the sheet that you need as CSV or PDF and import that.'],
  [/^ppt\/presentation\.xml$/u, 'is a presentation. Save it as PDF and import that.'],
  [/^META-INF\/container\.xml$/u, 'is an e-book. Save the chapter that you need as a web page or PDF and import that.'],
  [/^content\.xml$/u, 'is an OpenDocument file. Save it as DOCX or PDF and import that.'],
];

/** The format of `bytes`. Throws `not-text` or `unreadable` with a sentence for what is not read. */
export async function findFormat(bytes: Uint8Array, hint: ReaderHint): Promise<Format> {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipFormat(bytes, hint);
  if (isWarc(head)) return 'warc';
  if (head.startsWith('\x1f\x8b')) return gzipFormat(bytes, hint);
  const kind = recognise(bytes);
  if (kind !== undefined) throw notText(hint.name, `looks like ${kind}`);
  const { looksLikeMhtml } = await import('./mhtml');
  if (looksLikeMhtml(bytes)) return 'mhtml';
  const { looksLikeMail } = await import('./eml');
  if (looksLikeMail(bytes)) return 'mail';
  const text = decode(bytes.subarray(0, SAMPLE))?.text ?? '';
  if (await isHtml(text, hint)) return 'html';
  const { looksLikeMarkdown } = await import('./markdown');
  return hint.known === undefined && looksLikeMarkdown(hint.name, text) ? 'markdown' : 'text';
}

/** Names of files that are plain text, and no name at all. */
const PLAIN_NAME = /^[^.]*$|\.(?:txt|text|log|csv|tsv|jsonl?|ya?ml|tex|srt|vtt|rst|adoc|md|markdown)$/iu;

/**
 * A whole page is one under any name. A piece of one is not where the name says plain text: a text may begin with a tag
 * and mean it as it stands.
 */
async function isHtml(text: string, { name, mediaType }: ReaderHint): Promise<boolean> {
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') return true;
  const { looksLikeHtml } = await import('./html');
  if (!looksLikeHtml(text)) return false;
  return (
    !PLAIN_NAME.test(name) ||
    (/^[\uFEFF\s]*<(?:!doctype|html|\?xml|!--)/iu.test(text) && /<(?:body|p|div)[\s>]/iu.test(text))
  );
}

/** WARC (ISO 28500) and its forerunner ARC. */
function isWarc(head: string): boolean {
  return /^WARC\/\d/u.test(head) || head.startsWith('filedesc://');
}

async function zipFormat(bytes: Uint8Array, hint: ReaderHint): Promise<Format> {
  const { listZip } = await import('./zip');
  const names = (await listZip(bytes, hint.name)).map(({ name }) => name);
  const { isDocx } = await import('./docx');
  if (isDocx(names)) return 'docx';
  if (names.some((name) => /^archive\/[^/]+\.warc(?:\.gz)?$/u.test(name))) return 'wacz';
  const known = ZIPPED.find(([sign]) => names.some((name) => sign.test(name)));
  throw notText(hint.name, known?.[1] ?? 'is an archive. Unpack it and import what is in it.');
}

async function gzipFormat(bytes: Uint8Array, hint: ReaderHint): Promise<Format> {
  const { beginsAsGzippedWarc } = await import('./warc');
  if (beginsAsGzippedWarc(bytes)) return 'warc';
  throw notText(hint.name, 'is a gzip archive. Unpack it and import what is in it.');
}

function notText(name: string, what: string): SourcemarkError {
  const sentence = what.endsWith('.') ? what : `${what}, which is not read. Save the article as text, PDF or web page.`;
  return new SourcemarkError('not-text', `“${name}” ${sentence}`);
}
