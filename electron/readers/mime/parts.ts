/**
 * The tree of parts of a mail or a saved page (MIME, RFC 2045 and 2046), each with its headers and its decoded bytes.
 * Splitting, transfer encodings and parameters are the work of postal-mime.
 */
import PostalMime, { decodeWords } from 'postal-mime';
import { SourcemarkError } from '../../../domain/errors';
import { decode, decodeByLabel, encodingName } from '../encoding';
import { type Budget, exceeds, LIMITS } from '../limits';
import { readHeaderBlock, type Header } from './headers';

/** One part. A part with parts has no bytes of its own. */
export interface Part {
  /** Where it is: `1`, `2.1`, counted as IMAP does (RFC 9051, section 6.4.5); empty for a message with several parts. */
  readonly path: string;
  /** Lower case, without parameters. */
  readonly mediaType: string;
  /** The parameters of the media type; names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
  /** `attachment`, `inline` or what stands there, lower case; empty where nothing does. */
  readonly disposition: string;
  /** The file name that the sender gave, without folders; empty where none is. */
  readonly fileName: string;
  /** Without its angle brackets; empty where there is none. */
  readonly contentId: string;
  readonly headers: readonly Header[];
  /** Decoded. Lines of a part that has no transfer encoding end in LF here, whatever they end in. */
  readonly bytes: Uint8Array;
  readonly parts: readonly Part[];
}

/** A message taken apart. */
export interface Message {
  readonly root: Part;
  /** The encoding that bytes above ASCII in the headers were read with, where they were not UTF-8; else undefined. */
  readonly headerEncoding: string | undefined;
  /** True where the boundaries between parts were not those that the headers name, and were found by their look. */
  readonly mended: boolean;
}

/**
 * What is used of the parser’s own tree, which it has built when `parse` is done. Its public result joins all bodies
 * into one string and leaves out headers of parts; the version is pinned, and the tests of this file read the tree.
 */
interface Node {
  readonly headers: readonly Header[];
  readonly childNodes: readonly Node[];
  readonly content: ArrayBuffer | null;
  readonly contentId?: string | undefined;
  readonly contentType: {
    readonly parsed: { readonly value: string; readonly params: Readonly<Record<string, string>> };
    readonly multipart: string | false;
  };
  readonly contentDisposition: {
    readonly parsed: { readonly value: string; readonly params: Readonly<Record<string, string>> };
  };
}

/**
 * Takes a message apart. Counts its parts against `budget`. `prefix` is the path of the part that holds the message,
 * for messages in messages. Throws `too-much` for what is nested too deeply, `unreadable` for what can't be parsed.
 */
export async function parseMessage(
  bytes: Uint8Array,
  name: string,
  budget: Budget,
  prefix: readonly number[] = [],
): Promise<Message> {
  const { bytes: readable, encoding } = withReadableHeaders(bytes);
  const root = await parseTree(readable, name);
  const state = { mended: false };
  const toPart = async (node: Node, path: readonly number[]): Promise<Part> => {
    budget.entry();
    let children = node.childNodes;
    if (node.contentType.multipart !== false && children.length === 0) {
      children = await splitByLook(new Uint8Array(node.content ?? new ArrayBuffer(0)), name);
      state.mended ||= children.length > 0;
    }
    const parts: Part[] = [];
    for (const [at, child] of children.entries()) parts.push(await toPart(child, [...path, at + 1]));
    const leaf = parts.length === 0 && path.length === prefix.length ? [...path, 1] : path;
    return {
      path: leaf.join('.'),
      mediaType: mediaTypeOf(node, parts.length > 0),
      parameters: new Map(Object.entries(node.contentType.parsed.params)),
      disposition: node.contentDisposition.parsed.value,
      fileName: fileNameOf(node),
      contentId: (node.contentId ?? '').replace(/[<>\s]/gu, ''),
      headers: node.headers,
      bytes: parts.length > 0 ? new Uint8Array() : new Uint8Array(node.content ?? new ArrayBuffer(0)),
      parts,
    };
  };
  const part = await toPart(root, prefix);
  return { root: part, headerEncoding: encoding, mended: state.mended };
}

