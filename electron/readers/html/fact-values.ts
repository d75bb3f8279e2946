/** Values that others wrote, made fit to be facts: one line, a limited length, a web address, a language. */
import type { FactBasis } from '../../../domain/source';

/** The longest value of a fact that is no headline, in characters. */
export const LONGEST_VALUE = 300;

const LONGEST_ADDRESS = 2000;

/** The reason of what JSON-LD says. */
export const LINKED_DATA = 'From the page’s JSON-LD.';

/** A value that was found, and where. */
export interface Found {
  readonly value: string;
  readonly basis: FactBasis;
  readonly reason: string;
}

/** A value that may be right, and where it stands. */
export type Candidate = readonly [value: string | undefined, reason: string, basis?: FactBasis];

/** The first value that fits, as one line. */
export function pick(candidates: readonly Candidate[], fits: (value: string) => boolean): Found | undefined {
  for (const [value, reason, basis = 'metadata'] of candidates) {
    const words = oneLine(unescaped(value ?? ''), LONGEST_VALUE);
    if (words !== '' && fits(words)) return { value: words, basis, reason };
  }
  return undefined;
}

/** An http or https address in its normal form, without a name or password in it, or undefined. */
export function webAddress(value: string, base?: string): string | undefined {
  const words = value.trim();
  if (words === '' || words.length > LONGEST_ADDRESS) return undefined;
  try {
    const url = new URL(words, base);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
    if (url.hostname === '') return undefined;
    url.username = '';
    url.password = '';
    return url.href.length > LONGEST_ADDRESS ? undefined : url.href;
  } catch {
    return undefined;
  }
}

/** A BCP 47 language tag in its canonical form, or undefined for what is none or says nothing. */
export function languageTag(value: string): string | undefined {
  const tag = value.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z\d]{1,8}){0,4}$/iu.test(tag) || /^(?:und|mul|zxx)\b/iu.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** One line, spaces and line ends collapsed, cut to `most` characters with an ellipsis. */
export function oneLine(words: string, most: number): string {
  const shown = words
    .slice(0, most * 8)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Surrogate}]/gu, '\uFFFD')
    .replace(/[ \u00A0]+/gu, ' ')
    .trim();
  const characters = Array.from(shown);
  return characters.length <= most
    ? shown
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['nbsp', ' '],
  ['quot', '"'],
]);

/** Metadata is often escaped twice: the five names of XML, the no-break space and numbers are undone once more. */
export function unescaped(words: string): string {
  if (!words.includes('&')) return words;
  return words.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|apos|gt|lt|nbsp|quot));/giu,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? whole;
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\uFFFD';
    },
  );
}
