/**
 * The header block at the beginning of a mail or a saved page, without parsing the rest (RFC 5322, section 2.2), and
 * the dates in it. What is asked of whole messages is in `parts`.
 */
import { decodeWords } from 'postal-mime';

/** A header: its name in lower case, its value unfolded and otherwise as it stands. */
export interface Header {
  readonly key: string;
  readonly value: string;
}

/** The headers at the beginning of some bytes. */
export interface HeaderBlock {
  readonly headers: readonly Header[];
  /** Byte offset of what follows the empty line; the end of the bytes looked at where there is none. */
  readonly end: number;
  /** Lines that are no header and continue none. */
  readonly strangers: number;
  /** False where no empty line ends the block within the bytes looked at. */
  readonly closed: boolean;
}

/** A header block longer than this is looked at no further. */
const LONGEST = 256 * 1024;

/** The field names of RFC 5322: printable US-ASCII but the colon. No name in use is nearly as long. */
const FIELD = /^([!-9;-~]{1,76})[ \t]*:(.*)$/su;

/** Reads the headers from byte offset `from` on; a line `From …` of a mailbox file before them is left out. */
export function readHeaderBlock(bytes: Uint8Array, from = 0): HeaderBlock {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.min(bytes.byteLength - from, LONGEST));
  const text = head.toString('latin1');
  const found: { key: string; lines: string[] }[] = [];
  let strangers = 0;
  let closed = false;
  let at = text.startsWith('\xef\xbb\xbf') ? 3 : 0;
  for (let number = 0; at < text.length; number++) {
    const lineEnd = text.indexOf('\n', at);
    const line = text.slice(at, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/u, '');
    at = lineEnd < 0 ? text.length : lineEnd + 1;
    if (line === '') {
      closed = true;
      break;
    }
    const before = found.at(-1);
    if (/^[ \t]/u.test(line) && before !== undefined) {
      before.lines.push(line.trim());
      continue;
    }
    const [, key, value] = FIELD.exec(line) ?? [];
    if (key !== undefined && value !== undefined) found.push({ key: key.toLowerCase(), lines: [value.trim()] });
    else if (number > 0 || !/^>?From \S/u.test(line)) strangers++;
  }
  const headers = found.map(({ key, lines }) => ({ key, value: lines.join(' ').trim() }));
  return { headers, end: from + at, strangers, closed: closed || from + at >= bytes.byteLength };
}

/** The value of the first header of that name, with its encoded words (RFC 2047) decoded; empty where there is none. */
export function headerValue(headers: readonly Header[], key: string): string {
  return decodeWords(headers.find((header) => header.key === key)?.value ?? '')
    .replace(/[\t\r\n ]+/gu, ' ')
    .trim();
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Zones with names (RFC 5322, section 4.3); all other letters mean that nothing is known of the zone. */
const ZONES = new Map([
  ['UT', 'Z'],
  ['UTC', 'Z'],
  ['GMT', 'Z'],
  ['Z', 'Z'],
  ['EST', '-05:00'],
  ['EDT', '-04:00'],
  ['CST', '-06:00'],
  ['CDT', '-05:00'],
  ['MST', '-07:00'],
  ['MDT', '-06:00'],
  ['PST', '-08:00'],
  ['PDT', '-07:00'],
]);

/**
 * The date of a Date header as ISO 8601 with its own offset from UTC (RFC 5322, sections 3.3 and 4.3), cut to the day
 * where the time of day can't be read, or undefined when it is no date.
 */
export function readMailDate(header: string): string | undefined {
  const plain = header
    .slice(0, 300)
    .replace(/\([^()]*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)? ?(\S+)?)?$/u.exec(plain);
  if (iso) return toIso(iso[1], iso[2], iso[3], iso.slice(4, 7), iso[7]);
  const usual = /^(?:[^\d\s]{2,12},? )?(\d{1,2})[ -]([a-z]{3})[a-z]*\.?[ -](\d{2,4})\b(.*)$/iu.exec(plain);
  if (usual) {
    const time = /^,? (?:at )?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?: ?([+-]\d{2}:?\d{2}|[a-z]{1,5}))?/iu.exec(
      usual[4] ?? '',
    );
    return toIso(usual[3], monthNumber(usual[2]), usual[1], time?.slice(1, 4), time?.[4]);
  }
  // The order of C’s `asctime`.
  const asc =
    /^[a-z]{3,9},? ([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{1,2}):(\d{2})(?::(\d{2}))? (?:([a-z]{1,5}) )?(\d{4})(?: ([+-]\d{4}))?$/iu.exec(
      plain,
    );
  return asc ? toIso(asc[7], monthNumber(asc[1]), asc[2], asc.slice(3, 6), asc[8] ?? asc[6]) : undefined;
}

function monthNumber(name: string | undefined): string {
  return String(MONTHS.indexOf((name ?? '').toLowerCase()) + 1);
}

function toIso(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  time: readonly (string | undefined)[] | undefined,
  zone: string | undefined,
): string | undefined {
  const [y, m, d] = [fullYear(year ?? ''), Number(month), Number(day)];
  const at = new Date(0);
  at.setUTCFullYear(y, m - 1, d);
  if (!(y > 1900 && m >= 1) || at.getUTCMonth() !== m - 1 || at.getUTCDate() !== d) return undefined;
  const date = at.toISOString().slice(0, 10);
  const [hour, minute, second = '00'] = time ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) {
    return date;
  }
  return `${date}T${hour.padStart(2, '0')}:${minute}:${second}${toOffset(zone)}`;
}

/** Years of two and three digits (RFC 5322, section 4.3). */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}

function toOffset(zone: string | undefined): string {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone ?? '') ?? [];
  if (sign === undefined) return ZONES.get((zone ?? '').toUpperCase()) ?? '';
  if (Number(hours) > 14 || Number(minutes) > 59) return '';
  // -0000 says that the time is in UTC and nothing of the place (section 3.3).
  return `${hours}${minutes}` === '0000' ? 'Z' : `${sign}${hours}:${minutes}`;
}

/** An ISO date of `readMailDate` as a moment in UTC, or empty where its zone or its time of day is not known. */
export function toMoment(date: string | undefined): string {
  if (date === undefined || !/T.*(?:Z|[+-]\d\d:\d\d)$/u.test(date)) return '';
  const at = new Date(date.replace(/:60(?=Z|[+-])/u, ':59'));
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().replace('.000Z', 'Z');
}
