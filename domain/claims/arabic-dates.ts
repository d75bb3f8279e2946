/** Dates and periods as Arabic writes them, with the month names of the Levant and of Egypt and the Gulf. */
import type { FoundForm, PeriodUnit, Season, Section } from './date-forms';
import { readNumber, westernDigits } from './digits';
import { arabicNumberAt } from './number-words';
import { FIRST_SURE_YEAR, isoDateAt, yearOf } from './numeric-dates';
import { phraseAt, phraseTable } from './phrases';
import { fold, isOneOf, isSign, lookUp, type Token } from './tokens';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(fold));

const table = <T>(entries: readonly (readonly [T, string])[]): ReadonlyMap<string, T> =>
  new Map(entries.flatMap(([value, list]) => list.split(' ').map((word) => [fold(word), value] as const)));

/** Months of one word; the number counts from 1. */
const MONTHS = table<number>([
  [1, 'يناير جانفي'],
  [2, 'شباط فبراير فيفري'],
  [3, 'آذار مارس'],
  [4, 'نيسان أبريل إبريل أفريل'],
  [5, 'أيار مايو'],
  [6, 'حزيران يونيو يونيه جوان'],
  [7, 'تموز يوليو يوليه جويلية'],
  [8, 'آب أغسطس أوت'],
  [9, 'أيلول سبتمبر'],
  [10, 'أكتوبر'],
  [11, 'نوفمبر'],
  [12, 'ديسمبر'],
]);

const LONG_MONTHS = phraseTable<number>([
  [1, ['كانون الثاني|ثاني']],
  [10, ['تشرين الأول|أول']],
  [11, ['تشرين الثاني|ثاني']],
  [12, ['كانون الأول|أول']],
]);

/** Names of months that are other words as well: they need a day, a year or the word "month". */
const UNSURE_MONTHS = words('مارس آب أوت جوان مايو');

const WEEKDAYS = table<number>([
  [0, 'الأحد'],
  [1, 'الاثنين الإثنين'],
  [2, 'الثلاثاء'],
  [3, 'الأربعاء'],
  [4, 'الخميس'],
  [5, 'الجمعة'],
  [6, 'السبت'],
]);

const UNITS = table<PeriodUnit>([
  ['hour', 'ساعة ساعات'],
  ['day', 'يوم يوما أيام'],
  ['week', 'أسبوع أسبوعا أسابيع'],
  ['month', 'شهر شهرا أشهر شهور'],
  ['year', 'عام عاما أعوام سنة سنوات سنين'],
  ['decade', 'عقد عقود'],
]);

const DUALS = table<PeriodUnit>([
  ['hour', 'ساعتين ساعتان'],
  ['day', 'يومين يومان'],
  ['week', 'أسبوعين أسبوعان'],
  ['month', 'شهرين شهران'],
  ['year', 'عامين عامان سنتين سنتان'],
  ['decade', 'عقدين عقدان'],
]);

const DEFINITE = table<PeriodUnit>([
  ['week', 'الأسبوع'],
  ['month', 'الشهر'],
  ['year', 'العام السنة'],
  ['decade', 'العقد'],
]);

/** Plurals with the article, before "the past": the past days, weeks. */
const DEFINITE_PLURALS = table<PeriodUnit>([
  ['hour', 'الساعات'],
  ['day', 'الأيام'],
  ['week', 'الأسابيع'],
  ['month', 'الأشهر الشهور'],
  ['year', 'الأعوام السنوات السنين'],
  ['decade', 'العقود'],
]);

const SEASONS = table<Season>([
  ['spring', 'ربيع'],
  ['summer', 'صيف'],
  ['autumn', 'خريف'],
  ['winter', 'شتاء'],
]);

const DEFINITE_SEASONS = table<Season>([
  ['spring', 'الربيع'],
  ['summer', 'الصيف'],
  ['autumn', 'الخريف'],
  ['winter', 'الشتاء'],
]);

const SECTIONS = table<Section>([
  ['early', 'مطلع أوائل بداية مستهل'],
  ['mid', 'منتصف أواسط'],
  ['late', 'نهاية أواخر'],
]);

const PARTS = words('مساء صباح ليل ليلة فجر ظهر عصر ضحى');

const LAST = words('الماضي الماضية الفائت الفائتة المنصرم المنصرمة السابق السابقة الأخير الأخيرة الماضيين الماضيتين');

