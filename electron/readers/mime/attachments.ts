/** The attachments of a mail by name: those that a reader can take, and the others. */
import { type Budget } from '../limits';
import { attachedParts } from './body';
import { headerValue } from './headers';
import { parseMessage, type Part } from './parts';

/** A part of a mail that is a document of its own. */
export interface Attachment {
  /** Its path in the message and its name: the same for the same bytes. */
  readonly member: string;
  readonly name: string;
  readonly part: Part;
}

/** Messages in messages are looked into this deeply; what is deeper is still read, as part of the message around it. */
const DEEPEST = 8;

/** What is read, by media type, with the ending of a name for parts that have none. */
const READ_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^application\/(?:x-)?pdf$/u, 'pdf'],
  [/^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.(?:document|template)$/u, 'docx'],
  [/^application\/vnd\.ms-word\.document\.macroenabled\.12$/u, 'docm'],
  [/^(?:text\/html|application\/xhtml\+xml)$/u, 'html'],
  [/^text\/(?:markdown|x-markdown)$/u, 'md'],
  [/^text\/plain$/u, 'txt'],
  [/^message\/(?:rfc822|global)$/u, 'eml'],
  [/^(?:application\/x-mimearchive|multipart\/related)$/u, 'mhtml'],
  [/^application\/(?:warc|x-warc|wacz)$/u, 'warc'],
];

/** Endings of names of what is read, for senders that call every file `application/octet-stream`. */
const READ_NAMES = /\.(?:pdf|docx|docm|html?|xhtml|txt|text|md|markdown|eml|mht|mhtml|warc(?:\.gz)?|wacz)$/iu;

/** Types that say nothing of the bytes. */
const UNSAYING =
  /^(?:application\/(?:octet-stream|binary|x-download|download|force-download|unknown|x-unknown|msword)|text\/plain)$/u;

/** The attachments in the order of the message; those of an attached message follow it. */
export async function findAttachments(
  root: Part,
  name: string,
  budget: Budget,
): Promise<{ readable: Attachment[]; unreadable: Attachment[] }> {
  const readable: Attachment[] = [];
  const unreadable: Attachment[] = [];
  const look = async (message: Part, depth: number): Promise<void> => {
    for (const part of attachedParts(message)) {
      if (part.bytes.byteLength === 0) continue;
      const isMessage = /^message\/(?:rfc822|global)$/u.test(part.mediaType);
      const inner =
        isMessage && depth < DEEPEST
          ? (await parseMessage(part.bytes, name, budget, part.path.split('.').map(Number))).root
          : undefined;
      const shown = nameOf(part, inner);
      const attachment = { member: `${part.path}/${shown}`, name: shown, part };
      if (isReadable(part, shown)) readable.push(attachment);
      else unreadable.push(attachment);
      if (inner !== undefined) await look(inner, depth + 1);
    }
  };
  await look(root, 0);
  return { readable, unreadable };
}

/** The name that the sender gave; else an attached message’s subject, or a number with the ending of its type. */
function nameOf(part: Part, message: Part | undefined): string {
  if (part.fileName !== '') return part.fileName;
  const ending = READ_TYPES.find(([type]) => type.test(part.mediaType))?.[1] ?? part.mediaType.replace(/^.*\//u, '');
  const subject = message === undefined ? '' : headerValue(message.headers, 'subject');
  const stem = subject
    .replace(/[\p{Cc}\p{Cf}\p{Surrogate}/\\]+/gu, ' ')
    .trim()
    .slice(0, 120);
  return `${stem === '' ? `attachment ${part.path}` : stem}.${ending}`;
}

function isReadable(part: Part, name: string): boolean {
  if (Buffer.from(part.bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return true;
  const hasEnding = /\.[\p{L}\p{N}]{1,8}$/u.test(name);
  if (UNSAYING.test(part.mediaType) && hasEnding) return READ_NAMES.test(name);
  return READ_TYPES.some(([type]) => type.test(part.mediaType));
}
