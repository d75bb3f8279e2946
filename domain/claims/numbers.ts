/**
 * Finding the quantities that a text states: how many or how much, exactly or about, and of what. Years, dates, times of
 * day, ordinals and numbers that are part of a name are none.
 */
import { isGraphemeBoundary, type Span } from '../text';
import { claimLanguage, type ClaimLanguage } from './claim-language';
import { datesAmong } from './dates';
import { decimalSign, readNumber, westernDigits, type DecimalSign } from './digits';
import { arabicNumberAt, englishFractionAt, englishNumberAt, scaleAt, type WordNumber } from './number-words';
import { clockTimeEnd, yearOf } from './numeric-dates';
import { phraseAt, phraseTable } from './phrases';
import { isCapital, isOneOf, isSign, tokensOf, type Token } from './tokens';
import { unitAfter } from './units';

/** How a stated number stands to the quantity that is meant. */
export type NumberRelation =
  'exact' | 'about' | 'at-least' | 'more-than' | 'at-most' | 'less-than' | 'approximately-range';

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

const BEFORE = phraseTable<NumberRelation>([
  [
    'about',
    [
      'about',
      'around',
      'some',
      'approximately',
      'roughly',
      'nearly',
      'almost',
      'an estimated',
      'estimated',
      'circa',
      'close to',
      'just under|over',
      'as few|many as about',
      'somewhere around',
    ],
  ],
  ['at-least', ['at least', 'no fewer|less than', 'not less|fewer than', 'a minimum of', 'at the least']],
  [
    'more-than',
    [
      'more than',
      'over',
      'well over',
      'upwards of',
      'in excess of',
      'greater than',
      'above',
      'exceeding',
      'exceeds|exceeded',
    ],
  ],
  ['at-most', ['at most', 'up to', 'no more than', 'not more than', 'as many as', 'as much as', 'a maximum of']],
  ['less-than', ['less than', 'fewer than', 'under', 'below', 'just short of']],
  ['about', ['نحو', 'حوالي', 'قرابة', 'زهاء', 'ما يقارب', 'ما يقرب من', 'يقارب', 'تقريبا', 'يناهز', 'ما يناهز', 'قرب']],
  ['at-least', ['ما لا يقل عن', 'لا يقل|تقل عن', 'على الأقل']],
  [
    'more-than',
    ['أكثر من', 'أزيد من', 'ما يزيد عن|على', 'يزيد|تزيد عن|على', 'يفوق|تفوق', 'ما يفوق', 'يتجاوز|تتجاوز', 'فوق'],
  ],
  ['at-most', ['ما لا يزيد عن|على', 'لا يزيد|تزيد عن|على', 'لا يتجاوز|تتجاوز', 'على الأكثر']],
  ['less-than', ['أقل من', 'دون']],
]);

const AFTER = phraseTable<NumberRelation>([
  ['at-least', ['or more', 'at least', 'at the least', 'على الأقل', 'أو أكثر', 'فأكثر', '+']],
  ['about', ['or so', 'تقريبا', 'ونيف']],
  ['at-most', ['or fewer', 'or less', 'at most', 'على الأكثر', 'أو أقل']],
]);

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

/** Before a number that names something rather than counts it. */
const NAMING = new Set(
  (
    'resolution article chapter no nos number numbers page pages route highway flight unit brigade section type channel figure table area zone district room gate phase ' +
    'stage level version decree law act paragraph line point bus platform psalm verse season episode part volume group track chromosome apollo boeing ' +
    'airbus covid formula class grade step option aged age'
  ).split(' '),
);

/** After "one" it stands for a person or thing that is not counted. */
const NOT_COUNTED = new Set(
  'of another day can could must should might may would who that which is was has had day thing way by in on to at for with more step side hand time'.split(
    ' ',
  ),
);

const BEFORE_PRONOUN = new Set('no any every some this that the each another which only loved'.split(' '));

/** As `findNumbers`, for tokens and dates that were made before; `dates` are what no number is looked for in. */
export function numbersAmong(
  text: string,
  tokens: readonly Token[],
  language: ClaimLanguage,
  dates: readonly Span[],
  tag: string | undefined,
): FoundNumber[] {
  const reading: Reading = { text, tokens, language, decimal: language === 'other' ? decimalSign(tag ?? '') : 'point' };
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

interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly language: ClaimLanguage;
  readonly decimal: DecimalSign;
}

/** Without `number`: digits up to `next` that are no quantity. */
interface Quantity {
  readonly number: FoundNumber | undefined;
  readonly next: number;
}

