/**
 * Which marks of two annotators stand for each other, one to one, and what follows from that: precision, recall and F1
 * of a tag, and the list of what they disagree about.
 */
import type { Tag } from '../tags';

/** A mark of one annotator. `start` and `end` are half-open, in UTF-16 code units; ids are unique on each side. */
export interface AgreementMark {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly tag: Tag;
  /** What is to be compared beyond span and tag, each as a word: speaker, stance and so on. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What two annotators disagree about at one place. */
export interface MarkDisagreement {
  /**
   * `only-a`, `only-b`: nothing of the other side overlaps it that isn't taken; `bounds`: the same tag, overlapping;
   * `tag`: the same span, another tag; `attributes`: the same span and tag, other attributes.
   */
  readonly kind: 'only-a' | 'only-b' | 'bounds' | 'tag' | 'attributes';
  readonly a?: AgreementMark;
  readonly b?: AgreementMark;
}

/** How well the marks of B agree with those of A. A quotient whose divisor is 0 is undefined. */
export interface SpanScore {
  readonly matched: number;
  /** Matched marks by all marks of B. */
  readonly precision: number | undefined;
  /** Matched marks by all marks of A. */
  readonly recall: number | undefined;
  /** The harmonic mean of both: twice the matched by the marks of both. It is the same whichever side is A. */
  readonly f1: number | undefined;
}

/** Two marks that stand for each other. */
export type MarkPair = readonly [a: AgreementMark, b: AgreementMark];

/** What stands for what. Each mark is in at most one pair. */
export interface Matching {
  /** The same span and tag. */
  readonly exact: readonly MarkPair[];
  /** The same tag and spans that overlap, of what is in no exact pair. */
  readonly overlapping: readonly MarkPair[];
  /** The same span and another tag, of what is in no pair yet. */
  readonly retagged: readonly MarkPair[];
  readonly onlyA: readonly AgreementMark[];
  readonly onlyB: readonly AgreementMark[];
}

/** How many marks of the other side are looked at for one mark: more than ever lie over each other in earnest. */
const CANDIDATES = 64;

/**
 * The score of `matched` pairs among `countA` and `countB` marks. With exact pairs it is the measure of the CoNLL-2003
 * shared task (Tjong Kim Sang and De Meulder, 2003): a mark is right when its span and tag are exactly the other's.
 */
export function spanScore(matched: number, countA: number, countB: number): SpanScore {
  const quotient = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);
  return {
    matched,
    precision: quotient(matched, countB),
    recall: quotient(matched, countA),
    f1: quotient(2 * matched, countA + countB),
  };
}

/**
 * Pairs the marks of two annotators. Exact pairs come first, of several those with equal attributes. Then, tag by tag, the
 * two free marks that share the most text (of equals, those with the shorter union, then the earlier) become a pair, until
 * none overlap: each mark has at most one partner, and it is greedy, so another choice could give more pairs. Last, marks
 * with the same span and another tag. The order in which marks are given makes no difference; swapping A and B swaps the
 * sides. For n marks it takes n log n steps, as a mark is compared with at most 64 that lie over its beginning.
 */
export function matchMarks(a: readonly AgreementMark[], b: readonly AgreementMark[]): Matching {
  const withAttributes = pairByKey(a, b, (mark) => `${spanKey(mark)} ${mark.tag} ${attributesKey(mark)}`);
  const bare = pairByKey(withAttributes.a, withAttributes.b, (mark) => `${spanKey(mark)} ${mark.tag}`);
  const overlapping = pairOverlapping(bare.a, bare.b);
  const retagged = pairByKey(overlapping.a, overlapping.b, spanKey);
  return {
    exact: [...withAttributes.pairs, ...bare.pairs],
    overlapping: overlapping.pairs,
    retagged: retagged.pairs,
    onlyA: retagged.a,
    onlyB: retagged.b,
  };
}

/** What is not agreed on, in text order. */
export function disagreementsOf(matching: Matching): MarkDisagreement[] {
  const all: MarkDisagreement[] = [
    ...matching.exact
      .filter(([a, b]) => attributesKey(a) !== attributesKey(b))
      .map(([a, b]): MarkDisagreement => ({ kind: 'attributes', a, b })),
    ...matching.overlapping.map(([a, b]): MarkDisagreement => ({ kind: 'bounds', a, b })),
    ...matching.retagged.map(([a, b]): MarkDisagreement => ({ kind: 'tag', a, b })),
    ...matching.onlyA.map((a): MarkDisagreement => ({ kind: 'only-a', a })),
    ...matching.onlyB.map((b): MarkDisagreement => ({ kind: 'only-b', b })),
  ];
  const place = ({ a, b }: MarkDisagreement): readonly [number, number] => [
    Math.min(a?.start ?? Infinity, b?.start ?? Infinity),
    Math.max(a?.end ?? 0, b?.end ?? 0),
  ];
  const name = ({ a, b }: MarkDisagreement): string => a?.id ?? b?.id ?? '';
  return all
    .map((one) => ({ one, place: place(one), name: name(one) }))
    .sort((x, y) => x.place[0] - y.place[0] || y.place[1] - x.place[1] || compareText(x.name, y.name))
    .map(({ one }) => one);
}