const NEXT = words('المقبل المقبلة القادم القادمة');

const CURRENT = words('الجاري الجارية الحالي الحالية');

const THIS = words('هذا هذه');

const SINCE = words('منذ');

const BEFORE = words('قبل');

const OVER = words('خلال طوال طيلة على');

const YEAR_WORDS = words('عام سنة العام السنة عامي سنتي');

/** The Arabic date or period that begins at token `at`. */
export function arabicDateAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  if (isOneOf(tokens[at], SINCE)) {
    const count = countedUnitAt(tokens, at + 1);
    const named = lookUp(tokens[count?.next ?? -1], WEEKDAYS) !== undefined;
    if (count !== undefined && !named && !isOneOf(tokens[count.next], LAST)) {
      return { form: { kind: 'period', unit: count.unit, count: count.count }, next: count.next };
    }
    const found = plainAt(tokens, at + 1);
    return found === undefined ? undefined : { ...found, since: true };
  }
  return plainAt(tokens, at);
}

function plainAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  const section = lookUp(tokens[at], SECTIONS);
  const found = section === undefined ? undefined : wholeAt(tokens, at + 1);
  if (section !== undefined && found !== undefined) {
    const { form } = found;
    if (form.kind === 'calendar' && form.day === undefined && form.weekday === undefined)
      return { form: { ...form, section }, next: found.next };
    if (form.kind === 'shift' && form.unit !== 'day') return { form: { ...form, section }, next: found.next };
  }
  return wholeAt(tokens, at);
}

function wholeAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  return (
    isoDateAt(tokens, at) ??
    agoAt(tokens, at) ??
    periodAt(tokens, at) ??
    shiftAt(tokens, at) ??
    weekdayAt(tokens, at) ??
    dayMonthAt(tokens, at) ??
    monthAt(tokens, at) ??
    seasonAt(tokens, at) ??
    yearAt(tokens, at)
  );
}

/** "before three years": ago. */
function agoAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  if (!isOneOf(tokens[at], BEFORE)) return undefined;
  const found = countedUnitAt(tokens, at + 1);
  // "before a month of …" tells of another date.
  if (found === undefined || tokens[found.next]?.key === 'من') return undefined;
  return { form: { kind: 'ago', unit: found.unit, count: found.count }, next: found.next };
}

function countedUnitAt(
  tokens: readonly Token[],
  at: number,
): { unit: PeriodUnit; count: number; next: number } | undefined {
  const token = tokens[at];
  const dual = lookUp(token, DUALS);
  if (dual !== undefined) return { unit: dual, count: 2, next: at + 1 };
  const one = lookUp(token, UNITS);
  if (one !== undefined)
    return yearOf(tokens[at + 1]) === undefined && monthOf(tokens, at + 1) === undefined
      ? { unit: one, count: 1, next: at + 1 }
      : undefined;
  let count: number | undefined;
  let next = at + 1;
  if (token?.kind === 'number') count = readNumber(token.exact, 'point');
  else {
    const number = arabicNumberAt(tokens, at);
    if (number?.upper === undefined) count = number?.value;
    next = number?.next ?? next;
  }
  const unit = lookUp(tokens[next], UNITS);
  if (count === undefined || unit === undefined || !Number.isInteger(count) || count < 1 || count > 999)
    return undefined;
  return { unit, count, next: next + 1 };
}

/** "during the past month", "during the past three years", "during the past days" (how many is open). */
function periodAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  if (!isOneOf(tokens[at], OVER)) return undefined;
  const start = fold('مدى') === tokens[at + 1]?.key ? at + 2 : at + 1;
  const unit = lookUp(tokens[start], DEFINITE);
  if (unit !== undefined && isOneOf(tokens[start + 1], LAST)) {
    return { form: { kind: 'period', unit, count: 1 }, next: start + 2 };
  }
  const many = lookUp(tokens[start], DEFINITE_PLURALS);
  if (many === undefined) return undefined;
  const number = tokens[start + 1];
  const count = number?.kind === 'number' ? readNumber(number.exact, 'point') : withoutArticle(number);
  if (count === undefined || !Number.isInteger(count) || count < 1 || count > 999 || !isOneOf(tokens[start + 2], LAST))
    return undefined;
  return { form: { kind: 'period', unit: many, count }, next: start + 3 };
}