function quantityAt(reading: Reading, at: number): Quantity | undefined {
  const { tokens, language, text } = reading;
  const relation = language === 'other' ? undefined : phraseAt(BEFORE, tokens, at);
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
  let { value, next } = one;
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
  const unit = unitOf(reading, next, value, money?.unit);
  let end = unit.numberEnd;
  const after = phraseAt(AFTER, tokens, end) ?? (unit.next > end ? phraseAt(AFTER, tokens, unit.next) : undefined);
  if (after !== undefined && kind === 'exact') {
    kind = after.value;
    if (phraseAt(AFTER, tokens, end) !== undefined) end = after.next;
  }
  const [opening, closing] = [
    tokens[relation !== undefined || between ? at : money === undefined && sign === undefined ? first : at],
    tokens[end - 1],
  ];
  if (opening === undefined || closing === undefined) return undefined;
  const fraction = one.isFraction ? 'share' : unit.unit;
  const number: FoundNumber = {
    start: opening.start,
    end: closing.end,
    exact: text.slice(opening.start, closing.end),
    value: rounded(value),
    ...(upper === undefined ? {} : { upper: rounded(upper) }),
    relation: kind,
    unit: fraction,
    ...(unit.span === undefined ? {} : { unitSpan: unit.span }),
  };
  return { number, next: Math.max(end, one.isFraction ? end : unit.next) };
}

const BETWEEN = new Set(['between', 'بين']);

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function signRelation(token: Token | undefined): NumberRelation | undefined {
  if (isSign(token, '~', '\u2248', '\u00b1')) return 'about';
  if (isSign(token, '>')) return 'more-than';
  if (isSign(token, '<')) return 'less-than';
  if (isSign(token, '\u2265')) return 'at-least';
  return isSign(token, '\u2264') ? 'at-most' : undefined;
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

interface PlainNumber {
  /** Undefined for digits that are no quantity. */
  readonly value: number | undefined;
  readonly upper?: number | undefined;
  readonly scale?: number | undefined;
  readonly isFraction?: boolean;
  readonly next: number;
}

function plainNumberAt(reading: Reading, at: number, led: boolean): PlainNumber | undefined {
  const { tokens, language } = reading;
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === 'number') return digitsAt(reading, at, led);
  if (token.kind !== 'word' || language === 'other') return undefined;
  if (language === 'ar') return arabicNumberAt(tokens, at);
  const fraction = englishFractionAt(tokens, at);
  if (fraction !== undefined) return { ...fraction, isFraction: true };
  const words = englishNumberAt(tokens, at);
  return words !== undefined && isCounted(reading, at, words) ? words : undefined;
}

/** False for "no one", "one of the first", and for names such as Five Eyes. */
function isCounted({ tokens }: Reading, at: number, words: WordNumber): boolean {
  const [before, after] = [tokens[at - 1], tokens[words.next]];
  if (isSign(before, '-') && tokens[at]?.spaced === false) return false;
  if (words.value === 1) {
    if (before !== undefined && BEFORE_PRONOUN.has(before.key)) return false;
    if (after === undefined || after.kind !== 'word' || after.opens || NOT_COUNTED.has(after.key)) return false;
  }
  if (words.value < 1_000 && isCapital(tokens[at]) && at > 0 && tokens[at]?.opens === false && isCapital(after)) {
    return !(before?.kind === 'word' && !isCapital(before));
  }
  return !(before !== undefined && NAMING.has(before.key) && isCapital(tokens[at]));
}

const SCALE_LETTERS = new Map([
  ['k', 1e3],
  ['bn', 1e9],
  ['mn', 1e6],
  ['mln', 1e6],
  ['bln', 1e9],
  ['tn', 1e12],
  ['trn', 1e12],
]);

function digitsAt(reading: Reading, at: number, led: boolean): PlainNumber | undefined {
  const { tokens, language, decimal } = reading;
  const token = tokens[at];
  if (token === undefined) return undefined;
  const time = clockTimeEnd(tokens, at);
  if (time !== undefined) return { value: undefined, next: time };
  let next = at + 1;
  let value = readNumber(token.exact, decimal);
  if (value === undefined || isName(reading, at, led)) return { value: undefined, next: skipJoined(tokens, at) };
  if (language === 'other') {
    // Spaces between groups of three digits, as many languages write them.
    while (
      /^[ \u00a0]$/u.test(gap(reading, next)) &&
      /^\p{Nd}{3}$/u.test(tokens[next]?.exact ?? '') &&
      /^\p{Nd}{1,3}$/u.test(tokens[next - 1]?.exact ?? '')
    ) {
      value = value * 1_000 + Number(westernDigits(tokens[next]?.exact ?? ''));
      next++;
    }
  }
  const suffix = tokens[next];
  if (suffix?.kind === 'word' && !suffix.spaced) {
    const scale =
      SCALE_LETTERS.get(suffix.key) ??
      (suffix.key === 'm' && (led || !isMetre(tokens, next)) ? 1e6 : suffix.key === 'b' && led ? 1e9 : undefined);
    if (scale !== undefined) return { value: value * scale, scale, next: next + 1 };
    if (language === 'other') return { value: undefined, next: next + 1 };
    if (
      !/^(?:km|kg|cm|mm|m|g|t|ha|mph|kph|kw|mw|gw|mb|gb|l|ml|ft|lb)$/u.test(suffix.key) &&
      !/[\u0600-\u06ff]/u.test(suffix.key)
    ) {
      return { value: undefined, next: next + 1 };
    }
  }
  if (language !== 'other') {
    const scale = suffix !== undefined && !suffix.opens ? scaleAt(tokens, next) : undefined;
    if (scale !== undefined) return { value: value * scale, scale, next: next + 1 };
  }
  return { value, next };
}

