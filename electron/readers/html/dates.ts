/** Dates as pages state them, as ISO 8601 cut to what is known. Nothing depends on the machine's zone or language. */

const ISO =
  /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T\s]\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?)?)?(?!\d)/iu;

/** RFC 5322, section 3.3, and the same with the month's full name. */
const DAY_FIRST =
  /(?<![\p{L}\p{N}])(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s{1,3}(?:de\s|of\s)?(\p{L}{3,12})\.?,?\s{1,3}(?:de\s|del\s)?(\d{4})(?!\d)/iu;

const MONTH_FIRST = /(?<![\p{L}\p{N}])(\p{L}{3,12})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})(?!\d)/iu;

const EAST_ASIAN = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/u;

const ISO_INSIDE = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/u;

const TIME =
  /(?<![\d:])(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s?(a\.?m\.?|p\.?m\.?)?(?:\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})(?![\p{L}\d]))?/iu;

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january jan janvier januar enero ene gennaio janeiro januari jänner января يناير ינואר בינואר',
    'february feb février fevrier februar febrero febbraio fevereiro februari февраля فبراير شباط פברואר בפברואר',
    'march mar mars märz marz marzo março maart марта مارس آذار מרץ במרץ',
    'april apr avril abril aprile апреля أبريل ابريل نيسان אפריל באפריל',
    'may mai mayo maggio maio mei мая مايو أيار מאי במאי',
    'june jun juin juni junio giugno junho июня يونيو حزيران יוני ביוני',
    'july jul juillet juli julio luglio julho июля يوليو تموز יולי ביולי',
    'august aug août aout agosto augustus августа أغسطس اغسطس آب אוגוסט באוגוסט',
    'september sept sep septembre septiembre settembre setembro сентября سبتمبر أيلول ספטמבר בספטמבר',
    'october oct octobre oktober octubre ottobre outubro октября أكتوبر اكتوبر אוקטובר באוקטובר',
    'november nov novembre noviembre novembro ноября نوفمبر נובמבר בנובמבר',
    'december dec décembre decembre dezember diciembre dicembre dezembro ديسمبر декабря דצמבר בדצמבר',
  ].flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
);

/**
 * The date that a machine-readable value states (ISO 8601, RFC 5322, seconds or milliseconds since 1970), or
 * undefined. An offset that is stated is kept; none is made up.
 */
export function machineDate(value: string): string | undefined {
  const words = value.trim().slice(0, 100);
  if (/^\d{10}(?:\d{3})?$/u.test(words)) {
    const at = new Date(Number(words) * (words.length === 10 ? 1000 : 1));
    return `${at.toISOString().slice(0, 19)}Z`.replace(/:00Z$/u, 'Z');
  }
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/u.exec(words);
  const [, year, month, day, hour, minute, second, zone] = compact ?? ISO.exec(words) ?? [];
  if (year === undefined) return wordedDate(words);
  return isoDate({ year, month, day, hour, minute, second, zone });
}

/**
 * The date that words state (“July 30, 2021 at 12:30 pm”), or undefined. Days and months in figures alone are not
 * read: whether 03/04 is in March or in April depends on who wrote it.
 */
export function wordedDate(value: string): string | undefined {
  const words = latinDigits(value.slice(0, 300)).replace(/[\s,،]+/gu, ' ');
  const found = dayOf(words);
  if (found === undefined) return undefined;
  const time = TIME.exec(words.slice(found.end, found.end + 40)) ?? TIME.exec(words.slice(0, found.start));
  if (time === null) return isoDate(found);
  const [, hour = '', minute, second, half, zone] = time;
  return isoDate({ ...found, hour: half === undefined ? hour : twelve(hour, half), minute, second, zone });
}

/** The words before the date that stands in them; all of them where there is none. */
export function beforeDate(words: string): string {
  const found = dayOf(words);
  return found === undefined || found.start === 0 ? words : words.slice(0, found.start).trimEnd();
}

interface DateParts {
  readonly year: string;
  readonly month: string | undefined;
  readonly day: string | undefined;
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  readonly zone?: string | undefined;
}

function dayOf(words: string): (DateParts & { readonly start: number; readonly end: number }) | undefined {
  const patterns: readonly (readonly [RegExp, year: number, month: number, day: number])[] = [
    [DAY_FIRST, 3, 2, 1],
    [MONTH_FIRST, 3, 1, 2],
    [EAST_ASIAN, 1, 2, 3],
    [ISO_INSIDE, 1, 2, 3],
  ];
  for (const [pattern, year, month, day] of patterns) {
    const match = pattern.exec(words);
    if (match === null) continue;
    const name = (match[month] ?? '').toLowerCase();
    const number = /^\d/u.test(name) ? name : MONTHS.get(name)?.toString();
    if (number === undefined) continue;
    const end = match.index + match[0].length;
    return { year: match[year] ?? '', month: number, day: match[day], start: match.index, end };
  }
  return undefined;
}

function twelve(hour: string, half: string): string {
  return String((Number(hour) % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0));
}

/** Seconds are kept when they are more than none; what is out of range ends the date before it. */
function isoDate({ year, month, day, hour, minute, second, zone }: DateParts): string | undefined {
  if (Number(year) < 1500 || Number(year) > 2200) return undefined;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const months = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return months;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(day) < 1 || Number(day) > last) return undefined;
  const days = `${months}-${day.padStart(2, '0')}`;
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return days;
  const seconds = second === undefined || Number(second) === 0 || Number(second) > 59 ? '' : `:${second}`;
  return `${days}T${hour.padStart(2, '0')}:${minute}${seconds}${offset(zone)}`;
}

function offset(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (!/^[+-]/u.test(zone)) return 'Z';
  const [hours, minutes] = [zone.slice(0, 3), zone.slice(3).replace(':', '')];
  return `${hours}:${minutes === '' ? '00' : minutes}`;
}

function latinDigits(words: string): string {
  return words.replace(/[٠-٩۰-۹]/gu, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= 0x6f0 ? 0x6f0 : 0x660));
  });
}
