/**
 * The marks of the opened text as they are shown: those of the case, and those that a person has just made and that
 * are not known to be in the case yet. Pure functions: what the store does with changes.
 */
import { compareInText } from '../domain/annotation';
import type { Mark, MarkChange, OpenedSource, SourceSummary } from '../domain/contract';
import type { Tag, TagCounts } from '../domain/tags';
import type { Span } from '../domain/text';

/** A mark that was asked for. It is shown at once, and goes when the case tells of the annotation it became. */
export interface PendingMark {
  /** Stands in for the id until there is one. */
  readonly key: string;
  readonly source: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly tag: Tag;
  readonly createdAt: string;
  readonly createdBy: string;
  /** `saved` when the service has answered and the change has not come yet; `unsaved` when the service could not. */
  readonly state: 'saving' | 'saved' | 'unsaved';
  /** The annotation's id, once the service has answered. */
  readonly id?: string;
  /** Why it could not be saved, where there is more to say than that the service stopped. */
  readonly reason?: string | undefined;
  /** Ids of marks with the same place and tag that there already were: none of them can be this one. */
  readonly twins: readonly string[];
}

/** A mark of the case or a pending one, whose `id` is then its key. */
export interface ShownMark extends Mark {
  readonly pending?: PendingMark['state'];
}

/** Bounds of a mark of the case that a person has moved and that are not known to be in the case yet. */
export interface MovedBounds extends Span {
  readonly id: string;
  readonly text: string;
  /** The bounds that the service was asked to keep, while it has not answered. */
  readonly sent: Span | undefined;
}

/** True when there is nothing left to wait for: the case holds the bounds, or the mark is gone. */
export function inCase(moved: MovedBounds, opened: Pick<OpenedSource, 'text' | 'marks'>): boolean {
  if (moved.text !== opened.text) return false;
  const mark = opened.marks.find(({ id }) => id === moved.id);
  return mark === undefined || (sameSpan(mark, moved) && (moved.sent === undefined || sameSpan(moved.sent, moved)));
}

/** True when two spans have the same bounds. */
export function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/**
 * `marks` (in text order) with the pending marks of `text` put in and with the bounds that are being moved. The marks
 * of the case keep their identity.
 */
export function shownMarks(
  marks: readonly Mark[],
  pending: readonly PendingMark[],
  text: string,
  moved?: MovedBounds,
): readonly ShownMark[] {
  const own = pending.filter((mark) => mark.text === text);
  const shown = own.reduce<readonly ShownMark[]>((list, mark) => insertMark(list, asShown(mark)), marks);
  const mark = moved?.text === text ? shown.find(({ id }) => id === moved.id) : undefined;
  if (moved === undefined || mark === undefined) return shown;
  const others = shown.filter((other) => other !== mark);
  return insertMark(others, { ...mark, start: moved.start, end: moved.end });
}

function asShown({ key, start, end, tag, createdAt, createdBy, state }: PendingMark): ShownMark {
  return { id: key, start, end, tag, note: '', createdAt, createdBy, pending: state };
}

/** `marks` with one more at its place in text order. */
function insertMark<M extends Mark>(marks: readonly M[], mark: M): readonly M[] {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = marks[middle];
    if (other && compareInText(other, mark) <= 0) low = middle + 1;
    else high = middle;
  }
  return [...marks.slice(0, low), mark, ...marks.slice(low)];
}

/** `marks` of `text` after `changes`, some of which may belong to other texts. */
export function changedMarks(marks: readonly Mark[], changes: readonly MarkChange[], text: string): readonly Mark[] {
  const own = changes.filter((change) => change.text === text);
  if (own.length === 0) return marks;
  const last = new Map(own.map((change) => [change.id, change.mark]));
  const kept = new Set<string>();
  // A changed mark keeps its place unless its bounds moved: tag and note have no part in the order.
  const result = marks.flatMap((mark) => {
    if (!last.has(mark.id)) return [mark];
    const now = last.get(mark.id);
    if (now && !sameSpan(now, mark)) return [];
    kept.add(mark.id);
    return now ? [now] : [];
  });
  const added = [...last].flatMap(([id, mark]) => (mark && !kept.has(id) ? [mark] : []));
  if (added.length > 8) return [...result, ...added].sort(compareInText);
  return added.reduce<readonly Mark[]>(insertMark, result);
}

/** The counts of a source after `changes`, some of which may belong to other sources. */
export function changedCounts(source: SourceSummary, changes: readonly MarkChange[]): SourceSummary {
  const counts: Record<Tag, number> = { ...source.counts };
  for (const { source: id, before, mark } of changes) {
    if (id !== source.source) continue;
    if (before !== undefined) counts[before]--;
    if (mark !== undefined) counts[mark.tag]++;
  }
  return same(counts, source.counts) ? source : { ...source, counts };
}

function same(a: TagCounts, b: TagCounts): boolean {
  return a.claim === b.claim && a.actor === b.actor && a.place === b.place;
}

/** Which pending marks `changes` settle: the pending mark's key and the id of the annotation it became. */
export function settledBy(
  pending: readonly PendingMark[],
  changes: readonly MarkChange[],
): ReadonlyMap<string, string> {
  const settled = new Map<string, string>();
  for (const { mark, before, text } of changes) {
    if (mark === undefined || before !== undefined) continue;
    const open = pending.filter((other) => other.text === text && !settled.has(other.key));
    const match =
      open.find((other) => other.id === mark.id) ??
      open.find((other) => other.id === undefined && other.state === 'saving' && becomes(other, mark));
    if (match) settled.set(match.key, mark.id);
  }
  return settled;
}

/** Which pending marks are among `marks`, the marks of `text` as they were read again from the case. */
export function foundAmong(
  pending: readonly PendingMark[],
  marks: readonly Mark[],
  text: string,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const wanted of pending) {
    if (wanted.text !== text) continue;
    const match = marks.find(
      (mark) => !taken.has(mark.id) && (wanted.id === undefined ? becomes(wanted, mark) : mark.id === wanted.id),
    );
    if (!match) continue;
    taken.add(match.id);
    found.set(wanted.key, match.id);
  }
  return found;
}

function becomes(pending: PendingMark, mark: Mark): boolean {
  return (
    mark.start === pending.start &&
    mark.end === pending.end &&
    mark.tag === pending.tag &&
    !pending.twins.includes(mark.id)
  );
}

/** Where `id` stands among the marks of its tag, from 1, and how many there are. */
export function rankInTag(marks: readonly ShownMark[], id: string): { readonly rank: number; readonly of: number } {
  const tag = marks.find((mark) => mark.id === id)?.tag;
  let rank = 0;
  let of = 0;
  for (const mark of marks) {
    if (mark.tag !== tag) continue;
    of++;
    if (mark.id === id) rank = of;
  }
  return { rank, of };
}

/**
 * The mark to step to from the focused one, or, when none is focused, from `offset` of the text: the first that starts
 * there or later, or the last that starts before. Undefined when there is none in that direction.
 */
export function steppedMark(
  marks: readonly ShownMark[],
  focused: string | undefined,
  offset: number,
  step: 1 | -1,
): ShownMark | undefined {
  const current = focused === undefined ? -1 : marks.findIndex((mark) => mark.id === focused);
  if (current !== -1) return marks[current + step];
  return step === 1 ? marks.find((mark) => mark.start >= offset) : marks.findLast((mark) => mark.start < offset);
}
