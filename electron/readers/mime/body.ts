/** What a mail says: its text, chosen from the forms in which it was sent, and which of its parts are attachments. */
import { SourcemarkError } from '../../../domain/errors';
import type { Fact, ReaderWarning, ReadResult } from '../../../domain/source';
import type { BlockKind } from '../../../domain/text';
import type { Reader, ReaderHint } from '../reader';
import type { Part } from './parts';
import { plainDrafts, type Draft } from './plain-body';
import { declaredCharset, decodeTextPart } from './text-part';

/** The text of a mail, its encoding, and what was noticed. */
export interface Body {
  readonly drafts: readonly Draft[];
  readonly encoding: string;
  /** What the page of an HTML part states of itself: its language and direction. */
  readonly facts: readonly Fact[];
  readonly warnings: readonly ReaderWarning[];
}

/** An HTML part with less than this share of the words of the text beside it is a picture or a stub. */
const ENOUGH = 0.9;

/** Parts that are for programs: signatures, keys, what is shown by some mail programs only. */
const FOR_PROGRAMS =
  /^(?:application\/(?:(?:x-)?pkcs7-signature|pgp-(?:signature|encrypted|keys)|ms-tnef-rpmsg)|text\/(?:x-amp-html|watch-html))$/u;

const NOTHING: Body = { drafts: [], encoding: '', facts: [], warnings: [] };

/** Kinds of a page that mean nothing inside a mail, which has its own headline and head. */
const INSIDE: Partial<Record<BlockKind, BlockKind>> = {
  headline: 'heading',
  standfirst: 'paragraph',
  byline: 'paragraph',
  dateline: 'paragraph',
};

/** The body of a mail. `readPart` reads its HTML. Throws what `readPart` throws when there is no other text. */
export async function readBody(root: Part, hint: ReaderHint, readPart: Reader): Promise<Body> {
  return bodyOf(root, hint, readPart);
}

/** The parts that are documents of their own, in their order; not pictures in the text, not the text itself. */
export function attachedParts(root: Part): Part[] {
  const found: Part[] = [];
  const walk = (part: Part, isRelated: boolean): void => {
    if (part.parts.length > 0) {
      const related = part.mediaType === 'multipart/related';
      const main = related ? relatedRoot(part) : undefined;
      for (const child of part.parts) walk(child, related && child !== main);
      return;
    }
    if (FOR_PROGRAMS.test(part.mediaType) || isBodyText(part)) return;
    const isPicture = /^(?:image|audio|video|font)\/|^text\/css$/u.test(part.mediaType);
    const isShown = part.disposition !== 'attachment' && (isRelated || part.disposition === 'inline');
    if (isPicture && (isShown || (part.contentId !== '' && isRelated))) return;
    if (isRelated && part.disposition !== 'attachment' && part.fileName === '') return;
    found.push(part);
  };
  walk(root, false);
  return found;
}

async function bodyOf(part: Part, hint: ReaderHint, readPart: Reader): Promise<Body> {
  switch (part.mediaType) {
    case 'multipart/alternative':
      return alternative(part, hint, readPart);
    case 'multipart/related': {
      const root = relatedRoot(part);
      return root === undefined ? NOTHING : bodyOf(root, hint, readPart);
    }
    case 'multipart/encrypted':
      return { ...NOTHING, warnings: [ENCRYPTED] };
    case 'application/pkcs7-mime':
    case 'application/x-pkcs7-mime':
      return { ...NOTHING, warnings: [ENCRYPTED] };
  }
  if (part.parts.length > 0) return inOrder(part, hint, readPart);
  if (!isBodyText(part) || part.bytes.byteLength === 0) return NOTHING;
  return isHtml(part) ? htmlBody(part, hint, readPart) : textBody(part, hint);
}

const ENCRYPTED: ReaderWarning = {
  code: 'encrypted',
  message:
    'The text of this mail is encrypted or sealed in a signature, so it is not shown. Open it in a mail program that has the key, save it as text or PDF, and import that.',
};

/** All texts of a part, one after the other. */
async function inOrder(part: Part, hint: ReaderHint, readPart: Reader): Promise<Body> {
  const bodies: Body[] = [];
  for (const child of part.parts) bodies.push(await bodyOf(child, hint, readPart));
  return {
    drafts: bodies.flatMap(({ drafts }) => drafts),
    encoding: bodies.find(({ drafts }) => drafts.length > 0)?.encoding ?? '',
    facts: bodies.flatMap(({ facts }) => facts),
    warnings: bodies.flatMap(({ warnings }) => warnings),
  };
}

