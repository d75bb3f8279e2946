/**
 * Notes: plain text with a few signs of Markdown. A note is a list of lines, and a line is what it looks like unless it
 * has one of these:
 *
 *     - words            an item of a list; lines after it that begin with two spaces go on in the item
 *     1. words           an item of a numbered list; a number that isn't the next one begins another list
 *     > words            a line of a quote
 *     **words**          bold; exactly two asterisks, with no white space inside next to them, both on one line
 *     [label](annotation:ID)   a mention of another annotation
 *
 * A sign that has no partner is what it looks like, and so is everything else: headings, addresses, HTML. A backslash
 * before `*` or `[`, or at the start of a line before the sign of an item or a quote, takes the meaning away from it; of
 * several in a row there each pair stands for one. Anywhere else a backslash is a backslash. Nothing nests.
 */

/** Words of a line, or a mention of another annotation with the words that stand for it. */
export type NoteInline =
  | { readonly kind: 'text'; readonly text: string; readonly bold: boolean }
  | { readonly kind: 'mention'; readonly id: string; readonly label: string };

/** Without line ends; empty for an empty line. */
export type NoteLine = readonly NoteInline[];

/** A line, the lines of a quote, or the items of a list, each of one or more lines. */
export type NoteBlock =
  | { readonly kind: 'paragraph'; readonly line: NoteLine }
  | { readonly kind: 'quote'; readonly lines: readonly NoteLine[] }
  /** `first` is the number of the first item, undefined where the items have none. */
  | { readonly kind: 'list'; readonly first: number | undefined; readonly items: readonly (readonly NoteLine[])[] };

const ITEM = /^(?:- |(0|[1-9]\d{0,8})\. )/u;
const QUOTE = '> ';
const ESCAPED_START = /^(\\+)(?=- |> |(?:0|[1-9]\d{0,8})\. )/u;
const ESCAPED_START_AFTER_LIST = /^(\\+)(?=- |> | {2}|(?:0|[1-9]\d{0,8})\. )/u;
const NEEDS_ESCAPE = /^(\\*)(?:- |> |(?:0|[1-9]\d{0,8})\. )/u;
const NEEDS_ESCAPE_AFTER_LIST = /^(\\*)(?:- |> | {2}|(?:0|[1-9]\d{0,8})\. )/u;
/** A label holds no bare bracket, so that a scan for its end never passes the next `[`: reading takes linear time. */
const MENTION = /\[((?:[^[\]\\]|\\[^])+)\]\(annotation:([\w-]{1,64})\)/uy;
const MENTION_MIDDLE = '](annotation:';

/** What a stored note says. Every text is a note; reading takes time that grows with its length. */
export function parseNote(text: string): NoteBlock[] {
  if (text === '') return [];
  const blocks: Draft[] = [];
  for (const raw of text.split(/\r\n?|\n/u)) {
    const last = blocks.at(-1);
    const item = ITEM.exec(raw);
    const number = item?.[1] === undefined ? undefined : Number(item[1]);
    if (item) {
      const line = parseLine(raw.slice(item[0].length));
      if (last?.kind === 'list' && goesOn(last, number)) last.items.push([line]);
      else blocks.push({ kind: 'list', first: number, items: [[line]], indent: 0 });
      const list = blocks.at(-1);
      if (list?.kind === 'list') list.indent = item[0].length;
    } else if (raw.startsWith(QUOTE)) {
      const line = parseLine(raw.slice(QUOTE.length));
      if (last?.kind === 'quote') last.lines.push(line);
      else blocks.push({ kind: 'quote', lines: [line] });
    } else if (last?.kind === 'list' && raw.startsWith('  ')) {
      const spaces = raw.length - raw.replace(/^ +/u, '').length;
      last.items.at(-1)?.push(parseLine(raw.slice(Math.min(spaces, last.indent))));
    } else {
      const escaped = (last?.kind === 'list' ? ESCAPED_START_AFTER_LIST : ESCAPED_START).exec(raw);
      const literal = escaped?.[1] ?? '';
      const rest = raw.slice(literal.length);
      blocks.push({ kind: 'paragraph', line: parseLine('\\'.repeat(literal.length >> 1) + rest) });
    }
  }
  return blocks.map((block) =>
    block.kind === 'list' ? { kind: 'list', first: block.first, items: block.items } : block,
  );
}

/** Blocks while they grow; `indent` is how far the sign of the last item reaches. */
type Draft =
  | { kind: 'paragraph'; line: NoteLine }
  | { kind: 'quote'; lines: NoteLine[] }
  | { kind: 'list'; first: number | undefined; items: NoteLine[][]; indent: number };

