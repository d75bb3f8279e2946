/** Which of a page's several titles is its headline, and what its `title` says of the outlet. */
import type { Part } from './survey';

/** A headline, and where it stands. */
export interface Headline {
  readonly value: string;
  /** The heading of the page that shows it; absent where it stands only in metadata. */
  readonly heading?: Part | undefined;
  readonly from: 'heading' | 'metadata' | 'title' | 'title-cut';
}

/** What stands between the parts of a page's title. A bare hyphen within a word is none. */
const SEPARATOR = /\s+[|\-–—:•·»›/\\]+\s+|\s*[|»›•]\s*|:\s+/gu;

/** The words of two titles that must be shared for them to be the same. */
const SAME = 0.8;

/**
 * The headline: the `h1` that the declared titles confirm, else what is declared (in the order given), else the page's
 * title without the outlet's name.
 */
export function findHeadline(
  headings: readonly Part[],
  declared: readonly string[],
  title: string,
  outlets: readonly string[],
): Headline | undefined {
  const titles = declared.map((words) => withoutOutlet(words, outlets));
  const confirmed = headings.find(
    ({ words }) =>
      titles.some((one) => similarity(words, one) >= SAME) ||
      (title !== '' && (similarity(words, withoutOutlet(title, outlets)) >= SAME || leads(words, title))),
  );
  if (confirmed !== undefined) return { value: confirmed.words, heading: confirmed, from: 'heading' };
  const first = titles.find((one) => one !== '' && !outlets.some((outlet) => fold(outlet) === fold(one)));
  if (first !== undefined) return { value: first, from: 'metadata' };
  const only = headings.length === 1 ? headings[0] : undefined;
  if (title !== '') {
    const cut = withoutOutlet(title, outlets);
    if (!isSiteName(cut, outlets)) return { value: cut, from: cut === title ? 'title' : 'title-cut' };
  }
  if (only !== undefined) return { value: only.words, heading: only, from: 'heading' };
  return title === '' ? undefined : { value: title, from: 'title' };
}

/** A title without the names of outlets at its ends. */
function withoutOutlet(title: string, outlets: readonly string[]): string {
  for (const { index, 0: separator } of [...title.matchAll(SEPARATOR)].slice(0, 20)) {
    const [before, after] = [title.slice(0, index), title.slice(index + separator.length)];
    if (before.trim() !== '' && isSiteName(after, outlets)) return before.trim();
    if (after.trim() !== '' && isSiteName(before, outlets)) return after.trim();
  }
  return title;
}

function isSiteName(words: string, outlets: readonly string[]): boolean {
  const folded = fold(words);
  return folded !== '' && outlets.some((outlet) => fold(outlet) === folded);
}

/** True when a title begins with the heading and then only names sections and the site. */
function leads(heading: string, title: string): boolean {
  const [short, long] = [fold(heading), fold(title)];
  return (
    short.length >= 4 &&
    long.startsWith(short) &&
    new RegExp(SEPARATOR.source, 'u').test(title.slice(heading.length - 1))
  );
}

/**
 * The name of the site that a page's title ends with: the part after the last separator when the page's address or
 * its heading bears it out; undefined otherwise. `host` is the host of the page's address, or empty.
 */
export function outletInTitle(title: string, host: string, headings: readonly Part[]): string | undefined {
  const marks = [...title.matchAll(SEPARATOR)].slice(0, 20);
  const last = marks.at(-1);
  if (last === undefined) return undefined;
  const name = title.slice(last.index + last[0].length).trim();
  if (name.length < 2 || name.length > 60) return undefined;
  const site = squeeze(host.replace(/^www\./u, ''));
  const folded = squeeze(name);
  if (site !== '' && folded.length >= 3 && (site.includes(folded) || folded.includes(site.slice(0, -3)))) return name;
  const rest = title.slice(0, last.index);
  return headings.some(({ words }) => fold(words) !== '' && fold(words) === fold(rest)) ? name : undefined;
}

/** Letters and digits in lower case, one space between words: what two forms of a title have in common. */
export function fold(words: string): string {
  return (
    words
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ');
}

/** The share of words that two titles have in common, of the longer one: 1 when they are the same. */
function similarity(one: string, other: string): number {
  const [first, second] = [fold(one).split(' '), fold(other).split(' ')];
  if (first[0] === '' || second[0] === '') return 0;
  const left = new Set(second);
  const shared = new Set(first.filter((word) => left.has(word))).size;
  return shared / Math.max(new Set(first).size, left.size);
}

function squeeze(words: string): string {
  return fold(words.normalize('NFD').replace(/\p{M}/gu, '')).replaceAll(' ', '');
}
