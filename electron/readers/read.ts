/**
 * Reading a document of any known format: the format is found by content, the reader is loaded when it is first
 * needed, and what every text needs (furniture, language, direction) is added. Runs in the reading worker.
 */
import { SourcemarkError } from '../../domain/errors';
import type { Fact, ReaderWarning, ReadResult } from '../../domain/source';
import type { Block } from '../../domain/text';
import { findFormat, type Format } from './formats';
import { markFurniture } from './furniture';
import { withLanguage } from './language';
import type { MemberList, Reader, ReaderHint } from './reader';

/** What was taken from bytes. */
export interface Taken {
  /** Absent when the bytes hold several documents, of which some have to be chosen first. */
  readonly read?: ReadResult | undefined;
  /**
   * The documents that the bytes hold beside the one that was read, or to choose from; of an archive with one page, that
   * page. Empty when a document was asked for by its name.
   */
  readonly members: MemberList;
  /**
   * What an archive says of the document: its address, and when it was captured (ISO 8601). Empty where it does not, and
   * when the document was asked for by its name: then its list says so.
   */
  readonly record: { readonly url: string; readonly recordedAt: string };
}

const NOTHING_INSIDE: MemberList = { choose: false, members: [] };
const NO_RECORD = { url: '', recordedAt: '' };

/**
 * Reads the document that `hint` asks for. Of bytes that hold several, with none asked for, only the list is answered;
 * when they hold one, that one is read. Throws a SourcemarkError with a sentence when nothing can be had.
 */
export async function takeDocument(bytes: Uint8Array, hint: ReaderHint): Promise<Taken> {
  if (bytes.byteLength === 0) {
    throw new SourcemarkError('empty-file', `“${hint.name}” is empty, so there is nothing to mark in it.`);
  }
  const format = await findFormat(bytes, hint);
  if (hint.member !== undefined && hint.member !== '') {
    // Whoever names a document has the list; making it again takes as long as reading.
    return { read: await readAs(format, bytes, hint), members: NOTHING_INSIDE, record: NO_RECORD };
  }
  const members = await listMembers(format, bytes, hint);
  if (members.choose && members.members.length !== 1) {
    if (members.members.length > 0) return { members, record: NO_RECORD };
    throw new SourcemarkError('no-text', `“${hint.name}” holds no page that can be read as text.`);
  }
  const only = members.choose ? members.members[0] : undefined;
  const read = await readAs(format, bytes, { ...hint, member: only?.member });
  const record = only ?? (format === 'mhtml' ? (await import('./mhtml')).describeMhtml(bytes) : NO_RECORD);
  return { read, members, record: { url: record.url, recordedAt: record.recordedAt } };
}

/** Reads one document that is no container: a page of an archive, an attachment. */
const readPart: Reader = async (bytes, hint) => readAs(await findFormat(bytes, hint), bytes, hint);

async function listMembers(format: Format, bytes: Uint8Array, hint: ReaderHint): Promise<MemberList> {
  switch (format) {
    case 'warc':
      return (await import('./warc')).listWarc(bytes, hint);
    case 'wacz':
      return (await import('./wacz')).listWacz(bytes, hint);
    case 'mail':
      return (await import('./eml')).listMail(bytes, hint);
    default:
      return NOTHING_INSIDE;
  }
}

async function readAs(format: Format, bytes: Uint8Array, hint: ReaderHint): Promise<ReadResult> {
  const read = await readFormat(format, bytes, hint);
  return finish(read, hint);
}

async function readFormat(format: Format, bytes: Uint8Array, hint: ReaderHint): Promise<ReadResult> {
  switch (format) {
    case 'html':
      return (await import('./html')).readHtml(bytes, hint);
    case 'markdown':
      return (await import('./markdown')).readMarkdown(bytes, hint);
    case 'pdf':
      return (await import('./pdf')).readPdf(bytes, hint);
    case 'docx':
      return (await import('./docx')).readDocx(bytes, hint);
    case 'mhtml':
      return (await import('./mhtml')).readMhtml(bytes, hint, readPart);
    case 'mail':
      return (await import('./eml')).readMail(bytes, hint, readPart);
    case 'warc':
      return (await import('./warc')).readWarc(bytes, hint, readPart);
    case 'wacz':
      return (await import('./wacz')).readWacz(bytes, hint, readPart);
    case 'text':
      return (await import('./plain-text')).readPlainText(bytes, hint);
  }
}

/** What a manifest knows of a file goes before what is concluded from its text. */
function finish(found: ReadResult, { known }: ReaderHint): ReadResult {
  const read = { ...found, warnings: [...found.warnings, ...replacedWarning(found)] };
  if (known !== undefined) return withLanguage(read);
  const blocks = markFurniture(read.text, read.blocks, read.facts);
  return withLanguage({ ...read, blocks, facts: withHeadline(read, blocks) });
}

/** Says that characters were lost, where no reader has: half of a surrogate pair can be written in many ways. */
function replacedWarning({ text, facts, warnings }: ReadResult): ReaderWarning[] {
  const said = warnings.some(({ code }) => code === 'undecodable' || code === 'characters-lost');
  if (said || !(text.includes('\uFFFD') || facts.some(({ value }) => value.includes('\uFFFD')))) return [];
  const message =
    'Some characters are broken in the file, or were already lost when it was made; they are shown as \uFFFD. The original bytes are kept.';
  return [{ code: 'characters-lost', message }];
}

/** A first line that turned out to be furniture is no headline: then the line after it is, that was taken for one. */
function withHeadline({ text, facts }: ReadResult, blocks: readonly Block[]): readonly Fact[] {
  const headline = blocks.find(({ kind }) => kind === 'headline');
  if (headline === undefined) return facts;
  const value = text.slice(headline.start, headline.end).replace(/\s+/gu, ' ').trim();
  return facts.map((fact) =>
    fact.field === 'headline' && fact.basis === 'inferred' && text.slice(0, headline.start).includes(fact.value)
      ? { ...fact, value, reason: 'The text does not say what its headline is; this line looks like one.' }
      : fact,
  );
}