function goesOn(list: { readonly first: number | undefined; readonly items: readonly unknown[] }, number?: number) {
  return list.first === undefined ? number === undefined : number === list.first + list.items.length;
}

/**
 * The text to store for `blocks`. Reading it gives the same blocks in their plainest form: white space at the ends of bold
 * words isn't bold, neighbouring texts alike are one, and so are neighbouring quotes, lists without numbers, and lists of
 * which the second goes on with the next number. A note of one empty line is an empty text.
 */
export function noteText(blocks: readonly NoteBlock[]): string {
  const lines: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph') {
      const afterList = blocks[index - 1]?.kind === 'list';
      const line = lineText(block.line);
      const start = (afterList ? NEEDS_ESCAPE_AFTER_LIST : NEEDS_ESCAPE).exec(line);
      lines.push(start ? '\\'.repeat(Math.max(start[1]?.length ?? 0, 1)) + line : line);
    } else if (block.kind === 'quote') {
      lines.push(...block.lines.map((line) => QUOTE + lineText(line)));
    } else {
      for (const [at, item] of block.items.entries()) {
        const sign = block.first === undefined ? '- ' : `${block.first + at}. `;
        lines.push(...item.map((line, row) => (row === 0 ? sign : ' '.repeat(sign.length)) + lineText(line)));
      }
    }
  }
  return lines.join('\n');
}

/** The words of a note, line by line, without any signs: for lists, exports and search. */
export function plainWords(text: string): string {
  return linesOf(parseNote(text))
    .map((line) => line.map((part) => (part.kind === 'text' ? part.text : part.label)).join(''))
    .join('\n');
}

/** The ids of the annotations that a note mentions, each once, in the order of the note. */
export function mentionsIn(text: string): string[] {
  const parts = linesOf(parseNote(text)).flat();
  return [...new Set(parts.flatMap((part) => (part.kind === 'mention' ? [part.id] : [])))];
}

function linesOf(blocks: readonly NoteBlock[]): readonly NoteLine[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block.line];
    return block.kind === 'quote' ? block.lines : block.items.flat();
  });
}

/** A sign for bold on its way to be one: whether it may begin and end bold words. */
interface Delimiter {
  readonly kind: 'bold';
  readonly opens: boolean;
  readonly closes: boolean;
}

function parseLine(raw: string): NoteLine {
  const tokens = [...tokensOf(raw)];
  // Pairs first: what has no partner is words.
  const pairs = new Set<Delimiter>();
  let open: Delimiter | undefined;
  for (const token of tokens) {
    if (token.kind !== 'bold') continue;
    if (open === undefined) open = token.opens ? token : undefined;
    else if (token.closes) {
      pairs.add(open).add(token);
      open = undefined;
    }
  }
  const line: NoteInline[] = [];
  let bold = false;
  for (const token of tokens) {
    if (token.kind !== 'bold') line.push(token.kind === 'text' ? { ...token, bold } : token);
    else if (pairs.has(token)) bold = !bold;
    else line.push({ kind: 'text', text: '**', bold });
  }
  return plainest(line);
}

