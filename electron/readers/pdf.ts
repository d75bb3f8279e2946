/**
 * Reads PDFs. A PDF draws characters on pages; lines, columns, paragraphs, running heads and headings are concluded from
 * where and how large they stand. Each block keeps its page, so that a quote can be cited with it.
 */
import { SourcemarkError } from '../../domain/errors';
import type { Fact, ReaderWarning, ReadResult } from '../../domain/source';
import { Budget } from './limits';
import { countUnreadable } from './pdf/characters';
import { toColumns } from './pdf/columns';
import { drawDocument, type DrawnDocument, type DrawnPage } from './pdf/document';
import { metadataFacts } from './pdf/facts';
import { lineText, partFurniture, printedAddress, type Parted } from './pdf/furniture';
import { Vocabulary } from './pdf/hyphens';
import { toDrafts, typographyOf, type Draft } from './pdf/paragraphs';
import { toFrames, type Frame } from './pdf/runs';
import { toSegments } from './pdf/segments';
import type { ReaderHint } from './reader';
import { TextBuilder } from './text-builder';

const NAME = 'pdf';
const VERSION = '1';

/** A headline is among the first so many blocks of the first page. */
const HEADLINE_WITHIN = 12;

/** The headline's type is larger than the text's by this factor. */
const HEADLINE_SIZE = 1.25;

/** After so many characters of other text, a headline's type must be this much larger. */
const HEADLINE_AFTER = 120;
const LATE_HEADLINE_SIZE = 1.8;

/**
 * Reads a PDF. Throws `password-needed` or `password-wrong` (for `hint.password`), `no-text` where its pages show
 * pictures only, `unreadable` where it is damaged beyond repair, and `too-much`.
 */
export async function readPdf(bytes: Uint8Array, hint: ReaderHint): Promise<ReadResult> {
  const budget = new Budget(hint.name, bytes.byteLength);
  const document = await drawDocument(bytes, hint, budget);
  const pages = layOut(document.pages);
  const builder = new TextBuilder(new Budget(hint.name, bytes.byteLength));
  for (const { number, blocks } of pages) {
    for (const { kind, text, cells } of blocks) builder.add(kind, cells ?? text, number);
  }
  const { text } = builder;
  if (builder.blocks.length === 0 || isUnreadable(text)) throw noText(hint.name, builder.blocks.length > 0);
  return {
    text,
    blocks: builder.blocks,
    facts: toFacts(document, pages, hint),
    warnings: toWarnings(document, pages, text),
    mediaType: 'application/pdf',
    encoding: '',
    extent: 'article',
    hasExtents: false,
    reader: NAME,
    readerVersion: VERSION,
  };
}

/** A page with its blocks. */
interface LaidOut {
  readonly number: number;
  readonly blocks: readonly Draft[];
}

/** From drawn text to blocks. What runs another way than most of a page comes after it. */
function layOut(drawn: readonly DrawnPage[]): LaidOut[] {
  const frames = drawn.map(({ items, box, vertical }) => toFrames(items, box, (font) => vertical.has(font)));
  const parted = partFurniture(frames.map(([main]) => toPageText(main)));
  const columns = parted.map(({ body }) => toColumns(body));
  const aside = frames.map(([, ...others]) => others.flatMap(({ runs }) => toColumns(toSegments(runs))));
  const usual = typographyOf(columns.flat());
  const vocabulary = new Vocabulary();
  for (const line of columns.flat(2)) vocabulary.add(lineText(line));
  const pages = drawn.map(({ number }, at): LaidOut => {
    const { head = [], foot = [] } = parted[at] ?? {};
    const own = toDrafts(columns[at] ?? [], usual, vocabulary);
    const turned = toDrafts(aside[at] ?? [], usual, vocabulary).map(asAside);
    return { number, blocks: [...asFurniture(head), ...own, ...turned, ...asFurniture(foot)] };
  });
  return withHeadline(withRepeatedAsides(pages), usual.size);
}

function toPageText(main: Frame | undefined): Parameters<typeof partFurniture>[0][number] {
  return { segments: toSegments(main?.runs ?? []), top: main?.top ?? 0, bottom: main?.bottom ?? 0 };
}

function asFurniture(lines: Parted['head']): Draft[] {
  return lines.map((line) => ({ kind: 'furniture', text: lineText(line), size: line.size }));
}

/** Text that is turned against the page is a credit or a stamp, never a heading of what follows. */
function asAside(draft: Draft): Draft {
  return draft.kind === 'heading' ? { ...draft, kind: 'paragraph', aside: true } : { ...draft, aside: true };
}

