/**
 * Lines that are nothing but a date, in the languages whose months and weekdays the runtime knows (CLDR, by `Intl`).
 * Says whether a line is one; what date it is, is another question.
 */

const LOCALES =
  'en fr de es it pt ca nl da nb sv fi pl cs sk hu ro bg hr sr sl el ru uk tr az fa ur ps ckb ar ar-SY ar-MA he hi id vi'.split(
    ' ',
  );

/** Words that stand in date lines beside names of months and days. */
const CONNECTING = `
  at on of the est edt cst cdt mst mdt pst pdt gmt utc bst cet cest msk ist am pm a.m p.m th st nd rd
  published posted updated update modified created first last issued date time local ago
  hour hours hr hrs min mins minute minutes day days week weeks today yesterday
  publié publiée mis mise jour à le la et de du modifié il y a heures h
  veröffentlicht aktualisiert stand am um uhr den vom vor stunden
  publicado publicada actualizado actualizada a las el del hace horas hs hrs
  pubblicato aggiornato il alle ore atualizado em às op bijgewerkt om den kl kl. klo
  опубликовано обновлено в мск г г. от год года о году
  نشر النشر تاريخ في آخر تحديث التحديث الساعة بتوقيت غرينتش غرينيتش مساء مساءً صباحا صباحاً ص م يوم الموافق
  פורסם עודכן בתאריך בשעה תאריך יום ב ה
  yayınlanma tarihi güncelleme güncellendi saat
`
  .split(/\s+/u)
  .filter((word) => word !== '');

/** A date line of Chinese, Japanese or Korean: numbers with their units, and what stands around them. */
const EAST_ASIAN =
  /^(?:(?:公開|更新|掲載|配信|発行|投稿|最終更新|发布|更新时间|发布时间|入力|입력|수정|등록|日時|日|時間)[:：\s]*)?\d{4}\s*[年년./-]\s*\d{1,2}\s*[月월./-]\s*\d{1,2}\s*[日일.]?[\s\d:：()（）月火水木金土日曜時時分秒点시분오전후午前後一二三四五六星期周월화수목금토일요更新公開配信掲載.,-]*$/u;

const LONGEST = 90;

interface Calendar {
  readonly months: ReadonlySet<string>;
  readonly weekdays: ReadonlySet<string>;
  /** What else stands in a date line. */
  readonly words: ReadonlySet<string>;
}

let calendar: Calendar | undefined;

/** True when the line says a date, perhaps with a time and words such as “Updated on”, and nothing else. */
export function isDateLine(line: string): boolean {
  const shown = line.trim();
  if (shown.length < 6 || shown.length > LONGEST || !/\p{Nd}/u.test(shown)) return false;
  if (EAST_ASIAN.test(shown)) return true;
  const { months, weekdays, words } = (calendar ??= readCalendar());
  const found = wordsOf(shown);
  const isMonth = (word: string): boolean => months.has(word) || months.has(withoutPrefix(word));
  if (!found.every((word) => words.has(word) || weekdays.has(word) || isMonth(word) || isNumber(word))) return false;
  const numbers = found.filter(isNumber);
  const placed = numbers.some(isYear) || numbers.length > 1 || found.some((word) => weekdays.has(word));
  return (found.some(isMonth) && placed) || isNumericDate(shown) || isAge(shown);
}

/** True when the line ends in a date that names its month: “…, June 20, 2020”, “… on 2 October 2018”. */
export function endsInDate(line: string): boolean {
  const { months } = (calendar ??= readCalendar());
  const last = wordsOf(line.slice(-40)).slice(-3);
  const year = last.at(-1);
  return year !== undefined && isYear(year) && last.some((word) => months.has(word) || months.has(withoutPrefix(word)));
}

/** True for the name of a month or a day of the week in a language that is known here. Case does not count. */
export function isCalendarWord(word: string): boolean {
  const { months, weekdays } = (calendar ??= readCalendar());
  const folded = fold(word);
  return months.has(folded) || weekdays.has(folded);
}

/** Hebrew writes “in” and “the” as a letter before the word. */
function withoutPrefix(word: string): string {
  return /^[בה]/u.test(word) ? word.slice(1) : word;
}

function isNumber(word: string): boolean {
  return /^\p{Nd}/u.test(word);
}

function isYear(number: string): boolean {
  return /^(?:1[89]|20)\d\d$/u.test(toLatin(number));
}

/** A year, a month and a day in numbers, in the order of any country. */
function isNumericDate(line: string): boolean {
  return /(?<!\p{Nd})(?:\p{Nd}{4}[-/.]\p{Nd}{1,2}[-/.]\p{Nd}{1,2}|\p{Nd}{1,2}[-/.]\p{Nd}{1,2}[-/.]\p{Nd}{2,4})(?!\p{Nd}{3})/u.test(
    line,
  );
}

/** “Updated 3 hours ago”. */
function isAge(line: string): boolean {
  return /\bago$|^il y a\b|^hace\b|^vor \p{Nd}/iu.test(line);
}

function wordsOf(line: string): string[] {
  return fold(line).match(/[\p{L}\p{M}’'׳״]+|\p{Nd}+/gu) ?? [];
}

function fold(words: string): string {
  return words.normalize('NFKC').toLowerCase();
}

/** Arabic-Indic and other decimal digits as 0 to 9. */
function toLatin(digits: string): string {
  return digits
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

function readCalendar(): Calendar {
  const months = new Set<string>();
  const weekdays = new Set<string>();
  const words = new Set(CONNECTING.flatMap(wordsOf));
  for (const locale of LOCALES) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
        timeZone: 'UTC',
        day: 'numeric',
        month: style,
        weekday: style,
      });
      // Every month, and every day of the week: the first of August 2021 was a Sunday.
      const days = Array.from({ length: 12 }, (_, at) => Date.UTC(2021, at, 1));
      for (let day = 1; day <= 7; day++) days.push(Date.UTC(2021, 7, day));
      for (const day of days) {
        for (const { type, value } of format.formatToParts(day)) {
          if (type === 'month') for (const word of wordsOf(value)) if (/^\p{L}/u.test(word)) months.add(word);
          if (type === 'weekday') for (const word of wordsOf(value)) weekdays.add(word);
        }
      }
    }
  }
  for (const month of ['september', 'sept', 'أيلول']) months.add(month);
  // Parts of names of months that are words or numbers by themselves: “tháng 1”, “كانون الثاني”.
  for (const word of ['الثاني', 'الأول', 'thg', 'tháng']) {
    if (months.delete(word)) words.add(word);
  }
  return { months, weekdays, words };
}
