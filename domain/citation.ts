/**
 * Source notes: where a quote is from, in the words and order of a newspaper's note (outlet, headline, date, address),
 * with when it was captured and the SHA-256 of its bytes, so that anybody can check that the bytes are the same.
 */

import type { FactField } from './source';

/** What is known of where a quote is from. Unknown values are null. Dates are ISO 8601, cut to what is known. */
export interface NoteFacts {
  readonly outlet: string | null;
  readonly headline: string | null;
  readonly published: string | null;
  readonly url: string | null;
  /** The fields that are concluded from something else. */
  readonly inferred: ReadonlySet<FactField>;
  readonly capturedAt: string;
  /** Of the captured bytes; empty where it is not told. */
  readonly sha256: string;
}

/** The parts of a source note, to be set apart by those who can. */
export interface SourceNote {
  /** “Syria Direct, “Daraa: …”, 30 July 2021”. */
  readonly publication: string;
  /** An http or https address, or empty. */
  readonly url: string;
  /** “Captured 25 November 2026, 18:02 UTC; SHA-256 …”. */
  readonly capture: string;
}

/** A source note in parts. What is inferred is called so. */
export function sourceNote({ outlet, headline, published, url, inferred, capturedAt, sha256 }: NoteFacts): SourceNote {
  const publication = [
    outlet === null ? 'Outlet not stated' : calledInferred(outlet, inferred.has('outlet')),
    headline === null ? 'no headline' : calledInferred(`“${oneLine(headline)}”`, inferred.has('headline')),
    published === null ? 'not dated' : calledInferred(writtenDate(published), inferred.has('published')),
  ];
  return {
    publication: publication.join(', '),
    url: url ?? '',
    capture: `Captured ${writtenDate(capturedAt)}; SHA-256 ${sha256 || 'not told'}`,
  };
}

/** “Middle East Monitor (inferred)”: what is known of a source, with whether it is inferred. */
export function calledInferred(words: string, isInferred: boolean): string {
  return isInferred ? `${words} (inferred)` : words;
}

/** A source note as one line. */
export function noteLine(facts: NoteFacts): string {
  const { publication, url, capture } = sourceNote(facts);
  return `${publication}${url === '' ? '' : `, ${url}`}. ${capture}.`;
}

/** A quote with its source note, to be pasted into any text. */
export function citation(quote: string, facts: NoteFacts): string {
  return `“${oneLine(quote)}” — ${noteLine(facts)}`;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
] as const;

/** A date or time as it is written in English: “2021”, “July 2021”, “30 July 2021”, “30 July 2021, 12:30 UTC”. */
export function writtenDate(iso: string): string {
  const [, year = '', month, day, time, zone] =
    /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)[^Z+-]*(Z|[+-]\d\d:?\d\d)?)?)?)?$/u.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === '') return iso;
  if (name === undefined) return year;
  if (day === undefined) return `${name} ${year}`;
  const date = `${Number(day)} ${name} ${year}`;
  if (time === undefined) return date;
  return `${date}, ${time}${zone === undefined ? '' : zone === 'Z' ? ' UTC' : ` UTC${zone}`}`;
}

function oneLine(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}
