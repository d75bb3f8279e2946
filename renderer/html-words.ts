/**
 * The words of HTML, for showing a person what was pasted: not a reader, which the service has. HTML is not parsed by
 * the browser here, since no page may do that with what came from outside.
 */

/** What holds no words to read. */
const HIDDEN: ReadonlySet<string> = new Set(['head', 'noscript', 'script', 'style', 'svg', 'template', 'title']);

/** What goes on in the middle of a line. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code data del em font i img ins kbd mark q s small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/** Stands for the end of a line until white space has been folded. */
const BREAK = '\u0000';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  hellip: '…',
  laquo: '«',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  nbsp: ' ',
  ndash: '–',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  rsquo: '’',
};

/** The words of `html`, a line for each block. */
export function htmlWords(html: string): string {
  const lower = html.toLowerCase();
  let words = '';
  let from = 0;
  while (from < html.length) {
    const open = html.indexOf('<', from);
    const name = open === -1 ? undefined : tagName(lower, open);
    if (name === undefined && open !== -1 && !/[!?]/u.test(html[open + 1] ?? '')) {
      words += html.slice(from, open + 1);
      from = open + 1;
      continue;
    }
    words += html.slice(from, open === -1 ? html.length : open);
    if (open === -1) break;
    from = afterTag(html, open);
    if (name === undefined) continue;
    if (HIDDEN.has(name)) from = afterHidden(lower, name, from);
    if (!INLINE.has(name)) words += BREAK;
  }
  return decoded(words.replace(/\s+/gu, ' '))
    .split(BREAK)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

/** The name in the tag at `open`; undefined where there is none: a comment, or a sign for “less than”. */
function tagName(lower: string, open: number): string | undefined {
  return /^<\/?([a-z][a-z0-9-]*)/u.exec(lower.slice(open, open + 32))?.[1];
}

/** Where the tag, comment or declaration at `open` has ended. */
function afterTag(html: string, open: number): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4);
  let quote = '';
  for (let at = open + 1; at < html.length; at++) {
    const sign = html.charAt(at);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return at + 1;
    // Only a value is quoted; a quote elsewhere is a slip that would swallow the rest.
    else if ((sign === '"' || sign === "'") && html.charAt(at - 1) === '=') quote = sign;
  }
  return html.length;
}

/** Where the element `name`, whose content begins at `from`, has ended; of an end tag, at once. */
function afterHidden(lower: string, name: string, from: number): number {
  const start = lower.lastIndexOf('<', from - 1);
  if (lower.startsWith('</', start) || lower.charAt(from - 2) === '/') return from;
  const end = lower.indexOf(`</${name}`, from);
  return end === -1 ? lower.length : after(lower, '>', end);
}

function after(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at === -1 ? text.length : at + sign.length;
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/giu, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? whole;
    const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
