/**
 * Finding the quantities that a text states: how many or how much, exactly or about, and of what. Years, dates, times of
 * day, ordinals and numbers that are part of a name are none.
 */
import { isGraphemeBoundary, type Span } from '../text';
import { claimLanguage, type ClaimLanguage } from './claim-language';
import { datesAmong } from './dates';
import { digitsAt, type NumberReading, type PlainNumber } from './digit-numbers';
import { decimalSign, readNumber } from './digits';
import { arabicNumberAt, englishFractionAt, englishNumberAt, type WordNumber } from './number-words';
import { AFTER_NUMBER, BEFORE_NUMBER, signRelation, type NumberRelation } from './number-relations';
import { phraseAt, phraseTable } from './phrases';
import { fold, isCapital, isOneOf, isSign, tokensOf, type Token } from './tokens';
import { unitAfter } from './units';

/** A quantity in a text: the span holds the number with "about" or "at least", a sign of money and the percent sign. */
export interface FoundNumber extends Span {
  readonly exact: string;
  readonly value: number;
  /** The upper end, where a range is stated or meant: 8 of "six to eight"; 99 of "dozens", whose value is 24. */
  readonly upper?: number;
  readonly relation: NumberRelation;
  /** What is counted, in lower case and the plural: `people`, `troops and officials`, `%`, `$`, `share`; empty if not said. */
  readonly unit: string;
  readonly unitSpan?: Span;
}

/** `language` is a BCP 47 tag. */
export interface NumberOptions {
  readonly span?: Span | undefined;
  readonly language?: string | undefined;
}

/** The quantities within the span (all of `text` when left out), in order; they never overlap. UTF-16 code units. */
export function findNumbers(text: string, { span, language }: NumberOptions = {}): FoundNumber[] {
  const tokens = tokensOf(text, span);
  const known = claimLanguage(text, language);
  return numbersAmong(text, tokens, known, datesAmong(text, tokens, known, undefined), language);
}

const CURRENCY_SIGN = /^\p{Sc}$/u;

/** Names of money, as the sign that stands for them. */
const CURRENCY_WORDS = new Map([
  ['dollar', '$'],
  ['dollars', '$'],
  ['usd', '$'],
  ['euro', '€'],
  ['euros', '€'],
  ['eur', '€'],
  ['gbp', '£'],
  ['pounds', '£'],
  ['دولار', '$'],
  ['دولارا', '$'],
  ['دولارات', '$'],
  ['يورو', '€'],
]);

const PERCENT = phraseTable<true>([
  [true, ['percent', 'per cent', 'percentage point|points', 'pct', 'بالمئة', 'بالمائة', 'في المئة|المائة']],
]);

/** After "one" it stands for a person or thing that is not counted. */
const NOT_COUNTED = new Set(
  'of another day can could must should might may would who that which is was has had day thing way by in on to at for with more step side hand time'.split(
    ' ',
  ),
);

const BEFORE_PRONOUN = new Set(
  'no any every some this that the each another which only loved last first next new latest previous second third final right wrong number big'.split(
    ' ',
  ),
);

/** As `findNumbers`, for tokens and dates that were made before; `dates` are what no number is looked for in. */
export function numbersAmong(
  text: string,
  tokens: readonly Token[],
  language: ClaimLanguage,
  dates: readonly Span[],
  tag: string | undefined,
): FoundNumber[] {
  const decimal = language === 'other' ? decimalSign(tag ?? '') : language === 'ar' ? 'both' : 'point';
  const reading: NumberReading = { text, tokens, language, decimal, tag };
  const found: FoundNumber[] = [];
  let date = 0;
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    while (date < dates.length && (dates[date]?.end ?? 0) <= (token?.start ?? 0)) date++;
    const taken = dates[date];
    if (token !== undefined && taken !== undefined && taken.start <= token.start) {
      at++;
      continue;
    }
    const one = quantityAt(reading, at);
    if (one === undefined) {
      at++;
      continue;
    }
    at = one.next;
    const { number } = one;
    if (number === undefined || (taken !== undefined && taken.start < number.end)) continue;
    if (isGraphemeBoundary(text, number.start) && isGraphemeBoundary(text, number.end)) found.push(number);
  }
  return found;
}