/** The value of "the three". */
function withoutArticle(token: Token | undefined): number | undefined {
  if (token?.kind !== 'word' || !token.key.startsWith('ال')) return undefined;
  const key = token.key.slice(2);
  return arabicNumberAt([{ ...token, key, forms: [key] }], 0)?.value;
}

const DAYS = phraseTable<{ by: number; part: boolean }>([
  [{ by: -2, part: false }, ['أمس الأول', 'أول أمس']],
  [{ by: -1, part: false }, ['أمس', 'يوم أمس', 'البارحة']],
  [
    { by: -1, part: true },
    [
      'مساء|صباح|ليل|ليلة|فجر|ظهر|عصر أمس',
      'مساء|صباح|ليل|ليلة|فجر|ظهر|عصر يوم أمس',
      'الليلة الماضية|الفائتة',
      'ليلة البارحة',
    ],
  ],
  [{ by: 0, part: false }, ['اليوم', 'هذا اليوم']],
  [{ by: 0, part: true }, ['مساء|صباح|ليل|فجر|ظهر|عصر اليوم', 'الليلة', 'هذا الصباح|المساء', 'هذه الليلة']],
  [{ by: 1, part: false }, ['غدا', 'يوم غد']],
]);

function shiftAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  const day = phraseAt(DAYS, tokens, at);
  if (day !== undefined) {
    // "today, Wednesday": the weekday says which day it is.
    const { by, part } = day.value;
    const weekday = by === 0 || by === -1 ? weekdayAt(tokens, day.next) : undefined;
    if (weekday?.form.kind === 'calendar') {
      const side = by === -1 && weekday.form.by === undefined ? by : weekday.form.by;
      return {
        form: { ...weekday.form, by: side, part: part || weekday.form.part === true },
        next: weekday.next,
      };
    }
    // "the day" before "the second", "the last" is not today.
    if (by === 0 && !part && /^ال/u.test(tokens[day.next]?.key ?? '') && !tokens[day.next]?.opens) return undefined;
    return { form: { kind: 'shift', unit: 'day', by, part }, next: day.next };
  }
  if (isOneOf(tokens[at], THIS)) {
    const unit = lookUp(tokens[at + 1], DEFINITE);
    return unit === undefined ? undefined : { form: { kind: 'shift', unit, by: 0 }, next: at + 2 };
  }
  const unit = lookUp(tokens[at], DEFINITE);
  if (unit === undefined) return undefined;
  const by = sideOf(tokens[at + 1]);
  return by === undefined ? undefined : { form: { kind: 'shift', unit, by }, next: at + 2 };
}

function sideOf(token: Token | undefined): -1 | 0 | 1 | undefined {
  if (isOneOf(token, LAST)) return -1;
  if (isOneOf(token, NEXT)) return 1;
  return isOneOf(token, CURRENT) ? 0 : undefined;
}

/** "on Wednesday evening", "Wednesday", "last Wednesday", "Wednesday 19 August 2021". */
function weekdayAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  let next = at;
  const part = isOneOf(tokens[next], PARTS);
  if (part) next++;
  const named = isOneOf(tokens[next], DAY);
  if (named) next++;
  const weekday = lookUp(tokens[next], WEEKDAYS);
  if (weekday === undefined) return undefined;
  const word = tokens[next];
  next++;
  const date = dayMonthAt(tokens, isSign(tokens[next], '\u060c', ',') ? next + 1 : next);
  if (date?.form.kind === 'calendar') return { form: { ...date.form, weekday, part }, next: date.next };
  const by = sideOf(tokens[next]);
  if (by !== undefined) next++;
  // Friday is also "the gathering", a mosque's day and a family name: on its own it needs a sign that a day is meant.
  if (!named && !part && by === undefined && word?.key === fold('الجمعة') && isOneOf(tokens[at - 1], NAME_LEADS))
    return undefined;
  return { form: { kind: 'calendar', weekday, part, by }, next };
}

const DAY = words('يوم');

const NAME_LEADS = words('صلاة خطبة مسجد');

