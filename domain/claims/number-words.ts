/** Numbers that are written as words, in English and Arabic. Ordinals are none. */
import { fold, isOneOf, isSign, lookUp, type Token } from './tokens';

/** A number among tokens: `next` is the index of the token after it. `upper` where the words mean a range. */
export interface WordNumber {
  readonly value: number;
  readonly upper?: number;
  readonly next: number;
}

const folded = (words: Record<string, number>): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(words).flatMap(([names, value]) => names.split('|').map((name) => [fold(name), value] as const)),
  );

const UNITS = folded({
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
});

const TENS = folded({ twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 });

const SCALES = folded({ hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 });

/**
 * Words for many, as the least and the most that they are read to mean: "dozens" is two dozen or more, and fewer than
 * what one would call hundreds.
 */
const MANY = new Map<string, readonly [number, number]>([
  ['dozens', [24, 99]],
  ['scores', [40, 99]],
  ['hundreds', [200, 999]],
  ['thousands', [2_000, 9_999]],
  ['millions', [2_000_000, 9_999_999]],
  ['billions', [2_000_000_000, 9_999_999_999]],
]);

const ORDINAL_ENDS = new Set('first second third fourth fifth sixth seventh eighth ninth'.split(' '));

/** True for an English word with which a number may begin. */
export function isNumberWord(key: string): boolean {
  return UNITS.has(key) || TENS.has(key) || SCALES.has(key) || MANY.has(key) || key === 'half' || key === 'tens';
}

/** The English number that begins at token `at`, in words; undefined for none. */
export function englishNumberAt(tokens: readonly Token[], at: number): WordNumber | undefined {
  const first = tokens[at];
  if (first?.kind !== 'word') return undefined;
  const many = manyAt(tokens, at);
  if (many !== undefined) return many;
  const second = tokens[at + 1]?.key ?? '';
  if (first.key === 'a' || first.key === 'an') {
    if (second === 'dozen') return { value: 12, next: at + 2 };
    if (second === 'half' && tokens[at + 2]?.key === 'million') return { value: 500_000, next: at + 3 };
    const scale = SCALES.get(second);
    return scale === undefined ? undefined : scaled(tokens, at + 1, 1);
  }
  if (first.key === 'half' && second === 'a') {
    const scale = tokens[at + 2]?.key === 'dozen' ? 12 : SCALES.get(tokens[at + 2]?.key ?? '');
    return scale === undefined ? undefined : { value: scale / 2, next: at + 3 };
  }
  if (first.key === 'twice') return undefined;
  if (SCALES.has(first.key) || (!UNITS.has(first.key) && !TENS.has(first.key))) return undefined;
  return scaled(tokens, at, undefined);
}

/** Reads on from token `at`; `given` is what "a" stands for before a word of scale. */
function scaled(tokens: readonly Token[], start: number, given: number | undefined): WordNumber | undefined {
  let at = start;
  let total = 0;
  let current = given;
  let lastScale = Infinity;
  for (;;) {
    const token = tokens[at];
    const below = belowHundred(tokens, at);
    const scale = SCALES.get(token?.key ?? '');
    if (below !== undefined && (current === undefined || (current % 100 === 0 && current > 0))) {
      current = (current ?? 0) + below.value;
      at = below.next;
    } else if (token?.key === 'dozen' && current !== undefined && total === 0) {
      return { value: current * 12, next: at + 1 };
    } else if (scale === 100 && current !== undefined && current < 100) {
      current *= 100;
      at++;
    } else if (scale !== undefined && scale > 100 && current !== undefined && scale < lastScale) {
      total += current * scale;
      lastScale = scale;
      current = undefined;
      at++;
    } else if (
      token?.key === 'and' &&
      at > start &&
      belowHundred(tokens, at + 1) !== undefined &&
      followsScale(tokens, at)
    ) {
      at++;
    } else break;
  }
  const last = tokens[at - 1];
  // "twenty-first", "two hundred and fifth" are ordinals.
  if (isSign(tokens[at], '-') && ORDINAL_ENDS.has(tokens[at + 1]?.key ?? '')) return undefined;
  if (at === start || last === undefined) return undefined;
  return { value: total + (current ?? 0), next: at };
}