/** Without `number`: digits up to `next` that are no quantity. */
interface Quantity {
  readonly number: FoundNumber | undefined;
  readonly next: number;
}

function quantityAt(reading: NumberReading, at: number): Quantity | undefined {
  const { tokens, language, text } = reading;
  const relation = language === 'other' ? undefined : phraseAt(BEFORE_NUMBER, tokens, at);
  let start = relation?.next ?? at;
  if (relation !== undefined && /^(?:another|the|a further)$/u.test(tokens[start]?.key ?? '')) start++;
  const between = relation === undefined && isOneOf(tokens[at], BETWEEN);
  if (between) start = at + 1;
  const sign = signRelation(tokens[start]);
  if (sign !== undefined && tokens[start + 1]?.kind === 'number') start++;
  const money = moneyBefore(tokens, start);
  const first = money?.next ?? start;
  const one = plainNumberAt(reading, first, relation !== undefined || money !== undefined);
  if (one === undefined) return undefined;
  if (one.value === undefined) return { number: undefined, next: one.next };
  const share = shareAt(reading, first, one);
  let value = share?.value ?? one.value;
  let next = share?.next ?? one.next;
  let upper = one.upper;
  let kind: NumberRelation = relation?.value ?? sign ?? (upper === undefined ? 'exact' : 'about');
  const range = upper === undefined ? rangeEnd(reading, at, first, next, between) : undefined;
  if (range === 'score') return { number: undefined, next: next + 2 };
  if (range !== undefined) {
    if (range.scale !== undefined && value < 1_000 && one.scale === undefined) value *= range.scale;
    if (range.value > value) {
      upper = range.value;
      next = range.next;
      kind = 'approximately-range';
    }
  }
  if (between && range === undefined) return undefined;
  // "two and a half million" is rare; "two and a half" is not.
  if (tokens[next]?.key === 'and' && tokens[next + 1]?.key === 'a' && tokens[next + 2]?.key === 'half') {
    value += 0.5;
    next += 3;
  }
  if (isSign(tokens[next], '+') && tokens[next]?.spaced === false) {
    next++;
    if (kind === 'exact') kind = 'at-least';
  }
  const more = kind === 'exact' ? phraseAt(AFTER_NUMBER, tokens, next) : undefined;
  if (more !== undefined) {
    kind = more.value;
    next = more.next;
  }
  const unit = unitOf(reading, next, value, money?.unit);
  let end = unit.numberEnd;
  const after =
    phraseAt(AFTER_NUMBER, tokens, end) ?? (unit.next > end ? phraseAt(AFTER_NUMBER, tokens, unit.next) : undefined);
  if (after !== undefined && kind === 'exact') {
    kind = after.value;
    if (phraseAt(AFTER_NUMBER, tokens, end) !== undefined) end = after.next;
  }
  const [opening, closing] = [
    tokens[relation !== undefined || between ? at : money === undefined && sign === undefined ? first : at],
    tokens[end - 1],
  ];
  if (opening === undefined || closing === undefined) return undefined;
  // A dash between digits that count nothing is a score, a telephone number or the like.
  if (dashed(tokens, first, next) && unit.unit === '' && relation === undefined) return { number: undefined, next };
  const isShare = one.isFraction === true || share !== undefined;
  const number: FoundNumber = {
    start: opening.start,
    end: closing.end,
    exact: text.slice(opening.start, closing.end),
    value: rounded(value),
    ...(upper === undefined ? {} : { upper: rounded(upper) }),
    relation: kind,
    unit: isShare ? 'share' : unit.unit,
    ...(unit.span === undefined ? {} : { unitSpan: unit.span }),
  };
  return { number, next: Math.max(end, isShare ? end : unit.next) };
}

