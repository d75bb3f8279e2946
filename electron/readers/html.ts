/**
 * Reads web pages: the article's own text without what stands around it, or, when that is wanted or the article can't
 * be told from the rest, all the words of the page.
 */
import { SourcemarkError } from '../../domain/errors';
import type { ReaderWarning, ReadResult } from '../../domain/source';
import type { Block, TextExtent } from '../../domain/text';
import { findArticle, mayHoldArticle } from './html/article';
import { addDrafts, draftBlocks, type Draft } from './html/blocks';
import { decodeHtml } from './html/charset';
import { fold } from './html/headline';
import { readFacts, type PageFacts } from './html/metadata';
import { parseHtml } from './html/parse';
import { survey, type RolePart } from './html/survey';
import { Budget } from './limits';
import type { ReaderHint } from './reader';
import { TextBuilder } from './text-builder';

const NAME = 'html';
const VERSION = '1';

/** A block longer than this is no repeated byline, date or headline. */
const LONGEST_HEAD = 400;

/** A paragraph longer than this is no line of an article's head. */
const PROSE = 100;

/**
 * Reads a web page or a piece of one. Throws `empty-file`, `not-text`, `no-text` or `too-much` with a sentence when
 * there is no text to be had.
 */
export function readHtml(bytes: Uint8Array, hint: ReaderHint): ReadResult {
  if (bytes.byteLength === 0) {
    throw new SourcemarkError('empty-file', `“${hint.name}” is empty, so there is nothing to mark in it.`);
  }
  const decoded = decodeHtml(bytes, hint);
  if (decoded === undefined) {
    throw new SourcemarkError(
      'not-text',
      `“${hint.name}” does not hold text that can be read. Save the page again, as a web page or as text, and import that.`,
    );
  }
  const document = parseHtml(decoded.text, hint.name);
  const page = survey(document);
  const known = readFacts(document, page, hint.url ?? '');
  const builder = new TextBuilder(new Budget(hint.name, bytes.byteLength));
  const warnings = [...decoded.warnings];

  const wanted: TextExtent = hint.extent ?? 'article';
  const looked = wanted === 'article' && mayHoldArticle(page);
  const article = looked ? findArticle(document, page) : undefined;
  const extent: TextExtent = article === undefined ? 'whole' : 'article';
  if (article !== undefined) {
    addDrafts(withHead(article.drafts, known), builder);
    if (article.doubt !== undefined) warnings.push(article.doubt === 'partial' ? PARTIAL : LINKS);
  } else {
    // What was taken apart to look for the article is made anew.
    const whole = looked ? parseHtml(decoded.text, hint.name) : document;
    addDrafts(wholePage(whole), builder);
    if (wanted === 'article' && page.prose < page.shown) warnings.push(NOT_FOUND);
  }
  if (builder.length === 0) {
    throw new SourcemarkError(
      'no-text',
      `“${hint.name}” shows no words. If its page was built by a program in the browser, save it from there again when it is complete.`,
    );
  }
  return {
    text: builder.text,
    blocks: markHeadline(builder.text, builder.blocks, known.headline?.value),
    facts: known.facts,
    warnings,
    mediaType: 'text/html',
    encoding: decoded.encoding,
    extent,
    hasExtents: true,
    reader: NAME,
    readerVersion: VERSION,
  };
}

const PARTIAL: ReaderWarning = {
  code: 'extraction-uncertain',
  message:
    'Some longer paragraphs of the page are not in this article text. Switch to the whole page’s text to see all of its words.',
};

const LINKS: ReaderWarning = {
  code: 'extraction-uncertain',
  message:
    'Most words of this text are links, so the page may be a list of articles. Switch to the whole page’s text to see all of its words.',
};

const NOT_FOUND: ReaderWarning = {
  code: 'extraction-uncertain',
  message: 'The article could not be told from the rest of the page, so this is the whole page’s text.',
};

