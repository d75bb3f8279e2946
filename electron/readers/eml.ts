/**
 * Reads mail (RFC 5322 with MIME). The text is a short head (subject, From, To, Cc, Date, as the message states them)
 * and the body. The subject is the headline; who wrote and who received are bylines, since they are actors that are
 * marked; the date is the dateline. Attachments are listed, and each is read as a document of its own.
 */
import { SourcemarkError } from '../../domain/errors';
import type { Fact, ReaderWarning, ReadResult } from '../../domain/source';
import { Budget } from './limits';
import { findAttachments, type Attachment } from './mime/attachments';
import { readBody } from './mime/body';
import { headerValue, readHeaderBlock, readMailDate, type Header } from './mime/headers';
import { parseMessage, type Message } from './mime/parts';
import { peopleOf } from './mime/people';
import { declaredCharset } from './mime/text-part';
import type { MemberList, Reader, ReaderHint } from './reader';
import { TextBuilder } from './text-builder';

const NAME = 'mail';
const VERSION = '1';

/** Headers that programs write, and no article begins with. */
const TECHNICAL =
  /^(?:message-id|received|mime-version|content-type|content-transfer-encoding|return-path|delivered-to|in-reply-to|references|x-[\w-]+|dkim-signature|arc-[\w-]+|authentication-results)$/u;

/** Headers that people see. */
const SEEN = /^(?:from|to|cc|bcc|subject|date|sender|reply-to|organization|list-id|importance|priority)$/u;

/** Bytes at the beginning that are asked whether they are a mail. */
const SAMPLE = 64 * 1024;

/** True for bytes that begin as a mail does: headers with at least two that are known, and not only by their words. */
export function looksLikeMail(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, SAMPLE);
  const { headers, strangers, closed, end } = readHeaderBlock(head);
  if (strangers > Math.floor(headers.length / 10) || (!closed && bytes.byteLength <= SAMPLE)) return false;
  const technical = new Set(headers.map(({ key }) => key).filter((key) => TECHNICAL.test(key)));
  const seen = new Set(headers.map(({ key }) => key).filter((key) => SEEN.test(key)));
  if (headers.length < 1 || technical.size + seen.size < 2) return beginsWithParts(head, headers, end);
  if (technical.size > 0) return seen.size > 0 || technical.size >= 3 || beginsWithParts(head, headers, end);
  // Only what an article could begin with as well: a mail’s people have addresses, and its date is one.
  const from = headers.find(({ key }) => key === 'from' || key === 'to')?.value ?? '';
  const date = headers.find(({ key }) => key === 'date')?.value;
  return (
    /[^\s@<]@[^\s@>]+\.[^\s@>]/u.test(from) && (date === undefined ? seen.size >= 3 : readMailDate(date) !== undefined)
  );
}

/** True for a multipart message whose boundary stands after its headers: a mail that lost its other headers. */
function beginsWithParts(head: Uint8Array, headers: readonly Header[], end: number): boolean {
  const type = headers.find(({ key }) => key === 'content-type')?.value ?? '';
  const boundary = /^multipart\/[^;]*;(?:.*;)?\s*boundary="?([^";]{1,70})/iu.exec(type)?.[1]?.trim();
  return boundary !== undefined && Buffer.from(head.subarray(end)).toString('latin1').includes(`--${boundary}`);
}

/** The attachments that can be read, also those of attached messages. Throws `too-much` or `unreadable`. */
export async function listMail(bytes: Uint8Array, hint: ReaderHint): Promise<MemberList> {
  const { readable } = await attachmentsOf(bytes, hint);
  return {
    choose: false,
    members: readable.map(({ member, name, part }) => ({
      member,
      name,
      mediaType: part.mediaType,
      bytes: part.bytes.byteLength,
      url: '',
      recordedAt: '',
    })),
  };
}

/**
 * Reads a mail, or with `hint.member` one of its attachments. `readPart` reads HTML and attachments. Throws `no-text`,
 * `not-found` for an attachment that is not there, and what `readPart` throws.
 */
export async function readMail(bytes: Uint8Array, hint: ReaderHint, readPart: Reader): Promise<ReadResult> {
  if (hint.member !== undefined && hint.member !== '') return readAttachment(bytes, hint, hint.member, readPart);
  const budget = new Budget(hint.name, bytes.byteLength);
  const message = await parseMessage(bytes, hint.name, budget);
  const body = await readBody(message.root, hint, readPart);
  const { unreadable } = await findAttachments(message.root, hint.name, budget);
  const { headers } = message.root;
  const head = readHead(headers);
  const builder = new TextBuilder(budget);
  builder.add('headline', head.subject);
  for (const line of head.people) builder.add('byline', line);
  builder.add('dateline', head.date);
  const headLength = builder.length;
  for (const { kind, words } of body.drafts) builder.add(kind, kind === 'table-row' ? words.split('\t') : words);
  if (builder.length === 0) {
    throw new SourcemarkError('no-text', `“${hint.name}” is a mail without a subject, a sender or any text.`);
  }
  const facts = [...head.facts, ...body.facts];
  return {
    text: builder.text,
    blocks: builder.blocks,
    facts: facts.filter(({ field }, at) => facts.findIndex((other) => other.field === field) === at),
    warnings: [
      ...messageWarnings(message),
      ...head.warnings,
      ...body.warnings,
      ...(builder.length === headLength && body.warnings.length === 0 ? [NO_BODY] : []),
      ...attachmentWarning(unreadable),
    ],
    mediaType: 'message/rfc822',
    encoding: body.encoding,
    extent: 'article',
    hasExtents: false,
    reader: NAME,
    readerVersion: VERSION,
  };
}