function monthOf(tokens: readonly Token[], at: number): { month: number; next: number; unsure: boolean } | undefined {
  const long = phraseAt(LONG_MONTHS, tokens, at);
  const month = long?.value ?? lookUp(tokens[at], MONTHS);
  if (month === undefined) return undefined;
  let next = long?.next ?? at + 1;
  const unsure = isOneOf(tokens[at], UNSURE_MONTHS);
  // Both names of one month: حزيران/يونيو, or the second in brackets.
  if (isSign(tokens[next], '/', '(')) {
    const other = phraseAt(LONG_MONTHS, tokens, next + 1);
    const same = other?.value ?? lookUp(tokens[next + 1], MONTHS);
    if (same === month) {
      const bracket = isSign(tokens[next], '(');
      next = other?.next ?? next + 2;
      if (bracket && isSign(tokens[next], ')')) next++;
    }
  }
  return { month, next, unsure };
}

function dayMonthAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number') return undefined;
  const digits = westernDigits(token.exact) ?? '';
  const day = /^\d{1,2}$/u.test(digits) ? Number(digits) : 0;
  if (day < 1 || day > 31) return undefined;
  let start = at + 1;
  if (isOneOf(tokens[start], OF)) start++;
  if (isOneOf(tokens[start], MONTH)) start++;
  const month = monthOf(tokens, start);
  if (month === undefined) return undefined;
  const year = yearAfter(tokens, month.next);
  if (year !== undefined) return { form: { kind: 'calendar', day, month: month.month, ...year.form }, next: year.next };
  const by = sideOf(tokens[month.next]);
  return {
    form: { kind: 'calendar', day, month: month.month, by },
    next: by === undefined ? month.next : month.next + 1,
  };
}

const OF = words('من');

const MONTH = words('شهر');

function yearAfter(
  tokens: readonly Token[],
  at: number,
): { form: { year?: number; yearBy?: -1 | 0 | 1 }; next: number } | undefined {
  let start = isSign(tokens[at], '\u060c', ',') ? at + 1 : at;
  if (isOneOf(tokens[start], OF)) start++;
  const named = isOneOf(tokens[start], YEAR_WORDS);
  if (named) {
    const by = sideOf(tokens[start + 1]);
    if (by !== undefined) return { form: { yearBy: by }, next: start + 2 };
    start++;
  }
  const year = yearOf(tokens[start]);
  return year === undefined || tokens[start]?.opens === true ? undefined : { form: { year }, next: start + 1 };
}

function monthAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  const named = isOneOf(tokens[at], MONTH);
  const month = monthOf(tokens, named ? at + 1 : at);
  if (month === undefined) return undefined;
  const year = yearAfter(tokens, month.next);
  if (year !== undefined) return { form: { kind: 'calendar', month: month.month, ...year.form }, next: year.next };
  const by = sideOf(tokens[month.next]);
  if (month.unsure && !named && by === undefined) return undefined;
  return { form: { kind: 'calendar', month: month.month, by }, next: by === undefined ? month.next : month.next + 1 };
}

function seasonAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  const season = lookUp(tokens[at], SEASONS);
  if (season !== undefined) {
    const year = yearAfter(tokens, at + 1);
    return year?.form.year === undefined
      ? undefined
      : { form: { kind: 'season', season, year: year.form.year }, next: year.next };
  }
  const named = lookUp(tokens[at], DEFINITE_SEASONS);
  const by = sideOf(tokens[at + 1]);
  return named === undefined || by === undefined
    ? undefined
    : { form: { kind: 'season', season: named, by }, next: at + 2 };
}

/** "the year 2018", "in 2018", "(2018)": a number that something is counted with is none. */
function yearAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  const named = isOneOf(tokens[at], YEAR_WORDS);
  const year = yearOf(tokens[named ? at + 1 : at]);
  if (year === undefined) return undefined;
  if (named) return { form: { kind: 'calendar', year }, next: at + 2 };
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const led =
    (year >= FIRST_SURE_YEAR || isOneOf(before, IN) || isOneOf(before, SINCE)) &&
    (isOneOf(before, IN) ||
      isOneOf(before, SINCE) ||
      isSign(before, '(', '/') ||
      (before?.key === '\u0648' && yearOf(tokens[at - 2]) !== undefined) ||
      after === undefined ||
      after.kind === 'sign');
  return led && !isSign(after, '%', '\u066a') ? { form: { kind: 'calendar', year }, next: at + 1 } : undefined;
}

const IN = words('في حتى');