/** True where digits, a dash and digits follow each other. */
function dashed(tokens: readonly Token[], first: number, next: number): boolean {
  return (
    tokens.slice(first + 1, next - 1).some((token) => isSign(token, '-', '\u2013')) && tokens[first]?.kind === 'number'
  );
}

/** "one in five people", "2 out of 3": the second number, as a share. A time that something took is none. */
function shareAt(reading: NumberReading, first: number, one: PlainNumber): { value: number; next: number } | undefined {
  const { tokens, language } = reading;
  if (language !== 'en' || one.value === undefined || one.value > 99 || !Number.isInteger(one.value)) return undefined;
  const out = tokens[one.next]?.key === 'out' && tokens[one.next + 1]?.key === 'of';
  if (!out && tokens[one.next]?.key !== 'in') return undefined;
  const second = out ? one.next + 2 : one.next + 1;
  const whole = tokens[second]?.kind === 'word' ? englishNumberAt(tokens, second) : digitsAt(reading, second, false);
  if (whole?.value === undefined || whole.value <= one.value || whole.value > 1_000 || first === second)
    return undefined;
  const counted = tokens[whole.next];
  if (!out && (counted?.kind !== 'word' || /^(?:hour|day|week|month|year|decade|minute)s?$/u.test(counted.key)))
    return undefined;
  return { value: one.value / whole.value, next: whole.next };
}

/** "the Group of Seven" */
function isGroupOf(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.key === 'of' && tokens[at - 2]?.exact === 'Group';
}

const BETWEEN = new Set(['between', 'بين']);

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** A sign or abbreviation of money before its number: $5, US$5, EUR 5. */
function moneyBefore(tokens: readonly Token[], at: number): { unit: string; next: number } | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (CURRENCY_SIGN.test(token.exact))
    return tokens[at + 1]?.kind === 'number' ? { unit: token.exact, next: at + 1 } : undefined;
  const sign = tokens[at + 1];
  if (/^(?:US|A|C|NZ|HK)$/u.test(token.exact) && sign?.spaced === false && CURRENCY_SIGN.test(sign.exact)) {
    return tokens[at + 2]?.kind === 'number'
      ? { unit: token.exact === 'US' ? sign.exact : `${token.exact}${sign.exact}`, next: at + 2 }
      : undefined;
  }
  const code = /^(?:USD|EUR|GBP)$/u.test(token.exact) ? CURRENCY_WORDS.get(token.key) : undefined;
  return code !== undefined && sign?.kind === 'number' ? { unit: code, next: at + 1 } : undefined;
}

function plainNumberAt(reading: NumberReading, at: number, led: boolean): PlainNumber | undefined {
  const { tokens, language } = reading;
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === 'number')
    return isGroupOf(tokens, at) ? { value: undefined, next: at + 1 } : digitsAt(reading, at, led);
  if (token.kind !== 'word' || language === 'other') return undefined;
  if (language === 'ar') return arabicNumberAt(tokens, at);
  const fraction = englishFractionAt(tokens, at);
  if (fraction !== undefined) return { ...fraction, isFraction: true };
  const words = englishNumberAt(tokens, at);
  return words !== undefined && isCounted(reading, at, words) ? words : undefined;
}

/** False for "no one", "one of the first", and for names such as Five Eyes. */
function isCounted({ tokens }: NumberReading, at: number, words: WordNumber): boolean {
  const [before, after] = [tokens[at - 1], tokens[words.next]];
  if (isSign(before, '-') && tokens[at]?.spaced === false) return false;
  if (words.value === 1) {
    if (before !== undefined && BEFORE_PRONOUN.has(before.key)) return false;
    if (after?.kind !== 'word' || after.opens) return false;
    const share = after.key === 'in' && englishNumberAt(tokens, words.next + 1) !== undefined;
    if (NOT_COUNTED.has(after.key) && !share) return false;
  }
  if (isGroupOf(tokens, at)) return false;
  if (words.value < 1_000 && isCapital(tokens[at]) && at > 0 && tokens[at]?.opens === false && isCapital(after)) {
    return !(before?.kind === 'word' && !isCapital(before));
  }
  return true;
}