const NO_BODY: ReaderWarning = {
  code: 'no-body',
  message: 'This mail has no text of its own, only what its head and its attachments say.',
};

async function attachmentsOf(bytes: Uint8Array, hint: ReaderHint): ReturnType<typeof findAttachments> {
  const budget = new Budget(hint.name, bytes.byteLength);
  const { root } = await parseMessage(bytes, hint.name, budget);
  return findAttachments(root, hint.name, budget);
}

async function readAttachment(
  bytes: Uint8Array,
  hint: ReaderHint,
  member: string,
  readPart: Reader,
): Promise<ReadResult> {
  const { readable } = await attachmentsOf(bytes, hint);
  const found = readable.find((attachment) => attachment.member === member);
  if (found === undefined) {
    throw new SourcemarkError('not-found', `“${hint.name}” has no attachment “${member}” that can be read.`);
  }
  const { name, part } = found;
  const read = await readPart(part.bytes, {
    name,
    mediaType: part.mediaType,
    charset: declaredCharset(part),
    encoding: hint.encoding,
    extent: hint.extent,
    password: hint.password,
  });
  return { ...read, reader: `${NAME}+${read.reader}`, readerVersion: `${VERSION}+${read.readerVersion}` };
}

interface Head {
  readonly subject: string;
  /** “From: …”, “To: …”. */
  readonly people: readonly string[];
  readonly date: string;
  readonly facts: readonly Fact[];
  readonly warnings: readonly ReaderWarning[];
}

/** What the headers say, for the text and as facts. Of headers that occur twice the first counts, but for To and Cc. */
function readHead(headers: readonly Header[]): Head {
  const subject = headerValue(headers, 'subject');
  const from = peopleOf(headers.filter(({ key }) => key === 'from').slice(0, 1));
  const people = (['from', 'to', 'cc'] as const).flatMap((key) => {
    const named = key === 'from' ? from : peopleOf(headers.filter((header) => header.key === key));
    return named === '' ? [] : [`${key.charAt(0).toUpperCase()}${key.slice(1)}: ${named}`];
  });
  const stated = headerValue(headers, 'date');
  const date = readMailDate(stated);
  const language = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.exec(headerValue(headers, 'content-language'))?.[0];
  const facts: Fact[] = [];
  const know = (field: Fact['field'], value: string | undefined): void => {
    if (value !== undefined && value !== '') facts.push({ field, value, basis: 'metadata', reason: '' });
  };
  know('headline', subject);
  know('byline', from);
  know('published', date);
  know('language', language);
  const isCut = date !== undefined && !date.includes('T');
  return {
    subject,
    people,
    date: stated === '' ? '' : `Date: ${stated}`,
    facts,
    warnings: stated !== '' && (date === undefined || isCut) ? [dateWarning(stated, isCut)] : [],
  };
}

function dateWarning(stated: string, isCut: boolean): ReaderWarning {
  const shown = stated.slice(0, 60);
  return {
    code: 'date-unreadable',
    message: isCut
      ? `The time of day in the mail’s date, “${shown}”, can’t be read; only the day is taken from it.`
      : `The mail’s date, “${shown}”, can’t be read. Enter the date yourself if you know it.`,
  };
}

function messageWarnings({ headerEncoding, mended }: Message): ReaderWarning[] {
  const warnings: ReaderWarning[] = [];
  if (headerEncoding !== undefined) {
    warnings.push({
      code: 'encoding-guessed',
      message: `The head of the mail does not say how its characters are encoded; it was read as ${headerEncoding}. Check a few accented or non-Latin letters.`,
    });
  }
  if (mended) {
    warnings.push({
      code: 'mail-structure',
      message: 'The parts of this mail are not divided as its head says; they were told apart by their look.',
    });
  }
  return warnings;
}

function attachmentWarning(unreadable: readonly Attachment[]): ReaderWarning[] {
  if (unreadable.length === 0) return [];
  const names = unreadable.slice(0, 10).map(({ name }) => `“${name}”`);
  const rest = unreadable.length - names.length;
  const list = rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ');
  return [
    {
      code: 'attachments',
      message: `Not every attachment is of a kind that is read: ${list}. The bytes of the mail, which are kept, hold them.`,
    },
  ];
}
