/**
 * Reads Word files (Office Open XML, ISO/IEC 29500). The text is what the document shows when all tracked changes are
 * accepted, without list numbers and note numbers, which are no characters of it; notes follow the body, and headers
 * and footers stand last, as furniture.
 */
import { counted } from '../../domain/counted';
import { SourcemarkError } from '../../domain/errors';
import type { Fact, FactField, ReaderWarning, ReadResult } from '../../domain/source';
import type { BlockKind } from '../../domain/text';
import { OfficePackage } from './docx/package';
import { readStories, type Stories } from './docx/stories';
import type { StoryBlock } from './docx/story';
import { Budget } from './limits';
import type { ReaderHint } from './reader';
import { TextBuilder } from './text-builder';
import { openZip } from './zip';

const NAME = 'docx';
const VERSION = '1';
const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A first line longer than this many characters is no headline. */
const HEADLINE_LENGTH = 160;

/** True when the entries of a ZIP archive are those of a Word file. */
export function isDocx(names: readonly string[]): boolean {
  const lower = names.map((name) => name.toLowerCase());
  return lower.includes('[content_types].xml') && lower.some((name) => /^word\/[^/]+\.xml$/u.test(name));
}

/**
 * Reads a Word file. Throws `no-text` when it holds no words, `unreadable` when it is damaged, encrypted or holds a
 * document type definition, and `too-much` when it unpacks to more than the limits.
 */
export async function readDocx(bytes: Uint8Array, hint: ReaderHint): Promise<ReadResult> {
  const zip = await openZip(bytes, hint.name);
  const stories = await readStories(new OfficePackage(zip, hint.name));
  const builder = new TextBuilder(new Budget(hint.name, bytes.byteLength));
  const body = withHeadline(stories.body);
  for (const { kind, cells } of [...body, ...stories.notes]) builder.add(kind, cells);
  for (const { cells } of stories.furniture) builder.add('furniture', cells);
  if (builder.text === '') {
    const what = stories.findings.pictures > 0 ? 'holds pictures, but no words' : 'holds no words';
    throw new SourcemarkError('no-text', `“${hint.name}” ${what}, so there is nothing to mark in it.`);
  }
  return {
    text: builder.text,
    blocks: builder.blocks,
    facts: factsOf(stories, body, hint),
    warnings: warningsOf(stories),
    mediaType: MEDIA_TYPE,
    encoding: '',
    extent: 'article',
    hasExtents: false,
    reader: NAME,
    readerVersion: VERSION,
  };
}

/** The first title is the headline, further ones are headings; without any, a heading that stands first is. */
function withHeadline(body: readonly StoryBlock[]): StoryBlock[] {
  const shown = body.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const title = shown.find(({ kind }) => kind === 'headline') ?? shown.find(({ kind }) => kind !== 'furniture');
  const isTitle = title?.kind === 'headline' || title?.kind === 'heading';
  return shown.map((block): StoryBlock => {
    const kind: BlockKind =
      block === title && isTitle ? 'headline' : block.kind === 'headline' ? 'heading' : block.kind;
    return { ...block, kind };
  });
}

function factsOf({ facts: stated, findings }: Stories, body: readonly StoryBlock[], hint: ReaderHint): Fact[] {
  const facts: Fact[] = [...(hint.known?.facts ?? [])];
  const add = (field: FactField, value: string | undefined, basis: Fact['basis'], reason = ''): void => {
    if (value === undefined || value === '' || facts.some((fact) => fact.field === field)) return;
    facts.push({ field, value, basis, reason });
  };
  const first = (kind: BlockKind): string | undefined => wordsOf(body.find((block) => block.kind === kind));
  add('headline', first('headline'), 'stated', first('headline'));
  add('byline', first('byline'), 'stated', first('byline'));
  for (const { field, value, basis, reason } of stated) add(field, value, basis, reason);
  const line = wordsOf(body.find(({ kind }) => kind !== 'furniture'));
  if (line !== undefined && Array.from(line).length <= HEADLINE_LENGTH) {
    add('headline', line, 'inferred', 'No title is marked in the document; this is its first line.');
  }
  const language = mostOf(findings.languages);
  add('language', language, 'metadata');
  if (isMostlyRtl(body)) add('direction', 'rtl', 'metadata');
  return facts;
}

function wordsOf(block: StoryBlock | undefined): string | undefined {
  return block?.cells.join(' ').replace(/\s+/gu, ' ').trim();
}

/**
 * The language that more than half of the characters are marked with. What is not marked has the language of the
 * program that wrote the file, which says little of the text.
 */
function mostOf(languages: ReadonlyMap<string, number>): string | undefined {
  const all = [...languages.values()].reduce((sum, characters) => sum + characters, 0);
  const [language] = [...languages].find(([, characters]) => characters * 2 > all) ?? [];
  return language !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/iu.test(language) ? language : undefined;
}

function isMostlyRtl(body: readonly StoryBlock[]): boolean {
  let [rtl, all] = [0, 0];
  for (const block of body) {
    const characters = block.cells.join('').length;
    all += characters;
    if (block.rtl) rtl += characters;
  }
  return rtl * 2 > all;
}

function warningsOf({ comments, findings }: Stories): ReaderWarning[] {
  const found: (ReaderWarning | false)[] = [
    findings.broken && {
      code: 'damaged',
      message: 'The document is damaged: the text ends where it breaks off, and something may be missing.',
    },
    findings.changes > 0 && {
      code: 'tracked-changes',
      message: `The document has ${counted(findings.changes, 'tracked change')}: the text is as if all were accepted, with what was inserted and without what was deleted.`,
    },
    comments > 0 && {
      code: 'comments',
      message: `The document has ${counted(comments, 'comment')}, which ${comments === 1 ? 'is' : 'are'} not part of the text. Read ${comments === 1 ? 'it' : 'them'} in Word.`,
    },
    findings.hidden > 0 && {
      code: 'hidden-text',
      message: 'Some words of the text are formatted as hidden, so that Word shows and prints them only when asked to.',
    },
    findings.embedded > 0 && {
      code: 'embedded-parts',
      message: 'The document takes in other documents, which are not part of the text. Open it in Word to see them.',
    },
    findings.symbols > 0 && {
      code: 'symbols',
      message: `${counted(findings.symbols, 'sign')} of a symbol font ${findings.symbols === 1 ? 'is' : 'are'} left out, because no letter stands for ${findings.symbols === 1 ? 'it' : 'them'}.`,
    },
    findings.pictures > 0 && {
      code: 'pictures',
      message: `The document has ${counted(findings.pictures, 'picture')}; words in ${findings.pictures === 1 ? 'it' : 'them'} are not part of the text.`,
    },
  ];
  return found.filter((warning) => warning !== false);
}