function followsScale(tokens: readonly Token[], at: number): boolean {
  return SCALES.has(tokens[at - 1]?.key ?? '');
}

function belowHundred(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const word = tokens[at];
  if (word?.kind !== 'word') return undefined;
  const tens = TENS.get(word.key);
  if (tens === undefined) {
    const unit = UNITS.get(word.key);
    return unit === undefined ? undefined : { value: unit, next: at + 1 };
  }
  const joined = isSign(tokens[at + 1], '-', '\u2010', '\u2011') && tokens[at + 1]?.spaced === false ? at + 2 : at + 1;
  const unit = UNITS.get(tokens[joined]?.key ?? '');
  return unit !== undefined && unit < 10 ? { value: tens + unit, next: joined + 1 } : { value: tens, next: at + 1 };
}

/** "dozens", "tens of thousands", "hundreds of thousands": only where something is counted, so before "of" or a noun. */
function manyAt(tokens: readonly Token[], at: number): WordNumber | undefined {
  const word = tokens[at]?.key ?? '';
  const second = tokens[at + 2]?.key ?? '';
  if ((word === 'tens' || word === 'hundreds') && tokens[at + 1]?.key === 'of') {
    const times = word === 'tens' ? 10 : 100;
    const scale = MANY.get(second);
    if (scale !== undefined && second !== 'dozens')
      return { value: scale[0] * times, upper: (scale[1] + 1) * times - 1, next: at + 3 };
  }
  const many = MANY.get(word);
  if (many === undefined || (word === 'scores' && tokens[at + 1]?.key !== 'of')) return undefined;
  return { value: many[0], upper: many[1], next: at + 1 };
}

/** "a third", "two thirds", "half", "a quarter" of something: `next` is the token "of". */
export function englishFractionAt(tokens: readonly Token[], at: number): WordNumber | undefined {
  const word = tokens[at]?.key ?? '';
  if (word === 'half' && tokens[at + 1]?.key === 'of') return { value: 0.5, next: at + 1 };
  const count = word === 'a' ? 1 : UNITS.get(word);
  if (count === undefined || count > 9) return undefined;
  const part = isSign(tokens[at + 1], '-') ? at + 2 : at + 1;
  const whole = PARTS.get(tokens[part]?.key ?? '');
  if (whole === undefined || tokens[part + 1]?.key !== 'of' || count >= whole) return undefined;
  return { value: count / whole, next: part + 1 };
}

const PARTS = folded({
  half: 2,
  'third|thirds': 3,
  'quarter|quarters|fourth|fourths': 4,
  'fifth|fifths': 5,
  'tenth|tenths': 10,
});

const ARABIC_UNITS = folded({
  'اثنان|اثنين|اثنتان|اثنتين': 2,
  'ثلاثة|ثلاث': 3,
  'أربعة|أربع': 4,
  'خمسة|خمس': 5,
  'ستة|ست': 6,
  'سبعة|سبع': 7,
  'ثمانية|ثماني|ثمان': 8,
  'تسعة|تسع': 9,
  'عشرة|عشر': 10,
});

const ARABIC_TENS = folded({
  'عشرون|عشرين': 20,
  'ثلاثون|ثلاثين': 30,
  'أربعون|أربعين': 40,
  'خمسون|خمسين': 50,
  'ستون|ستين': 60,
  'سبعون|سبعين': 70,
  'ثمانون|ثمانين': 80,
  'تسعون|تسعين': 90,
});

const ARABIC_HUNDREDS = folded({
  'مئة|مائة': 100,
  'مئتان|مئتين|مائتان|مائتين|مئتا|مئتي': 200,
  'ثلاثمئة|ثلاثمائة': 300,
  'أربعمئة|أربعمائة': 400,
  'خمسمئة|خمسمائة': 500,
  'ستمئة|ستمائة': 600,
  'سبعمئة|سبعمائة': 700,
  'ثمانمئة|ثمانمائة|ثمانيمئة': 800,
  'تسعمئة|تسعمائة': 900,
});

