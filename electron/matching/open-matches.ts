/** Found pairs as proposals: without those that a person has rejected or linked, and with the claims that stand there. */
import type { MatchProposal, ProposedPassage } from '../../domain/contract';
import { linkedPair } from '../../domain/link';
import { rejectedPair, rejectedWords } from '../../domain/rejected-words';
import type { Span } from '../../domain/text';
import { isPlaced, standingIn } from '../../db/anchors';
import { findLink } from '../../db/links';
import { isMatchRejected } from '../../db/match-rejections';
import { readSource } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';
import { statementOf } from '../../db/statements';
import type { FoundMatch } from './case-matcher';

/** A claim stands for a passage when they have so much of both together in common. */
const SAME_PLACE = 0.5;

/** The first `most` proposals among what was found. Sources that are gone, or read in another text, give none. */
export function openMatches(db: ReadableDB, found: readonly FoundMatch[], most = Infinity): MatchProposal[] {
  const claims = new ClaimPlaces(db);
  const proposals: MatchProposal[] = [];
  for (const { a, b, ...rest } of found) {
    if (proposals.length >= most) break;
    const [one, other] = [claims.at(a), claims.at(b)];
    if (one === undefined || other === undefined) continue;
    const key = rejectedPair(
      { source: a.source, words: rejectedWords(a.exact) || a.exact },
      { source: b.source, words: rejectedWords(b.exact) || b.exact },
    );
    if (isMatchRejected(db, key) || areLinked(db, one.claim?.id, other.claim?.id)) continue;
    proposals.push({ a: one, b: other, ...rest });
  }
  return proposals;
}

function areLinked(db: ReadableDB, a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const statement = statementOf(db, a);
  if (statement !== null && statement === statementOf(db, b)) return true;
  return findLink(db, linkedPair(a, b)) !== null;
}

interface Claim extends Span {
  readonly id: string;
}

/** The claims of the texts that are read. */
class ClaimPlaces {
  readonly #db: ReadableDB;
  readonly #texts = new Map<string, { readonly text: string; readonly claims: readonly Claim[] }>();

  constructor(db: ReadableDB) {
    this.#db = db;
  }

  at({ source, start, end, exact }: FoundMatch['a']): ProposedPassage | undefined {
    const { text, claims } = this.#of(source);
    const shared = (claim: Span): number => {
      const common = Math.min(end, claim.end) - Math.max(start, claim.start);
      return common <= 0 ? 0 : common / (Math.max(end, claim.end) - Math.min(start, claim.start));
    };
    const [best] = claims
      .map((claim) => ({ claim, share: shared(claim) }))
      .filter(({ share }) => share >= SAME_PLACE)
      .sort((one, other) => other.share - one.share);
    return { source, text, start, end, exact, ...(best && { claim: best.claim }) };
  }

  #of(source: string): { readonly text: string; readonly claims: readonly Claim[] } {
    let known = this.#texts.get(source);
    if (known === undefined) {
      const { text } = readSource(this.#db, source);
      const claims = standingIn(this.#db, text.id)
        .filter(isPlaced)
        .filter(({ tag }) => tag === 'claim')
        .map(({ id, start, end }) => ({ id, start, end }));
      this.#texts.set(source, (known = { text: text.id, claims }));
    }
    return known;
  }
}
