/** Dates as people type them, as ISO 8601 cut to what is known: `2021`, `2021-07`, `2021-07-30`, `2021-07-30T12:30`. */

/**
 * The ISO form of a typed date, or undefined where it is none or could be two days, as 3/7/2021 can. Months may be
 * named in English or in the language of `locale`, in full or by their first letters.
 */
export function isoDate(typed: string, locale: string): string | undefined {
  const text = latinDigits(typed).trim().toLowerCase().replace(/\s+/gu, ' ');
  const { day: written, time } = splitTime(text);
  const date = numberedDate(written) ?? namedDate(written, locale);
  if (date === undefined) return undefined;
  if (time === undefined) return date;
  return date.length === 'YYYY-MM-DD'.length ? `${date}T${time}` : undefined;
}

/** The time of day at the end, if there is one. */
function splitTime(text: string): { readonly day: string; readonly time?: string } {
  const match = /^(.*\d.*?)(?:[t,]| at|,? )\s*(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:\s*(am|pm|z))?$/u.exec(text);
  if (!match) return { day: text };
  const [, day = '', hours = '', minutes = '', half] = match;
  const hour = half === 'pm' || half === 'am' ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59) return { day: text };
  return { day: day.replace(/[,\s]+$/u, ''), time: `${padded(hour)}:${minutes}` };
}

function numberedDate(text: string): string | undefined {
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/u.exec(text);
  if (iso) return checked(iso[1], iso[2], iso[3]);
  const parts = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})$/u.exec(text);
  if (!parts) return undefined;
  const [, first, sign, second, year] = parts;
  // With dots the day comes first wherever people write it so; with the others it depends on where they live.
  if (sign === '.' || Number(first) > 12 || first === second) return checked(year, second, first);
  return Number(second) > 12 ? checked(year, first, second) : undefined;
}

function namedDate(text: string, locale: string): string | undefined {
  const words = text
    .replace(/(\d)(?:st|nd|rd|th)\b/gu, '$1')
    .split(/[\s,.]+/u)
    .filter((word) => word !== '' && word !== 'of');
  const numbers = words.filter((word) => /^\d+$/u.test(word));
  const names = words.filter((word) => !/^\d+$/u.test(word) && !isWeekday(word, locale));
  const year = numbers.find((number) => number.length === 4);
  const days = numbers.filter((number) => number !== year);
  if (year === undefined || names.length === 0 || days.length > 1) return undefined;
  const month = monthNumber(names.join(' '), locale);
  return month === undefined ? undefined : checked(year, String(month), days[0]);
}

/** The number of a month from 1; undefined where no month, or more than one, begins like this. */
function monthNumber(name: string, locale: string): number | undefined {
  const found = new Set<number>();
  for (const language of [locale, 'en']) {
    for (const form of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: form, timeZone: 'UTC' });
      for (let month = 0; month < 12; month++) {
        const known = format
          .format(Date.UTC(2021, month, 1))
          .toLowerCase()
          .replace(/\.$/u, '');
        if (known === name) return month + 1;
        if (name.length >= 3 && known.startsWith(name)) found.add(month + 1);
      }
    }
  }
  return found.size === 1 ? [...found][0] : undefined;
}

function isWeekday(word: string, locale: string): boolean {
  return [locale, 'en'].some((language) =>
    (['long', 'short'] as const).some((form) => {
      const format = new Intl.DateTimeFormat(language, { weekday: form, timeZone: 'UTC' });
      return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2021, 1, day + 1))).some(
        (known) => known.toLowerCase().replace(/\.$/u, '') === word,
      );
    }),
  );
}

/** The date, if there is such a day. */
function checked(year: string | undefined, month?: string, day?: string): string | undefined {
  if (year === undefined || Number(year) < 1400 || Number(year) > 2200) return undefined;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return `${year}-${padded(Number(month))}`;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (at.getUTCDate() !== Number(day)) return undefined;
  return `${year}-${padded(Number(month))}-${padded(Number(day))}`;
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}

/** Arabic-Indic and Persian digits as Latin ones. */
function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
