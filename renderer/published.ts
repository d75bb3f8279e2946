/** Dates of publication in words: ISO 8601 dates that are cut to what is known, written as the reader's locale does. */

const PARTS = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?/;

/**
 * `published` in words: the year, month and year, or whole day; the `long` form names the month in full and adds the
 * time of day where it is known. Times stay as the source states them. What is not such a date is shown as it is.
 */
export function publishedWords(published: string, locale: string, form: 'short' | 'long'): string {
  const match = PARTS.exec(published);
  if (!match) return published;
  const [, year, month, day, hour, minute] = match;
  const at = new Date(0);
  at.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  at.setUTCHours(Number(hour ?? 0), Number(minute ?? 0));
  if (Number.isNaN(at.getTime())) return published;
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month !== undefined && { month: form }),
    ...(day !== undefined && { day: 'numeric' }),
    ...(form === 'long' && hour !== undefined && { hour: '2-digit', minute: '2-digit' }),
  }).format(at);
}

/** A moment (ISO 8601 in UTC) in the reader's own time: day and time of day. */
export function momentWords(moment: string, locale: string): string {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return moment;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
