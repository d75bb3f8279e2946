/** What chosen sources have in common: proposed and linked pairs of passages, numbered as they are read. */
import type { Mark, MatchProposal, PassageDraft, StatementSummary } from '../../domain/contract';
import { linkedPair, type ClaimLink } from '../../domain/link';
import type { Span } from '../../domain/text';

/** How the two passages of a pair belong together. */
export type PairKind = MatchProposal['kind'] | 'linked';

/** One passage of a pair, in UTF-16 code units of the text `text`. */
export interface PairSide extends Span {
  readonly source: string;
  readonly text: string;
  /** Id of the claim that stands there; undefined where there is none. */
  readonly claim: string | undefined;
}

/** Two passages of different chosen sources. `a` stands in the source that comes first. */
export interface SharedPair {
  /** The same before and after the two are linked. */
  readonly key: string;
  /** Counted from 1 in the order of the first source, then of the next. */
  readonly number: number;
  readonly kind: PairKind;
  readonly a: PairSide;
  readonly b: PairSide;
  /** What was proposed, with `a` and `b` as the sources stand; undefined for a linked pair. */
  readonly proposal: MatchProposal | undefined;
  /** The link; undefined for a proposal, and for claims of one statement that are linked only through others. */
  readonly link: ClaimLink | undefined;
}

/** The side of a pair. */
export type SideName = 'a' | 'b';

/** A chosen source as it is opened. */
interface ComparedSource {
  readonly source: string;
  readonly text: string;
  readonly marks: readonly Pick<Mark, 'id' | 'tag' | 'start' | 'end' | 'statement'>[];
}

/** The pairs between `sources`, which are in the order in which they are shown. */
export function sharedPairs(
  sources: readonly ComparedSource[],
  proposals: readonly MatchProposal[],
  statements: readonly Pick<StatementSummary, 'statement' | 'links'>[],
): SharedPair[] {
  const places = new Map(sources.map(({ source }, at) => [source, at]));
  const texts = new Set(sources.map(({ text }) => text));
  const found = new Map<string, Omit<SharedPair, 'number'>>();
  const add = (one: PairSide, other: PairSide, rest: Pick<SharedPair, 'kind' | 'proposal' | 'link'>): void => {
    const turned = (places.get(one.source) ?? 0) > (places.get(other.source) ?? 0);
    const [a, b] = turned ? [other, one] : [one, other];
    const key = pairKey(a, b);
    if (found.has(key)) return;
    found.set(key, {
      key,
      a,
      b,
      ...rest,
      proposal: turned ? rest.proposal && turnedProposal(rest.proposal) : rest.proposal,
    });
  };

  const claims = new Map(
    sources.flatMap(({ source, text, marks }) =>
      marks
        .filter(({ tag }) => tag === 'claim')
        .map(({ id, start, end, statement }) => [id, { source, text, start, end, claim: id, statement }] as const),
    ),
  );
  const side = (id: string): PairSide | undefined => {
    const claim = claims.get(id);
    return claim && { source: claim.source, text: claim.text, start: claim.start, end: claim.end, claim: id };
  };
  const direct = new Set<string>();
  for (const { links } of statements) {
    for (const link of links) {
      const [one, other] = [side(link.from), side(link.to)];
      if (!one || !other || one.source === other.source) continue;
      direct.add(pairId(link.from, link.to));
      add(one, other, { kind: 'linked', proposal: undefined, link });
    }
  }
  for (const [id, { source, statement }] of claims) {
    if (statement === undefined) continue;
    for (const [other, { source: otherSource, statement: otherStatement }] of claims) {
      if (id >= other || source === otherSource || statement !== otherStatement || direct.has(pairId(id, other)))
        continue;
      const [one, two] = [side(id), side(other)];
      if (one && two) add(one, two, { kind: 'linked', proposal: undefined, link: undefined });
    }
  }
  for (const proposal of proposals) {
    if (!texts.has(proposal.a.text) || !texts.has(proposal.b.text)) continue;
    add(proposedSide(proposal.a), proposedSide(proposal.b), { kind: proposal.kind, proposal, link: undefined });
  }

  const at = ({ source }: PairSide): number => places.get(source) ?? 0;
  return [...found.values()]
    .sort(
      (one, other) =>
        at(one.a) - at(other.a) ||
        one.a.start - other.a.start ||
        at(one.b) - at(other.b) ||
        one.b.start - other.b.start,
    )
    .map((pair, index) => ({ ...pair, number: index + 1 }));
}

/** The other side. */
export function otherSide(side: SideName): SideName {
  return side === 'a' ? 'b' : 'a';
}

/** The key of the pair of two passages, of which `a` stands in the source that comes first. */
export function pairKey(a: PassageDraft, b: PassageDraft): string {
  return [a, b].map(({ text, start, end }) => `${text}:${start}-${end}`).join('|');
}

function pairId(one: string, other: string): string {
  const { a, b } = linkedPair(one, other);
  return `${a} ${b}`;
}

/** What is proposed is shown with the bounds that a link would have: those of the claim that stands there. */
function proposedSide({ source, text, start, end, claim }: MatchProposal['a']): PairSide {
  return { source, text, start: claim?.start ?? start, end: claim?.end ?? end, claim: claim?.id };
}

function turnedProposal(proposal: MatchProposal): MatchProposal {
  const { a, b, denies, differences } = proposal;
  return {
    ...proposal,
    a: b,
    b: a,
    denies: denies && otherSide(denies),
    differences: differences.map((difference) => ({ ...difference, a: difference.b, b: difference.a })),
  };
}