const ARABIC_TEENS = folded({ 'أحد|إحدى': 11, 'اثنا|اثني|اثنتا|اثنتي': 12 });

/** Words of scale: one of it, two of it, and the plural that follows three to ten. */
const ARABIC_SCALES = folded({ 'ألف|ألفا|آلاف|الاف': 1e3, 'مليون|مليونا|ملايين': 1e6, 'مليار|مليارا|مليارات': 1e9 });

const ARABIC_DUALS = folded({ 'ألفان|ألفين|ألفي': 2e3, 'مليونان|مليونين|مليوني': 2e6, 'ملياران|مليارين|ملياري': 2e9 });

const ARABIC_MANY = new Map<string, readonly [number, number]>(
  (
    [
      ['عشرات', [20, 99]],
      ['العشرات', [20, 99]],
      ['مئات', [200, 999]],
      ['المئات', [200, 999]],
      ['آلاف', [2_000, 9_999]],
      ['الآلاف', [2_000, 9_999]],
      ['ملايين', [2_000_000, 9_999_999]],
      ['الملايين', [2_000_000, 9_999_999]],
    ] as const
  ).map(([word, range]) => [fold(word), range] as const),
);

const THOUSANDS = new Set(['آلاف', 'الآلاف'].map(fold));

/** The Arabic number that begins at token `at`, in words; undefined for none. */
export function arabicNumberAt(tokens: readonly Token[], at: number): WordNumber | undefined {
  const many = lookUp(tokens[at], ARABIC_MANY);
  if (many !== undefined) {
    const times = many[0] < 1_000 && isOneOf(tokens[at + 1], THOUSANDS) ? 1_000 : 1;
    return { value: many[0] * times, upper: (many[1] + 1) * times - 1, next: times === 1 ? at + 1 : at + 2 };
  }
  let next = at;
  let total = 0;
  let current = 0;
  for (;;) {
    const token = tokens[next];
    // Numbers after the first are joined by "and", written onto the word; a second number without it is another one.
    if (
      next > at &&
      token !== undefined &&
      !token.key.startsWith('\u0648') &&
      lookUp(token, ARABIC_SCALES) === undefined
    )
      break;
    const piece = arabicPiece(tokens, next);
    const scale = lookUp(token, ARABIC_SCALES);
    if (piece !== undefined && (current === 0 || compatible(current, piece.value))) {
      current += piece.value;
      next = piece.next;
    } else if (scale !== undefined && (total === 0 || scale < total)) {
      total += Math.max(1, current) * scale;
      current = 0;
      next++;
    } else break;
  }
  if (next === at) return undefined;
  const value = total + current;
  return value > 1 ? { value, next } : undefined;
}

/** Units join tens, and both join hundreds: "five and twenty", "hundred and five". */
function compatible(sum: number, more: number): boolean {
  return sum < 10
    ? more >= 20 && more < 100
    : sum % 100 === 0
      ? more < 100
      : sum > 100 && sum % 100 < 10 && more >= 20 && more < 100;
}

function arabicPiece(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const token = tokens[at];
  const isTen = lookUp(tokens[at + 1], ARABIC_UNITS) === 10 && tokens[at + 1]?.key.startsWith('\u0639') === true;
  const teen = isTen ? lookUp(token, ARABIC_TEENS) : undefined;
  if (teen !== undefined) return { value: teen, next: at + 2 };
  const unit = lookUp(token, ARABIC_UNITS);
  if (unit !== undefined)
    return isTen && unit < 10 ? { value: 10 + unit, next: at + 2 } : { value: unit, next: at + 1 };
  const value = lookUp(token, ARABIC_TENS) ?? lookUp(token, ARABIC_HUNDREDS) ?? lookUp(token, ARABIC_DUALS);
  return value === undefined ? undefined : { value, next: at + 1 };
}

/** "ألف", "مليون" after digits, or the English words after digits. */
export function scaleAt(tokens: readonly Token[], at: number): number | undefined {
  const english = SCALES.get(tokens[at]?.key ?? '');
  return english ?? lookUp(tokens[at], ARABIC_SCALES);
}