/** Lines of a message: the parser keeps an object for each. A mail of 100 MB in base64 has half as many. */
const MOST_LINES = 3_000_000;

async function parseTree(bytes: Uint8Array, name: string): Promise<Node> {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (++lines > MOST_LINES) exceeds(name, 'has more than three million lines');
  }
  const parser = new PostalMime({
    forceRfc822Attachments: true,
    maxNestingDepth: LIMITS.nesting,
    maxHeadersSize: LIMITS.ratioFrom,
  });
  try {
    await parser.parse(bytes);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (message.startsWith('Maximum MIME nesting')) exceeds(name, 'nests parts inside parts too deeply');
    if (message.startsWith('Maximum header size')) exceeds(name, 'has headers longer than 8 MB');
    throw new SourcemarkError(
      'unreadable',
      `“${name}” can’t be taken apart as a mail; save it again and import that.`,
      {
        cause: error,
      },
    );
  }
  return (parser as unknown as { readonly root: Node }).root;
}

/** The media type that a part has, as far as it is one: a wrong one is text, as mail is by default (RFC 2045, 5.2). */
function mediaTypeOf(node: Node, hasParts: boolean): string {
  const stated = node.contentType.parsed.value;
  if (stated.startsWith('multipart/')) return hasParts ? stated : 'text/plain';
  return /^[\w.+-]+\/[\w.+-]+$/u.test(stated) ? stated : 'text/plain';
}

function fileNameOf(node: Node): string {
  const { params } = node.contentDisposition.parsed;
  const name = decodeWords(params['filename'] ?? node.contentType.parsed.params['name'] ?? '');
  return name
    .replace(/^.*[/\\]/su, '')
    .replace(/[\p{Cc}\p{Cf}\p{Surrogate}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

/** The parts of a body whose boundary is not the one that its headers name: that of its first line that looks like one. */
async function splitByLook(content: Uint8Array, name: string): Promise<readonly Node[]> {
  const head = Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, 64 * 1024)).toString(
    'latin1',
  );
  const boundary = /^--([^\s"][^\r\n"]{0,69})[ \t]*\r?\n(?=[\w-]{1,40}:)/mu.exec(head)?.[1]?.trimEnd();
  if (boundary === undefined) return [];
  const headers = Buffer.from(`Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n`, 'latin1');
  return (await parseTree(Buffer.concat([headers, content]), name)).childNodes;
}

/**
 * The message with headers that are UTF-8: those with other bytes above ASCII, which no standard allows and old
 * programs write, are read in the encoding that the message declares for its text, or by their look.
 */
function withReadableHeaders(bytes: Uint8Array): { bytes: Uint8Array; encoding: string | undefined } {
  const { end } = readHeaderBlock(bytes);
  const head = bytes.subarray(0, end);
  const isEscaped = Buffer.from(head).includes('\x1b$');
  if (!isEscaped && !head.some((byte) => byte >= 0x80)) return { bytes, encoding: undefined };
  const found = isEscaped ? decodeByLabel(head, 'iso-2022-jp') : decode(head);
  if (found === undefined || found.encoding === 'utf-8') return { bytes, encoding: undefined };
  const decoded = isEscaped ? found : (decodeByLabel(head, declaredIn(bytes) ?? found.encoding) ?? found);
  return { bytes: Buffer.concat([Buffer.from(decoded.text), bytes.subarray(end)]), encoding: decoded.encoding };
}

/** The first encoding beyond ASCII that the beginning of the message declares for any of its texts. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64 * 1024)).toString('latin1');
  for (const [, label = ''] of head.matchAll(/charset=["']?([\w.:-]{1,40})/giu)) {
    const name = encodingName(label);
    if (name !== undefined && name !== 'utf-8' && !/ascii/iu.test(label)) return name;
  }
  return undefined;
}