interface Rest {
  readonly pairs: readonly MarkPair[];
  readonly a: readonly AgreementMark[];
  readonly b: readonly AgreementMark[];
}

/** Pairs marks that have the same key, of several the first ids with the first ids. */
function pairByKey(
  a: readonly AgreementMark[],
  b: readonly AgreementMark[],
  key: (mark: AgreementMark) => string,
): Rest {
  const waiting = new Map<string, AgreementMark[]>();
  // From the last id to the first, as they are taken from the end.
  for (const mark of sortedById(b).reverse()) {
    const same = waiting.get(key(mark));
    if (same) same.push(mark);
    else waiting.set(key(mark), [mark]);
  }
  const pairs: MarkPair[] = [];
  const restA: AgreementMark[] = [];
  for (const mark of sortedById(a)) {
    const partner = waiting.get(key(mark))?.pop();
    if (partner) pairs.push([mark, partner]);
    else restA.push(mark);
  }
  return { pairs, a: restA, b: [...waiting.values()].flat() };
}

/** Pairs overlapping marks of the same tag, those that share most first. */
function pairOverlapping(a: readonly AgreementMark[], b: readonly AgreementMark[]): Rest {
  const candidates = overlappingPairs(a, b)
    .map((pair) => ({ pair, rank: rankOf(pair) }))
    .sort((x, y) => compareRanks(x.rank, y.rank));
  const taken = new Set<AgreementMark>();
  const pairs: MarkPair[] = [];
  for (const { pair } of candidates) {
    if (taken.has(pair[0]) || taken.has(pair[1])) continue;
    taken.add(pair[0]).add(pair[1]);
    pairs.push(pair);
  }
  const isFree = (mark: AgreementMark): boolean => !taken.has(mark);
  return { pairs, a: a.filter(isFree), b: b.filter(isFree) };
}

type Rank = readonly [most: number, union: number, starts: number, first: string, second: string];

/** Says the same of a pair whichever of its marks is A. */
function rankOf([a, b]: MarkPair): Rank {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const union = Math.max(a.end, b.end) - Math.min(a.start, b.start);
  const [first, second] = compareText(a.id, b.id) <= 0 ? [a.id, b.id] : [b.id, a.id];
  return [-shared, union, a.start + b.start, first, second];
}

function compareRanks(one: Rank, other: Rank): number {
  return (
    one[0] - other[0] ||
    one[1] - other[1] ||
    one[2] - other[2] ||
    compareText(one[3], other[3]) ||
    compareText(one[4], other[4])
  );
}

/** The pairs of marks of the same tag that overlap: found when the later of the two begins. */
function overlappingPairs(a: readonly AgreementMark[], b: readonly AgreementMark[]): MarkPair[] {
  const all = [...a.map((mark) => ({ mark, isA: true })), ...b.map((mark) => ({ mark, isA: false }))].sort(
    (x, y) => x.mark.start - y.mark.start || y.mark.end - x.mark.end || compareText(x.mark.id, y.mark.id),
  );
  const pairs: MarkPair[] = [];
  const open = new Map<string, AgreementMark[]>();
  const openOf = (isA: boolean, tag: Tag): AgreementMark[] => {
    const key = `${isA ? 'a' : 'b'} ${tag}`;
    const marks = open.get(key) ?? [];
    open.set(key, marks);
    return marks;
  };
  for (const { mark, isA } of all) {
    for (const other of latestOpen(openOf(!isA, mark.tag), mark.start)) pairs.push(isA ? [mark, other] : [other, mark]);
    openOf(isA, mark.tag).push(mark);
  }
  return pairs;
}

/** Of `marks`, which are in the order of their starts, the last ones that end after `at`. Forgets ended ones on its way. */
function latestOpen(marks: AgreementMark[], at: number): readonly AgreementMark[] {
  const open: AgreementMark[] = [];
  while (open.length < CANDIDATES) {
    const mark = marks.pop();
    if (!mark) break;
    if (mark.end > at) open.push(mark);
  }
  marks.push(...open.toReversed());
  return open;
}

function spanKey({ start, end }: AgreementMark): string {
  return `${start} ${end}`;
}

function attributesKey({ attributes = {} }: AgreementMark): string {
  return JSON.stringify(Object.entries(attributes).sort(([one], [other]) => compareText(one, other)));
}

function sortedById(marks: readonly AgreementMark[]): AgreementMark[] {
  return [...marks].sort((one, other) => compareText(one.id, other.id));
}

/** By code units, so that the order is the same on every machine. */
function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
