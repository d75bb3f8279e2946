/** The fields that can be known of a source: their names, how values and bases are worded, and what may be entered. */
import type { Fact, FactField } from '../../domain/source';
import { publishedWords } from '../published';
import { isoDate } from '../typed-date';

/** How a field is entered. */
type FieldKind = 'text' | 'date' | 'address' | 'language' | 'direction';

interface FieldForm {
  readonly name: string;
  readonly kind: FieldKind;
}

/** Every field, in the order in which it is shown. */
export const FIELDS: Readonly<Record<FactField, FieldForm>> = {
  headline: { name: 'Headline', kind: 'text' },
  byline: { name: 'Byline', kind: 'text' },
  outlet: { name: 'Outlet', kind: 'text' },
  published: { name: 'Published', kind: 'date' },
  modified: { name: 'Modified', kind: 'date' },
  url: { name: 'Address', kind: 'address' },
  language: { name: 'Language', kind: 'language' },
  direction: { name: 'Direction', kind: 'direction' },
  photo: { name: 'Photo', kind: 'text' },
};

/** The two directions of writing. */
export const DIRECTIONS: Readonly<Record<string, string>> = { ltr: 'Left to right', rtl: 'Right to left' };

/** The languages that are offered by name; any other can be typed as its code. */
export const COMMON_LANGUAGES =
  'am ar az be bg bn bs ca cs da de el en es et fa fi fr ha he hi hr hu hy id it ja ka kk ko ku ky lt lv mk ms my nb nl pl ps pt pt-BR ro ru sk sl so sq sr sv sw ta th ti tr uk ur uz vi zh-Hans zh-Hant'.split(
    ' ',
  );

/** The longest value that is taken. */
const LONGEST = 4000;

/** The name of a language as `locale` writes it, or the code where it has none. */
export function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** A value as it is shown. */
export function valueWords(field: FactField, value: string, locale: string): string {
  switch (FIELDS[field].kind) {
    case 'date':
      return publishedWords(value, locale, 'long');
    case 'direction':
      return DIRECTIONS[value] ?? value;
    case 'language': {
      const name = languageName(value, locale);
      return name === value ? value : `${name} (${value})`;
    }
    case 'text':
    case 'address':
      return value;
  }
}

/** Where a value is known from, in words. */
export function basisWords({ basis, reason }: Pick<Fact, 'basis' | 'reason'>): string {
  switch (basis) {
    case 'stated':
      return 'stated in the text';
    case 'metadata':
      return reason === '' ? 'from metadata' : `from metadata: ${sentenceInside(reason.replace(/^From /u, ''))}`;
    case 'person':
      return reason === '' ? 'entered by a person' : `entered by ${reason}`;
    case 'inferred':
      return reason === '' ? 'inferred' : `inferred: ${sentenceInside(reason)}`;
  }
}

/** First words that have a capital only because they come first; names keep theirs. */
const FIRST_WORD = /^(?:A|An|At|By|From|In|Its?|Most|No|Of|On|Plain|That|The|This|What)\b/u;

/** A sentence made fit to stand after a colon: what the readers write begins with a capital and ends with a stop. */
function sentenceInside(sentence: string): string {
  const bare = sentence.replace(/\.$/u, '');
  return FIRST_WORD.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
}

/** What was typed, checked: the value to store, undefined to take the value away, or why it can't be stored. */
export type Entered = { readonly value: string | undefined } | { readonly problem: string };

/** Checks what was typed for a field; dates may be written as people of `locale` write them. */
export function entered(field: FactField, typed: string, locale: string): Entered {
  const value = typed.replace(/\s+/gu, ' ').trim();
  if (value === '') return { value: undefined };
  if (value.length > LONGEST) return { problem: 'This is too long to be kept here.' };
  switch (FIELDS[field].kind) {
    case 'text':
      return { value };
    case 'date': {
      const date = isDate(value) ? value : isoDate(value, locale);
      return date === undefined ? { problem: 'Write the date as 2021, 2021-07 or 2021-07-30.' } : { value: date };
    }
    case 'address':
      return isAddress(value) ? { value } : { problem: 'An address begins with http:// or https://.' };
    case 'language':
      return language(value);
    case 'direction':
      return Object.hasOwn(DIRECTIONS, value) ? { value } : { problem: 'Choose one of the two directions.' };
  }
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/u;

function isDate(value: string): boolean {
  const match = DATE.exec(value);
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.getUTCMonth() + 1 === Number(month) && at.getUTCDate() === Number(day);
}

function isAddress(value: string): boolean {
  if (!/^https?:\/\//iu.test(value) || /\s/u.test(value)) return false;
  try {
    return new URL(value).hostname !== '';
  } catch {
    return false;
  }
}

/** A language as a code, or as its English name or the name that the language has for itself. */
function language(value: string): Entered {
  const named = COMMON_LANGUAGES.find((code) =>
    [languageName(code, 'en'), languageName(code, code)].some((name) => name.toLowerCase() === value.toLowerCase()),
  );
  if (named !== undefined) return { value: named };
  const problem = 'Write a language code such as ar, he or ja, or choose from the list.';
  // A name would pass as a code of up to eight letters.
  if (!/^[a-z]{2,3}(?:[-_]|$)/iu.test(value)) return { problem };
  try {
    const [code] = Intl.getCanonicalLocales(value.replaceAll('_', '-'));
    return code !== undefined && languageName(code, 'en') !== code ? { value: code } : { problem };
  } catch {
    return { problem };
  }
}
