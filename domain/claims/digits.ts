/** Reading numbers that are written in the digits of any script. */

/**
 * How numbers are written: which sign separates the decimals. `both`: the point, and a comma that is not followed by three
 * digits, as in Arabic; `unknown`: a single sign before three digits can be either.
 */
export type DecimalSign = 'point' | 'comma' | 'both' | 'unknown';

const DIGIT = /^\p{Nd}$/u;

/** More digits than this are an identifier, not a quantity. */
const MOST_DIGITS = 15;

/** Signs that only ever separate groups of three digits. */
const GROUP_SIGN = /[\u066c\u202f\u2009'\u2019]/u;

/**
 * The value of digits with separators such as `1,234.5`, `١٬٢٣٤` or `1.234,5`, or undefined where they are no plain number
 * or can be read in two ways.
 */
export function readNumber(exact: string, decimal: DecimalSign): number | undefined {
  const plain = westernDigits(exact);
  if (plain === undefined || plain.length > 2 * MOST_DIGITS) return undefined;
  const parts = plain.split(/[^0-9]/u);
  const signs = plain.replace(/[0-9]/gu, '');
  if (parts.join('').length > MOST_DIGITS) return undefined;
  if (/^0\d/u.test(plain)) return undefined;
  if (signs === '') return Number(plain);
  const last = signs.at(-1) ?? '';
  const decimals = parts.at(-1) ?? '';
  const others = new Set(signs.slice(0, -1));
  const grouped = parts.slice(1).every((part) => part.length === 3) && /^[1-9]\d{0,2}$/u.test(parts[0] ?? '');
  const groupedBefore =
    signs.length === 1 ||
    (parts.slice(1, -1).every((part) => part.length === 3) && /^[1-9]\d{0,2}$/u.test(parts[0] ?? ''));
  const value = (isDecimal: boolean): number =>
    isDecimal ? Number(`${parts.slice(0, -1).join('')}.${decimals}`) : Number(parts.join(''));
  if (last === '\u066b') return groupedBefore && !others.has(last) ? value(true) : undefined;
  if (GROUP_SIGN.test(last)) return grouped && others.size <= 1 ? value(false) : undefined;
  // Different signs: the last one separates the decimals.
  if (others.size > 0 && !others.has(last)) return others.size === 1 && groupedBefore ? value(true) : undefined;
  if (signs.length > 1) return grouped ? value(false) : undefined;
  const decimalSign = decimal === 'comma' ? ',' : decimal === 'unknown' ? undefined : '.';
  if (decimalSign === undefined) return grouped ? undefined : value(true);
  if (last === decimalSign) return value(true);
  if (grouped) return value(false);
  return decimal === 'both' ? value(true) : undefined;
}

/** The digits of any script as 0 to 9, everything else as it is; undefined when a digit carries a mark. */
export function westernDigits(exact: string): string | undefined {
  if (/^[\x20-\x7e]+$/u.test(exact)) return exact;
  if (/\p{M}/u.test(exact)) return undefined;
  return exact.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/**
 * The value of one digit. Unicode assigns the decimal digits of a script in a row from zero (The Unicode Standard,
 * section 4.6), so that it is told by how many digits stand before it in the code chart.
 */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before++;
  return before % 10;
}

/** Languages that write 1.234,5; the others of which the numbers are read write 1,234.5. */
const COMMA = new Set(
  'bg bs ca cs da de el es et eu fi fr gl hr hu id is it lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk vi'.split(
    ' ',
  ),
);

const POINT = new Set('en ar he ja zh ko th hi bn ur ta te ms fil sw am'.split(' '));

/** Which sign separates the decimals in a language, by its BCP 47 tag. */
export function decimalSign(tag: string): DecimalSign {
  const primary = tag.toLowerCase().split(/[-_]/u)[0] ?? '';
  if (COMMA.has(primary)) return 'comma';
  return POINT.has(primary) ? 'point' : 'unknown';
}