function gap({ text, tokens }: Reading, at: number): string {
  const [before, after] = [tokens[at - 1], tokens[at]];
  return before === undefined || after === undefined ? '' : text.slice(before.end, after.start);
}

/** "3m" is three metres before "high", "of" and the like, otherwise three million. */
function isMetre(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  return (
    after?.kind !== 'word' ||
    /^(?:high|tall|deep|wide|long|from|above|below|away|of|in|to|and|at|by|on|sprint|final)$/u.test(after.key)
  );
}

/** Past digits that hang together with signs: 2-1, 24/7, 192.168.0.1. */
function skipJoined(tokens: readonly Token[], at: number): number {
  let next = at + 1;
  while (
    next + 1 < tokens.length &&
    isSign(tokens[next], '-', '/', ':') &&
    tokens[next]?.spaced === false &&
    tokens[next + 1]?.spaced === false &&
    tokens[next + 1]?.kind === 'number'
  )
    next += 2;
  return next;
}

/** True where digits name something: a year, an ordinal, a numbered line, a resolution, a model. */
function isName({ tokens, language }: Reading, at: number, led: boolean): boolean {
  const token = tokens[at];
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (token === undefined) return true;
  if (!token.spaced && before !== undefined) {
    const joined = before.kind === 'word' && !/[\u0600-\u06ff]/u.test(before.key) && language !== 'other';
    const hyphen =
      isSign(before, '-', '\u2010', '\u2011') &&
      !before.spaced &&
      tokens[at - 2]?.kind !== 'number' &&
      tokens[at - 2] !== undefined;
    if (joined || hyphen || isSign(before, '/', '#', ':', '.', '_', '=', '&')) return true;
    if (language === 'other' && before.kind === 'word') return true;
  }
  if (isSign(after, '/', ':', '_') && after?.spaced === false && tokens[at + 2]?.spaced === false) return true;
  // A list: "1." or "2)" where a line begins.
  if (token.opens && /^\p{Nd}{1,2}$/u.test(token.exact) && isSign(after, '.', ')') && after?.spaced === false)
    return true;
  if (after?.spaced === false && /^(?:st|nd|rd|th|s)$/u.test(after.key)) return true;
  if (/^(?:min|mins|minute|minutes)$/u.test(after?.key ?? '') && tokens[at + 2]?.key === 'read') return true;
  if (led) return false;
  const year = yearOf(token);
  if (year !== undefined && language === 'other' && !isSign(after, '%', '\u066a')) return true;
  if (
    before !== undefined &&
    before.kind === 'word' &&
    NAMING.has(before.key) &&
    token.spaced &&
    before.end < token.start &&
    !token.opens
  ) {
    // "aged 12 to 15" counts years; "Part 2" does not.
    return before.key !== 'aged' && before.key !== 'age';
  }
  if (isSign(before, '.') && /^(?:no|nos|art|sec|vol|p|pp|fig|ch)$/u.test(tokens[at - 2]?.key ?? '')) return true;
  const named = isCapital(before) && before?.opens === false && token.spaced && /^\p{Nd}+$/u.test(token.exact);
  const alone =
    after === undefined ||
    after.opens ||
    (after.kind === 'sign' && !isSign(after, '%', '\u066a', '-', '\u2013', '+', '$')) ||
    /^(?:is|was|has|had|and|in|on|at|to|for|from|by|with)$/u.test(after.key);
  return named && alone && language === 'en' && before.key !== 'killed';
}

interface Range {
  readonly value: number;
  readonly scale?: number | undefined;
  readonly next: number;
}

/** The upper end of a range after a number: "six to eight", "10-12", "between 10 and 12", "10 or 12". */
function rangeEnd(
  reading: Reading,
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
  const arabic = between ? sign.key.startsWith('و') : sign.key === fold_ila;
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
  const lower = tokens[first]?.kind === 'number' ? readNumber(tokens[first]?.exact ?? '', reading.decimal) : undefined;
  const isRange = lower === undefined || upper.value > lower;
  if (!isRange) return dash && tokens[second]?.kind === 'number' && !sign.spaced ? 'score' : undefined;
  return { value: upper.value, scale: 'scale' in upper ? upper.scale : undefined, next: upper.next };
}

const fold_ila = 'الي';

interface NumberUnit {
  readonly unit: string;
  readonly span?: Span;
  /** The token after the number with its sign, and after its unit. */
  readonly numberEnd: number;
  readonly next: number;
}

function unitOf(reading: Reading, next: number, value: number, money: string | undefined): NumberUnit {
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