/** True for text that begins as web pages and pieces of them do. Looks at the first 2,000 characters only. */
export function looksLikeHtml(text: string): boolean {
  let head = text.slice(0, 2000).replace(/^[\uFEFF\s]+/u, '');
  for (;;) {
    const end = /^<\?xml\b/iu.test(head) ? head.indexOf('?>') : head.startsWith('<!--') ? head.indexOf('-->') : -1;
    if (end < 0) break;
    head = head.slice(end + (head.startsWith('<!--') ? 3 : 2)).trimStart();
  }
  if (/^<!doctype\s+html\b|^<(?:html|head|body)[\s>]/iu.test(head)) return true;
  if (
    !/^<(?:article|base|blockquote|center|div|figure|font|h[1-6]|header|link|main|meta|ol|p|script|section|span|style|table|title|ul)(?:\s[^<>]{0,500})?>/iu.test(
      head,
    )
  )
    return false;
  return /<\/(?:a|article|b|div|em|font|h[1-6]|i|li|main|p|script|section|span|strong|style|table|td|title|ul)>/iu.test(
    text.slice(0, 20_000),
  );
}

/** Everything that a reader of the page can see; where that is nothing, what scripts would have shown. */
function wholePage(document: Document): Draft[] {
  const { body } = document;
  const seen = draftBlocks(body);
  if (seen.some(({ words }) => /\p{L}/u.test(typeof words === 'string' ? words : words.join('')))) return seen;
  const without = draftBlocks(body, { noscript: true });
  return without.length > 0 ? without : draftBlocks(body, { hidden: true, noscript: true });
}

/** An article with its headline, standfirst, byline and date in front of it, as far as it does not hold them already. */
function withHead(drafts: readonly Draft[], { headline, standfirst, byline, dateline }: PageFacts): Draft[] {
  const shorts = drafts.map(({ words }) =>
    typeof words === 'string' && words.length <= LONGEST_HEAD * 2 ? fold(words) : '',
  );
  const holds = (words: string): boolean => shorts.some((short) => short.includes(fold(words)));
  const head: Draft[] = [];
  const title = headline === undefined ? '' : fold(headline.value);
  const place = title === '' ? -1 : shorts.indexOf(title);
  const at = drafts.slice(0, Math.max(0, place)).some(isProse) ? -1 : place;
  if (headline !== undefined && title !== '' && at < 0) head.push({ kind: 'headline', words: headline.value });
  for (const { role, words } of distinct([standfirst, byline, dateline])) {
    if (fold(words) !== title && !holds(words)) head.push({ kind: role, words });
  }
  return at < 0 ? [...head, ...drafts] : [...drafts.slice(0, at + 1), ...head, ...drafts.slice(at + 1)];
}

/** True for a paragraph that an article has begun with: what comes after it is no longer its head. */
function isProse({ kind, words }: Draft): boolean {
  return kind === 'paragraph' && typeof words === 'string' && words.trim().length > PROSE;
}

/** Parts without those whose words another one holds as well; a line with a byline and a date is a byline. */
function distinct(parts: readonly (RolePart | undefined)[]): Pick<RolePart, 'role' | 'words'>[] {
  const kept: Pick<RolePart, 'role' | 'words'>[] = [];
  const given = parts.filter((part) => part !== undefined && fold(part.words) !== '') as RolePart[];
  for (const part of given.sort((one, two) => two.words.length - one.words.length)) {
    const longer = kept.findIndex(({ words }) => fold(words).includes(fold(part.words)));
    if (longer < 0) kept.push(part);
    else if (part.role === 'byline') kept[longer] = { ...part, words: kept[longer]?.words ?? '' };
  }
  const order = ['standfirst', 'byline', 'dateline', 'caption'];
  return kept.sort((one, two) => order.indexOf(one.role) - order.indexOf(two.role));
}

/** The block that holds the headline becomes it, a heading before others; what repeats it is furniture. */
function markHeadline(text: string, blocks: readonly Block[], headline: string | undefined): Block[] {
  const title = headline === undefined ? '' : fold(headline);
  if (title === '') return [...blocks];
  const same = (block: Block): boolean =>
    block.end - block.start <= title.length * 3 + 20 && fold(text.slice(block.start, block.end)) === title;
  const places = blocks.filter(same);
  const main = places.find(({ kind }) => kind === 'headline' || kind === 'heading') ?? places[0];
  return blocks.map((block) => {
    if (!places.includes(block)) return block;
    return { ...block, kind: block === main ? 'headline' : 'furniture' };
  });
}
