/**
 * Which blocks of an article are not its prose: a repeated headline, cross-references, prompts and notices become
 * furniture; bylines, dates, captions and standfirsts get their own kinds. What may be prose stays prose: a wrongly
 * muted paragraph is worse than a line of furniture that is shown.
 */
import { factValue, type Fact } from '../../domain/source';
import type { Block, BlockKind } from '../../domain/text';
import { endsInDate, isDateLine } from './date-line';
import {
  endsAsSentence,
  isByline,
  isCreditedCaption,
  isFurnitureLine,
  isWrittenBy,
  LONGEST_LINE,
  wordCount,
} from './furniture-lines';

/** How many blocks from the beginning bylines, dates and uncredited captions are looked for in. */
const TOP = 10;

/** Kinds that say nothing for sure of what the block is for. */
const OPEN: ReadonlySet<BlockKind> = new Set(['paragraph', 'heading', 'list-item']);

/** Names of sections of a paper, as they stand over headlines. */
const SECTIONS =
  /^(?:news|world|world news|politics|opinion|analysis|business|sports?|culture|features?|investigations?|middle east|africa|asia|europe|americas|latin america|us|uk|international|national|local|home|breaking(?: news)?|exclusive|live|editorial|commentary|perspective|explainer|monde|international|politique|politik|ausland|welt|mundo|internacional|política|esteri|mondo|мир|политика|новости|أخبار|سياسة|العالم|عربي ودولي|الشرق الأوسط|דעות|חדשות|בעולם|政治|国際|社会|ニュース)$/iu;

/**
 * The blocks of `text` with better kinds: never more or fewer blocks, never other offsets. `facts` tells the headline.
 * Only blocks whose kind says nothing yet are changed, and a headline that was assumed because it comes first.
 */
export function markFurniture(text: string, blocks: readonly Block[], facts: readonly Fact[]): Block[] {
  const lines = blocks.map(({ start, end }) => text.slice(start, end).trim());
  const assumed = assumedHeadline(blocks, facts);
  const kinds = blocks.map(({ kind }, at) => {
    const line = lines[at] ?? '';
    if (!OPEN.has(kind) && at !== assumed) return kind;
    return lineKind(line, at, blocks.length) ?? kind;
  });
  markTop(kinds, lines, blocks, assumed);
  markRepeats(kinds, lines, assumed === undefined ? factValue(facts, 'headline') : undefined);
  markStandfirst(kinds, lines);
  if (!blocks.some(({ kind }) => kind === 'heading')) markHeadings(kinds, lines, blocks);
  return blocks.map((block, at) => {
    const kind = kinds[at] ?? block.kind;
    return kind === block.kind ? block : { ...block, kind };
  });
}

/** The first block, where it is the headline only because it comes first. */
function assumedHeadline(blocks: readonly Block[], facts: readonly Fact[]): number | undefined {
  if (blocks[0]?.kind !== 'headline') return undefined;
  const stated = facts.some(({ field, basis }) => field === 'headline' && basis !== 'inferred');
  return stated ? undefined : 0;
}

/** What a line is by itself. */
function lineKind(line: string, at: number, count: number): BlockKind | undefined {
  if (line.length > LONGEST_LINE) return undefined;
  if (isWrittenBy(line) && at >= count / 2) return 'byline';
  if (isFurnitureLine(line)) return 'furniture';
  if (isCreditedCaption(line)) return 'caption';
  if (at >= TOP) return undefined;
  if (isDateLine(line)) return 'dateline';
  return isByline(line) ? 'byline' : undefined;
}