function* tokensOf(raw: string): Generator<NoteInline | Delimiter> {
  const signs = /\\+|\*+|\[/gu;
  const text = (words: string): NoteInline => ({ kind: 'text', text: words, bold: false });
  let at = 0;
  for (let sign = signs.exec(raw); sign; sign = signs.exec(raw)) {
    const [found] = sign;
    if (sign.index > at) yield text(raw.slice(at, sign.index));
    at = signs.lastIndex;
    const next = raw.charAt(at);
    if (found.startsWith('\\')) {
      const means = next === '*' || next === '[';
      const takesNext = means && found.length % 2 === 1;
      yield text('\\'.repeat(means ? found.length >> 1 : found.length) + (takesNext ? next : ''));
      if (takesNext) at += 1;
    } else if (found === '**') {
      const before = raw.charAt(sign.index - 1);
      yield { kind: 'bold', opens: /\S/u.test(next), closes: /\S/u.test(before) };
    } else {
      MENTION.lastIndex = sign.index;
      const mention = found === '[' ? MENTION.exec(raw) : null;
      if (mention) {
        at = MENTION.lastIndex;
        yield { kind: 'mention', id: mention[2] ?? '', label: (mention[1] ?? '').replace(/\\([^])/gu, '$1') };
      } else yield text(found);
    }
    signs.lastIndex = at;
  }
  if (at < raw.length) yield text(raw.slice(at));
}

/** The same line with as few parts as can be, and no bold white space at the ends of bold words. */
function plainest(line: NoteLine): NoteLine {
  return joined(joined(line).flatMap(trimmed));
}

function joined(line: NoteLine): NoteInline[] {
  const parts: NoteInline[] = [];
  let words: string[] = [];
  let bold = false;
  const flush = (): void => {
    const text = words.join('');
    if (text !== '') parts.push({ kind: 'text', text, bold });
    words = [];
  };
  for (const part of line) {
    if (part.kind === 'mention' || part.bold !== bold) flush();
    if (part.kind === 'mention') parts.push(part);
    else {
      bold = part.bold;
      words.push(part.text);
    }
  }
  flush();
  return parts;
}

function trimmed(part: NoteInline): NoteInline[] {
  if (part.kind === 'mention' || !part.bold) return [part];
  const { text } = part;
  const start = text.length - text.trimStart().length;
  const end = Math.max(text.trimEnd().length, start);
  return [
    { kind: 'text', text: text.slice(0, start), bold: false },
    { kind: 'text', text: text.slice(start, end), bold: true },
    { kind: 'text', text: text.slice(end), bold: false },
  ];
}

/** A line as it is stored, but for a sign at its start. */
function lineText(line: NoteLine): string {
  const parts = plainest(line.map(onOneLine));
  let out = '';
  const brackets: { readonly at: number; readonly isMention: boolean }[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'mention') {
      brackets.push({ at: out.length, isMention: true });
      out += `[${part.label.replace(/[[\]\\]/gu, '\\$&')}${MENTION_MIDDLE}${part.id})`;
      continue;
    }
    const [before, after] = [parts[index - 1], parts[index + 1]];
    const isBold = (other: NoteInline | undefined): boolean => other?.kind === 'text' && other.bold;
    if (part.bold) out += '**';
    const words = escaped(part.text, {
      afterBold: part.bold || isBold(before),
      beforeBold: part.bold || isBold(after),
      beforeMention: !part.bold && after?.kind === 'mention',
    });
    for (const at of words.brackets) brackets.push({ at: out.length + at, isMention: false });
    out += words.text;
    if (part.bold) out += '**';
  }
  return escapedBrackets(out, brackets);
}

function onOneLine(part: NoteInline): NoteInline {
  if (part.kind === 'text') return { ...part, text: part.text.replace(/[\r\n]+/gu, ' ') };
  const label = part.label.replace(/[\r\n]+/gu, ' ');
  if (!/^[\w-]{1,64}$/u.test(part.id)) return { kind: 'text', text: label, bold: false };
  return { ...part, label: label === '' ? part.id : label };
}

/** Words with backslashes where their asterisks and backslashes would mean something, and where their brackets are. */
function escaped(
  words: string,
  around: { readonly afterBold: boolean; readonly beforeBold: boolean; readonly beforeMention: boolean },
): { readonly text: string; readonly brackets: readonly number[] } {
  let text = '';
  let at = 0;
  const brackets: number[] = [];
  for (const { 0: found, index } of words.matchAll(/\\+|\*+|\[/gu)) {
    text += words.slice(at, index);
    at = index + found.length;
    const isLast = at === words.length;
    if (found === '[') {
      brackets.push(text.length);
      text += found;
    } else if (found.startsWith('*')) {
      const means = found.length === 2 || (index === 0 && around.afterBold) || (isLast && around.beforeBold);
      text += means ? '\\*'.repeat(found.length) : found;
    } else {
      const means = isLast ? around.beforeBold || around.beforeMention : '*['.includes(words.charAt(at));
      text += means ? found + found : found;
    }
  }
  return { text: text + words.slice(at), brackets };
}

/** Puts a backslash before each bracket that would begin a mention and is none. */
function escapedBrackets(
  line: string,
  brackets: readonly { readonly at: number; readonly isMention: boolean }[],
): string {
  const pieces: string[] = [];
  let end = line.length;
  // From the last to the first: which bracket a label would run into depends on what comes after.
  let active = line.length;
  let middle = line.lastIndexOf(MENTION_MIDDLE);
  let nextMiddle = Infinity;
  for (const { at, isMention } of [...brackets].reverse()) {
    while (middle > at) {
      nextMiddle = middle;
      middle = middle === 0 ? -1 : line.lastIndexOf(MENTION_MIDDLE, middle - 1);
    }
    if (!isMention && nextMiddle < active) {
      pieces.push(line.slice(at, end), '\\');
      end = at;
    } else active = at;
  }
  pieces.push(line.slice(0, end));
  return pieces.reverse().join('');
}