/** The same text in several forms: the HTML, which has headings and quotes, unless the plain text says more. */
async function alternative(part: Part, hint: ReaderHint, readPart: Reader): Promise<Body> {
  const plain: Body[] = [];
  const rich: Part[] = [];
  for (const child of part.parts) {
    if (holdsHtml(child)) rich.push(child);
    else plain.push(await bodyOf(child, hint, readPart));
  }
  const text = plain.reduce((best, body) => (words(body) > words(best) ? body : best), NOTHING);
  // The last form is the richest one that the sender has (RFC 2046, section 5.1.4).
  const last = rich.at(-1);
  if (last === undefined) return text;
  let html: Body;
  try {
    html = await bodyOf(last, hint, readPart);
  } catch (error) {
    if (!(error instanceof SourcemarkError) || text.drafts.length === 0) throw error;
    return { ...text, warnings: [...text.warnings, unreadableHtml(error)] };
  }
  return words(html) > 0 && words(html) >= words(text) * ENOUGH ? html : text;
}

/** Letters and digits in a row, without addresses, which only plain text spells out; signs where no spaces are. */
function words({ drafts }: Body): number {
  let count = 0;
  for (const { words: shown } of drafts) {
    const plain = shown.replace(/\bhttps?:\/\/\S+|\S+@\S+/giu, ' ');
    count +=
      plain.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu)
        ?.length ?? 0;
  }
  return count;
}

async function htmlBody(part: Part, hint: ReaderHint, readPart: Reader): Promise<Body> {
  let read: ReadResult;
  try {
    read = await readPart(part.bytes, {
      name: hint.name,
      mediaType: 'text/html',
      // A mail has no navigation around it: all of its words are its text.
      extent: 'whole',
      charset: declaredCharset(part),
      encoding: hint.encoding,
    });
  } catch (error) {
    if (error instanceof SourcemarkError && (error.code === 'no-text' || error.code === 'empty-file')) return NOTHING;
    throw error;
  }
  return {
    drafts: read.blocks.map(({ kind, start, end }) => ({
      kind: INSIDE[kind] ?? kind,
      words: read.text.slice(start, end),
    })),
    encoding: read.encoding,
    facts: read.facts.filter(
      ({ field, basis }) => (field === 'language' || field === 'direction') && basis !== 'inferred',
    ),
    warnings: read.warnings.filter(({ code }) => code !== 'extraction-uncertain'),
  };
}

function textBody(part: Part, hint: ReaderHint): Body {
  const { text, encoding, warnings } = decodeTextPart(part, hint.encoding);
  const flow = {
    flowed: part.parameters.get('format')?.trim().toLowerCase() === 'flowed',
    delSp: part.parameters.get('delsp')?.trim().toLowerCase() === 'yes',
  };
  return { drafts: plainDrafts(text, flow), encoding, facts: [], warnings };
}

function unreadableHtml(error: SourcemarkError): ReaderWarning {
  return {
    code: 'html-unreadable',
    message: `The formatted form of this mail can’t be read, so its plain text is shown. (${error.message})`,
  };
}

/** The part that a compound shows (RFC 2387, section 3.2): the one that `start` names, else the first. */
function relatedRoot(part: Part): Part | undefined {
  const start = (part.parameters.get('start') ?? '').replace(/[<>\s]/gu, '');
  return part.parts.find(({ contentId }) => start !== '' && contentId === start) ?? part.parts[0];
}

function isHtml({ mediaType }: Part): boolean {
  return mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
}

function holdsHtml(part: Part): boolean {
  return isHtml(part) ? isBodyText(part) : part.parts.some(holdsHtml);
}

/** True for text that the mail shows; text with a file name is a file, unless it is all or the first that there is. */
function isBodyText(part: Part): boolean {
  const { mediaType, disposition, fileName, path } = part;
  if (FOR_PROGRAMS.test(mediaType)) return false;
  const isText =
    isHtml(part) ||
    /^text\/(?!calendar|csv|css|x-?vcard|vcard|directory|rtf|xml|x-)|^message\/(?:delivery-status|disposition-notification|feedback-report)$/u.test(
      mediaType,
    );
  if (!isText) return false;
  if (/^1(?:\.1)*$/u.test(path)) return disposition !== 'attachment' || path === '1';
  return disposition !== 'attachment' && fileName === '';
}