/** The first lines: what stands over the headline, a caption without a credit, and the headline itself. */
function markTop(
  kinds: BlockKind[],
  lines: readonly string[],
  blocks: readonly Block[],
  assumed: number | undefined,
): void {
  if (assumed !== undefined && kinds[0] === 'headline') {
    const first = lines[0] ?? '';
    if (isUncreditedCaption(first) && isProse(lines[1] ?? '')) kinds[0] = 'caption';
    else if (isKicker(first) && looksLikeHeadline(lines[1] ?? '')) kinds[0] = 'furniture';
    else if (wordCount(first) >= 12 && /[.。]$/u.test(first)) kinds[0] = 'paragraph';
  }
  if (assumed === undefined || kinds[0] === 'headline' || kinds[0] === 'paragraph') return;
  // The headline that was assumed is something else: it is the next line, if that can be one.
  const next = kinds.findIndex((kind) => kind !== 'furniture' && kind !== 'dateline' && kind !== 'byline');
  if (next <= 0 || next >= TOP || kinds[next] !== 'paragraph' || blocks[next]?.kind !== 'paragraph') return;
  if (looksLikeHeadline(lines[next] ?? '') && lines.slice(next + 1).some(isProse)) kinds[next] = 'headline';
}

/** A line without a full stop that ends in the date on which it was taken. */
function isUncreditedCaption(line: string): boolean {
  return !endsAsSentence(line) && wordCount(line) >= 6 && /[,،]|\b(?:on|in)\b/u.test(line) && endsInDate(line);
}

/** The name of a section or the slogan of the outlet. */
function isKicker(line: string): boolean {
  return (
    SECTIONS.test(line) ||
    (wordCount(line) <= 8 && /\b(?:since|est\.|established|founded(?: in)?) (?:1[89]|20)\d\d$/iu.test(line))
  );
}

function looksLikeHeadline(line: string): boolean {
  return line.length >= 15 && line.length <= 200 && wordCount(line) >= 3 && !/[.。:：;,]$/u.test(line);
}

function isProse(line: string): boolean {
  return line.length >= 60 && endsAsSentence(line);
}

/** A headline that is said again is furniture from its second time on. */
function markRepeats(kinds: BlockKind[], lines: readonly string[], stated: string | undefined): void {
  const top = kinds.indexOf('headline');
  const headline = fold(top >= 0 ? (lines[top] ?? '') : (stated ?? ''));
  if (headline.length < 10) return;
  let seen = top >= 0;
  for (const [at, line] of lines.entries()) {
    const kind = kinds[at];
    if (at === top || kind === undefined || (!OPEN.has(kind) && kind !== 'headline') || fold(line) !== headline)
      continue;
    if (seen) kinds[at] = 'furniture';
    else if (at < TOP) kinds[at] = 'headline';
    seen = true;
  }
}

function fold(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** One sentence between the headline and the byline, date or reading time sums the article up. */
function markStandfirst(kinds: BlockKind[], lines: readonly string[]): void {
  const headline = kinds.indexOf('headline');
  if (headline < 0 || headline >= TOP) return;
  const at = kinds.findIndex((kind, index) => index > headline && kind !== 'furniture');
  if (at < 0 || at > headline + 3 || kinds[at] !== 'paragraph') return;
  const line = lines[at] ?? '';
  if (line.length < 40 || line.length > LONGEST_LINE) return;
  const following = kinds.slice(at + 1, at + 3);
  if (following.some((kind) => kind === 'byline' || kind === 'dateline') && kinds[at + 1] !== 'paragraph') {
    kinds[at] = 'standfirst';
  }
}

/** A few words without a full stop between two paragraphs of prose are a heading. */
function markHeadings(kinds: BlockKind[], lines: readonly string[], blocks: readonly Block[]): void {
  for (let at = 1; at < lines.length - 1; at++) {
    const line = lines[at] ?? '';
    if (kinds[at] !== 'paragraph' || blocks[at]?.kind !== 'paragraph' || !isHeadingLine(line)) continue;
    const before = kinds[at - 1] === 'furniture' ? lines[at - 2] : lines[at - 1];
    if (isProse(before ?? '') && isProse(lines[at + 1] ?? '')) kinds[at] = 'heading';
  }
}

function isHeadingLine(line: string): boolean {
  if (line.length > 70 || wordCount(line) > 9 || !/\p{L}{2}/u.test(line)) return false;
  return /^[\p{Lu}\p{Lo}¿¡]/u.test(line) && !/[,;،、，；]|[.:!…。：]["”’'»)\]\s]*$/u.test(line);
}
