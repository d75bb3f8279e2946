/** Where the claims of a timeline stand: a row for each source or statement, with as many lanes as keep them apart. */
import type { DatedClaim } from '../../domain/contract';

/** A row of the timeline. */
export interface TimelineRow {
  readonly key: string;
  readonly label: string;
  /** A second, quieter line. */
  readonly meta: string;
  /** ISO 8601, cut to what is known; empty where no day is to be drawn. */
  readonly published: string;
}

/** What is to stand on a timeline. `row` is the key of its row; `label` are the words beside it. */
export interface TimelineEntry {
  readonly claim: DatedClaim;
  readonly row: string;
  readonly label: string;
}

/** The time that is shown: moments in milliseconds since 1970 in UTC, the last one excluded. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** An entry with its place. Times as in TimeSpan, lengths in CSS pixels. */
export interface PlacedEntry extends TimelineEntry {
  /** The days that are meant; an end that is not known is that of the shown time. */
  readonly from: number;
  readonly to: number;
  /** What is drawn: never narrower than can be pointed at. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Where its words stand; `none` where there is no room for any. */
  readonly side: 'after' | 'before' | 'none';
  /** True where it begins before what is shown, or nobody knows when; `cutEnd` the same of its end. */
  readonly cutStart: boolean;
  readonly cutEnd: boolean;
}

/** A row with its place, in CSS pixels from the top. */
export interface PlacedRow extends TimelineRow {
  readonly top: number;
  readonly height: number;
}

/** A timeline that can be drawn. */
export interface TimelineLayout {
  readonly span: TimeSpan;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly PlacedRow[];
  readonly entries: readonly PlacedEntry[];
}

export const DAY = 86_400_000;

/** The height of a lane, the height of what stands in it, and the room above and below the lanes of a row. */
const LANE = 20;
export const BAR = 10;
const ROW_PADDING = 8;
const LEAST_ROW = 44;

/** The most letters of the words beside an entry, how wide one is taken to be, and the room around them. */
export const LABEL_LENGTH = 34;
const LETTER = 5.9;
const GAP = 6;

/** A row has no more lanes than this: what is too much for them lies over each other in the last one. */
const MOST_LANES = 40;

/** With more entries than this none has words beside it: nobody could read them, and they would push each other away. */
const MOST_LABELLED = 400;

/** Lays entries out on `width` pixels. Rows keep their order; those without an entry in the time are left out. */
export function layTimeline(
  rows: readonly TimelineRow[],
  entries: readonly TimelineEntry[],
  span: TimeSpan,
  width: number,
): TimelineLayout {
  const scale = width / (span.to - span.from);
  const byRow = new Map<string, TimelineEntry[]>();
  const shown = entries.filter(({ claim }) => meets(claim, span));
  const labelled = shown.length <= MOST_LABELLED;
  for (const entry of shown) {
    const own = byRow.get(entry.row);
    if (own) own.push(entry);
    else byRow.set(entry.row, [entry]);
  }
  let top = 0;
  const placedRows: PlacedRow[] = [];
  const placed: PlacedEntry[] = [];
  for (const row of rows) {
    const own = byRow.get(row.key);
    if (own === undefined) continue;
    const lanes = new Lanes();
    const inRow = own
      .map((entry) => ({ entry, days: daysOf(entry.claim, span) }))
      .sort((a, b) => a.days.from - b.days.from || b.days.to - a.days.to)
      .map(({ entry, days }) => {
        const middle = ((days.from + days.to) / 2 - span.from) * scale;
        const half = Math.max(BAR, (days.to - days.from) * scale) / 2;
        const [left, right] = [Math.max(0, middle - half), Math.min(width, middle + half)];
        const words = Math.min(entry.label.length, LABEL_LENGTH) * LETTER + 2 * GAP;
        const side = !labelled ? 'none' : right + words <= width ? 'after' : left - words >= 0 ? 'before' : 'none';
        const lane = lanes.take(side === 'before' ? left - words : left, side === 'after' ? right + words : right);
        return { ...entry, ...days, left, right, side, lane } as const;
      });
    const height = Math.max(LEAST_ROW, lanes.count * LANE + 2 * ROW_PADDING);
    const first = top + (height - lanes.count * LANE) / 2;
    for (const { lane, ...entry } of inRow) placed.push({ ...entry, top: first + lane * LANE + (LANE - BAR) / 2 });
    placedRows.push({ ...row, top, height });
    top += height;
  }
  return { span, width, height: top, rows: placedRows, entries: placed };
}

/** The days of a claim within `span`, the day after the last one excluded. */
function daysOf(
  { period }: DatedClaim,
  span: TimeSpan,
): { readonly from: number; readonly to: number; readonly cutStart: boolean; readonly cutEnd: boolean } {
  const [from, to] = [dayTime(period.from), dayEnd(period.to)];
  return {
    from: Math.max(span.from, from ?? span.from),
    to: Math.min(span.to, to ?? span.to),
    cutStart: from === undefined || from < span.from,
    cutEnd: to === undefined || to > span.to,
  };
}

/** True when a claim speaks of a day of `span`. */
export function meets({ period }: DatedClaim, span: TimeSpan): boolean {
  const [from = -Infinity, to = Infinity] = [dayTime(period.from), dayEnd(period.to)];
  return from < span.to && to > span.from;
}

/** The first moment of a day, month or year (ISO 8601) in UTC; undefined where it is none. */
export function dayTime(day: string): number | undefined {
  const time = day === '' ? NaN : Date.parse(day.slice(0, 10));
  return Number.isNaN(time) ? undefined : time;
}

/** The moment after the last one of a day, month or year (ISO 8601) in UTC; undefined where it is none. */
export function dayEnd(day: string): number | undefined {
  const time = dayTime(day);
  if (time === undefined) return undefined;
  const [year, month] = [new Date(time).getUTCFullYear(), new Date(time).getUTCMonth()];
  return day.length < 7 ? Date.UTC(year + 1, 0) : day.length < 10 ? Date.UTC(year, month + 1) : time + DAY;
}

/** Finds for each piece the first lane in which nothing stands in its way; pieces come from left to right. */
class Lanes {
  readonly #ends: number[] = [];

  get count(): number {
    return this.#ends.length;
  }

  take(left: number, right: number): number {
    const free = this.#ends.findIndex((end) => end + GAP <= left);
    const lane = free < 0 ? Math.min(this.#ends.length, MOST_LANES - 1) : free;
    this.#ends[lane] = Math.max(right, this.#ends[lane] ?? right);
    return lane;
  }
}