interface Range {
  readonly value: number;
  readonly scale?: number | undefined;
  readonly next: number;
}

/** The upper end of a range after a number: "six to eight", "10-12", "between 10 and 12", "10 or 12". */
function rangeEnd(
  reading: NumberReading,
  at: number,
  first: number,
  next: number,
  between: boolean,
): Range | 'score' | undefined {
  const { tokens } = reading;
  const sign = tokens[next];
  if (sign === undefined || sign.opens) return undefined;
  const dash = isSign(sign, '-', '\u2010', '\u2011', '\u2013', '\u2014');
  const word = between ? /^(?:and|to)$/u.test(sign.key) : sign.key === 'to' || sign.key === 'or';
  const arabic = between ? sign.key.startsWith('و') : sign.key === fold('إلى');
  if (!dash && !word && !arabic) return undefined;
  // "from 10 to 12" tells of a change.
  const from = tokens[first - 1]?.key ?? tokens[at - 1]?.key;
  if (word && sign.key === 'to' && from === 'from') return undefined;
  let second = next + 1;
  if (between && arabic && sign.exact.length > 1) second = next;
  const money = moneyBefore(tokens, second);
  if (money !== undefined) second = money.next;
  const upper = second === next ? arabicNumberAt(tokens, second) : plainNumberAt(reading, second, false);
  if (upper?.value === undefined) {
    return dash && !sign.spaced && tokens[second]?.kind === 'number' && tokens[second]?.spaced === false
      ? 'score'
      : undefined;
  }
  const lowest = tokens[first];
  const lower = lowest?.kind === 'number' ? readNumber(lowest.exact, reading.decimal) : undefined;
  const isRange = lower === undefined || upper.value > lower;
  if (!isRange) return dash && tokens[second]?.kind === 'number' && !sign.spaced ? 'score' : undefined;
  return { value: upper.value, scale: 'scale' in upper ? upper.scale : undefined, next: upper.next };
}

interface NumberUnit {
  readonly unit: string;
  readonly span?: Span;
  /** The token after the number with its sign, and after its unit. */
  readonly numberEnd: number;
  readonly next: number;
}

function unitOf(reading: NumberReading, next: number, value: number, money: string | undefined): NumberUnit {
  const { tokens, language } = reading;
  if (money !== undefined) return { unit: money, numberEnd: next, next };
  const sign = tokens[next];
  const percent = isSign(sign, '%', '\u066a')
    ? next + 1
    : language === 'other'
      ? undefined
      : phraseAt(PERCENT, tokens, next)?.next;
  if (percent !== undefined && sign !== undefined) {
    const last = tokens[percent - 1] ?? sign;
    return { unit: '%', span: { start: sign.start, end: last.end }, numberEnd: percent, next: percent };
  }
  if (sign !== undefined && CURRENCY_SIGN.test(sign.exact))
    return { unit: sign.exact, span: sign, numberEnd: next + 1, next: next + 1 };
  const named = sign?.opens === false ? CURRENCY_WORDS.get(sign.key) : undefined;
  if (named !== undefined && sign !== undefined && language !== 'other') {
    return { unit: named, span: { start: sign.start, end: sign.end }, numberEnd: next + 1, next: next + 1 };
  }
  const unit = unitAfter(tokens, next, value, language);
  const [first, last] = [tokens[unit?.first ?? -1], tokens[(unit?.next ?? 0) - 1]];
  if (unit === undefined || first === undefined || last === undefined) return { unit: '', numberEnd: next, next };
  return { unit: unit.unit, span: { start: first.start, end: last.end }, numberEnd: next, next: unit.next };
}