/** Turned text that stands on three pages or more is a stamp. */
function withRepeatedAsides(pages: readonly LaidOut[]): LaidOut[] {
  const counts = new Map<string, number>();
  for (const { text } of pages.flatMap(({ blocks }) => blocks).filter(({ aside }) => aside)) {
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const isStamp = ({ aside, text }: Draft): boolean => aside === true && (counts.get(text) ?? 0) >= 3;
  return pages.map(({ number, blocks }) => ({
    number,
    blocks: blocks.map((block): Draft => (isStamp(block) ? { ...block, kind: 'furniture' } : block)),
  }));
}

/** Makes the heading in the largest type of the first page with text the headline, where it is near the beginning. */
function withHeadline(pages: LaidOut[], usualSize: number): LaidOut[] {
  const page = pages.find(({ blocks }) => blocks.some(({ kind }) => kind !== 'furniture'));
  if (page === undefined || page !== pages.find(({ blocks }) => blocks.length > 0)) return pages;
  const near = page.blocks.filter(({ kind }) => kind !== 'furniture').slice(0, HEADLINE_WITHIN);
  let largest: Draft | undefined;
  let before = 0;
  for (const block of near) {
    const least = before > HEADLINE_AFTER ? LATE_HEADLINE_SIZE : HEADLINE_SIZE;
    const large = block.size >= usualSize * least && block.size > (largest?.size ?? 0);
    if (block.kind === 'heading' && large && block.text.length >= 8) largest = block;
    else before += block.text.length;
  }
  if (largest === undefined) return pages;
  const blocks = page.blocks.map((block): Draft => (block === largest ? { ...block, kind: 'headline' } : block));
  return pages.map((other) => (other === page ? { ...page, blocks } : other));
}

function toFacts({ metadata }: DrawnDocument, pages: readonly LaidOut[], hint: ReaderHint): Fact[] {
  const facts = [...(hint.known?.facts ?? [])];
  const add = (fact: Fact): void => {
    if (fact.value !== '' && !facts.some(({ field }) => field === fact.field)) facts.push(fact);
  };
  const blocks = pages.flatMap((page) => page.blocks);
  const headline = blocks.find(({ kind }) => kind === 'headline');
  for (const fact of metadataFacts(metadata, hint.name)) add(fact);
  if (headline !== undefined) {
    const reason = 'This is the largest type near the beginning of the first page.';
    add({ field: 'headline', value: headline.text, basis: 'inferred', reason });
  }
  for (const { kind, text } of blocks) {
    const url = kind === 'furniture' ? printedAddress(text) : undefined;
    if (url !== undefined) add({ field: 'url', value: url, basis: 'stated', reason: text });
  }
  return facts;
}

function toWarnings({ broken, attachments }: DrawnDocument, pages: readonly LaidOut[], text: string): ReaderWarning[] {
  const warnings: ReaderWarning[] = [];
  const warn = (code: string, message: string): void => void warnings.push({ code, message });
  const empty = pages
    .filter(({ blocks }) => blocks.every(({ kind }) => kind === 'furniture'))
    .map(({ number }) => number);
  if (empty.length > 0) {
    const them = empty.length === 1 ? 'it is' : 'they are';
    warn(
      'pages-without-text',
      `${naming(empty)} ${empty.length === 1 ? 'holds' : 'hold'} no text: ${them} blank, or a picture that would need text recognition (OCR).`,
    );
  }
  if (broken.length > 0) {
    warn('pages-unreadable', `${naming(broken)} could not be read, because the file is damaged there.`);
  }
  if (attachments.length > 0) {
    const names = attachments.slice(0, 10).map((name) => `“${name}”`);
    const rest = attachments.length > 10 ? ` and ${attachments.length - 10} more` : '';
    warn('attachments', `Files are attached to this PDF and were not read: ${names.join(', ')}${rest}.`);
  }
  if (countUnreadable(text) > 0) {
    warn(
      'undecodable',
      'Some characters are drawn with a font that does not say which letters they are; compare these places with the original.',
    );
  }
  return warnings;
}

/** “Page 3”, “Pages 3, 7 and 9”; of many, the first twenty. */
function naming(numbers: readonly number[]): string {
  if (numbers.length === 1) return `Page ${numbers.join('')}`;
  if (numbers.length > 20) return `Pages ${numbers.slice(0, 20).join(', ')} and ${numbers.length - 20} more`;
  return `Pages ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1) ?? ''}`;
}

/** True where hardly a character of a text can be read. */
function isUnreadable(text: string): boolean {
  const shown = text.replace(/\s/gu, '').length;
  return countUnreadable(text) > shown * 0.9;
}

function noText(name: string, drawn: boolean): SourcemarkError {
  return new SourcemarkError(
    'no-text',
    drawn
      ? `“${name}” does not say which letters its characters are, so it holds no text that can be marked. Run text recognition (OCR) on it and import the result.`
      : `“${name}” holds no text that can be read: its pages are pictures, or blank. Run text recognition (OCR) on it and import the result.`,
  );
}
