/** Reads Markdown (CommonMark with GitHub's additions) with front matter. HTML in it is shown as it is written. */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { SourcemarkError } from '../../domain/errors';
import type { Fact, FactField, ReaderWarning, ReadResult } from '../../domain/source';
import type { Block } from '../../domain/text';
import { decode, decodeByLabel, type Decoded } from './encoding';
import { draftBlocks, addDrafts } from './html/blocks';
import { machineDate } from './html/dates';
import { languageTag, oneLine, webAddress } from './html/fact-values';
import { fold } from './html/headline';
import { parseHtml } from './html/parse';
import { shownText } from './html/shown';
import { Budget, exceeds, LIMITS } from './limits';
import type { ReaderHint } from './reader';
import { TextBuilder } from './text-builder';

const NAME = 'markdown';
const VERSION = '1';

const LONGEST_HEADLINE = 500;
const LONGEST_VALUE = 300;

/** Lines that front matter may have before its end is looked for no further. */
const MOST_LINES = 200;

/** Reads Markdown. Throws `empty-file`, `not-text`, `no-text` or `too-much` with a sentence when there is no text to be had. */
export function readMarkdown(bytes: Uint8Array, hint: ReaderHint): ReadResult {
  if (bytes.byteLength === 0) {
    throw new SourcemarkError('empty-file', `“${hint.name}” is empty, so there is nothing to mark in it.`);
  }
  const decoded = decodeMarkdown(bytes, hint);
  if (decoded === undefined) {
    throw new SourcemarkError(
      'not-text',
      `“${hint.name}” does not hold text that can be read. Save the article as plain text and import that.`,
    );
  }
  const { fields, body } = splitFrontMatter(decoded.text);
  if (nestsTooDeep(body)) exceeds(hint.name, `nests quotes and lists more than ${LIMITS.nesting} deep`);
  const html = micromark(body, {
    allowDangerousHtml: false,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const document = parseHtml(html, hint.name);
  const first = document.querySelector('h1');
  const heading = first === null ? '' : (shownText(first, LONGEST_HEADLINE) ?? '');
  const facts = frontFacts(fields);
  if (!facts.some(({ field }) => field === 'headline') && heading !== '') {
    facts.unshift({ field: 'headline', value: oneLine(heading, LONGEST_HEADLINE), basis: 'stated', reason: heading });
  }
  const headline = facts.find(({ field }) => field === 'headline')?.value ?? '';
  const builder = new TextBuilder(new Budget(hint.name, bytes.byteLength));
  const drafts = draftBlocks(document.body);
  const shown = drafts.some(({ words }) => typeof words === 'string' && fold(words) === fold(headline));
  if (fold(headline) !== '' && !shown) builder.add('headline', headline);
  addDrafts(drafts, builder);
  if (builder.length === 0) throw new SourcemarkError('no-text', `“${hint.name}” shows no words.`);
  return {
    text: builder.text,
    blocks: markHeadline(builder.text, builder.blocks, headline),
    facts,
    warnings: decoded.warnings,
    mediaType: 'text/markdown',
    encoding: decoded.encoding,
    extent: 'article',
    hasExtents: false,
    reader: NAME,
    readerVersion: VERSION,
  };
}

/**
 * True for Markdown: its name says so and its syntax is used, or it begins with front matter, or its syntax is used in
 * ways that plain text has no use for.
 */
export function looksLikeMarkdown(name: string, text: string): boolean {
  const head = text
    .slice(0, 20_000)
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n');
  const used = SYNTAX.filter((syntax) => syntax.test(head)).length;
  const front = splitFrontMatter(head).fields.size > 0;
  if (/\.(?:md|markdown|mdown|mkdn?|mdwn)$/iu.test(name)) return front || used > 0;
  return (front && used > 0) || (used > 1 && ATX_HEADING.test(head) && INLINE_LINK.test(head));
}

const ATX_HEADING = /^ {0,3}#{1,6} \S/mu;

const INLINE_LINK = /\[[^[\]\n]{1,200}\]\((?:https?:|\/|#|\.)[^()\s]{0,500}\)/u;

const SYNTAX: readonly RegExp[] = [
  ATX_HEADING,
  INLINE_LINK,
  /^ {0,3}(?:```|~~~)/mu,
  /^ {0,3}> /mu,
  /^ {0,3}[-*+] \S/mu,
  /^ {0,3}\d{1,3}[.)] \S/mu,
  /^ {0,3}\|? {0,9}:?-{2,99}:? {0,9}\|/mu,
  /^\S[^\n]{0,200}\n(?:={3,99}|-{3,99})$/mu,
  /(?:^|[\s(])(\*\*|__)\S[^*_\n]{0,200}\1/mu,
  /(?:^|[\s(])[*_]\p{L}[^*_\n]{0,200}[*_](?=[\s.,;:!?)]|$)/mu,
];

function decodeMarkdown(bytes: Uint8Array, hint: ReaderHint): Decoded | undefined {
  const warnings: ReaderWarning[] = [];
  for (const label of [hint.encoding, hint.charset]) {
    if (label === undefined) continue;
    const decoded = decodeByLabel(bytes, label);
    if (decoded !== undefined) return decoded;
    warnings.push({
      code: 'encoding-unknown',
      message: `The encoding “${label.replace(/[^\w.:-]/gu, '').slice(0, 40)}” is not known, so the file was read by the look of its bytes.`,
    });
  }
  const decoded = decode(bytes);
  return decoded === undefined ? undefined : { ...decoded, warnings: [...warnings, ...decoded.warnings] };
}

/** True where one line opens so many quotes and lists in each other that the parser would take minutes over them. */
function nestsTooDeep(body: string): boolean {
  for (const [opening] of body.matchAll(/^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))+/gmu)) {
    if ((opening.match(/>|[-*+]|[.)]/gu)?.length ?? 0) > LIMITS.nesting) return true;
  }
  return false;
}

/** Front matter is `key: value` lines between two lines of `---` at the very beginning; anything else is text. */
function splitFrontMatter(text: string): { fields: ReadonlyMap<string, string>; body: string } {
  const fields = new Map<string, string>();
  const opening = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/u.exec(text);
  if (opening === null) return { fields, body: text };
  const line = /([^\r\n]*)(?:\r\n|\n|\r|$)/uy;
  line.lastIndex = opening[0].length;
  for (let count = 0; count < MOST_LINES && line.lastIndex < text.length; count++) {
    const words = line.exec(text)?.[1] ?? '';
    if (/^(?:---|\.\.\.)[ \t]*$/u.test(words)) {
      return fields.size === 0 ? { fields, body: text } : { fields, body: text.slice(line.lastIndex) };
    }
    const pair = /^([a-z][\w-]{0,40})[ \t]{0,9}:(?:[ \t](.*))?$/iu.exec(words);
    if (pair !== null) fields.set((pair[1] ?? '').toLowerCase(), plainValue(pair[2] ?? ''));
    else if (!/^(?:\s|#|-|$)/u.test(words)) break;
  }
  return { fields: new Map(), body: text };
}

/** A YAML scalar without its quotes, or the values of a list on one line. */
function plainValue(value: string): string {
  const words = value.trim();
  const list = /^\[(.*)\]$/u.exec(words)?.[1];
  if (list !== undefined) return list.split(',').map(plainValue).join(', ');
  return /^(["'])(.*)\1$/u.exec(words)?.[2] ?? words;
}

const FRONT: readonly (readonly [FactField, readonly string[]])[] = [
  ['headline', ['title', 'headline']],
  ['byline', ['author', 'authors', 'byline']],
  ['outlet', ['outlet', 'site', 'publisher', 'publication']],
  ['published', ['date', 'published']],
  ['modified', ['modified', 'updated', 'lastmod']],
  ['url', ['url', 'link', 'source', 'canonical']],
  ['language', ['lang', 'language']],
];

function frontFacts(fields: ReadonlyMap<string, string>): Fact[] {
  const facts: Fact[] = [];
  for (const [field, keys] of FRONT) {
    for (const key of keys) {
      const value = factOf(field, fields.get(key) ?? '');
      if (value === undefined || value === '') continue;
      facts.push({ field, value, basis: 'metadata', reason: `From “${key}” in the file’s front matter.` });
      break;
    }
  }
  return facts;
}

function factOf(field: FactField, value: string): string | undefined {
  switch (field) {
    case 'published':
    case 'modified':
      return machineDate(value);
    case 'url':
      return webAddress(value);
    case 'language':
      return languageTag(value);
    case 'headline':
      return oneLine(value, LONGEST_HEADLINE);
    default:
      return oneLine(value, LONGEST_VALUE);
  }
}

/** The first heading with the headline's words is the headline. */
function markHeadline(text: string, blocks: readonly Block[], headline: string): Block[] {
  const title = fold(headline);
  const main = blocks.find(
    ({ kind, start, end }) =>
      (kind === 'heading' || kind === 'headline') && title !== '' && fold(text.slice(start, end)) === title,
  );
  return blocks.map((block) => (block === main ? { ...block, kind: 'headline' } : block));
}
