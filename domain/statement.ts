/**
 * Statements: what several sources say about one thing, a row of the claims matrix. How each source stands to a
 * statement, and how many independent origins assert or deny it, is worked out here from its claims and their links;
 * where that is in doubt, a source corroborates nothing.
 */
import type { ClaimLink } from './link';

/** The status of a statement of which nobody has said one: a code of the list `status`. */
export const FIRST_STATUS = 'unchecked';

/** What a person says of a statement. */
export interface StatementFields {
  /** Empty where nobody gave one. */
  readonly title: string;
  readonly note: string;
  /** A code of the list `status`. */
  readonly status: string;
  readonly pinned: boolean;
  /** Statements are listed by it, pinned ones first. */
  readonly position: number;
}

/** Some fields of a statement; those that are undefined are not meant. */
export type StatementPatch = { readonly [F in keyof StatementFields]?: StatementFields[F] | undefined };

/** A statement. Times are ISO 8601 in UTC. */
export interface Statement extends StatementFields {
  readonly id: string;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** True when a person has said nothing of a statement; where it is listed is not said of it. */
export function isUnsaid({ title, note, status, pinned }: StatementFields): boolean {
  return title === '' && note === '' && status === FIRST_STATUS && !pinned;
}

/** The order in which statements are listed: pinned ones first, then by position, then the older first; it is total. */
export function compareListed<S extends Pick<Statement, 'pinned' | 'position' | 'createdAt'>>(
  a: S,
  b: S,
  id: (statement: S) => string,
): number {
  return (
    Number(b.pinned) - Number(a.pinned) ||
    a.position - b.position ||
    (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : id(a) < id(b) ? -1 : 1)
  );
}

/** A claim of a statement, as far as it matters for who says what. */
export interface StandingClaim {
  /** Id of its annotation. */
  readonly claim: string;
  readonly source: string;
  /** A code of the list `stance`; null counts as `asserts`. */
  readonly stance: string | null;
  /**
   * Who says it: the same for one speaker in any source, and for an outlet that is a speaker in another source. Null
   * where nobody is known.
   */
  readonly speaker: string | null;
  /** True when its words say that something is not so. */
  readonly negated: boolean;
}

/**
 * How a claim or a source stands to a statement. `says`: asserts it. `denies`: denies it or contradicts it. `mentions`:
 * tells it as said by others, or doubts it. `differs`: says it otherwise, or nobody has said that it agrees.
 */
export type Standing = 'says' | 'denies' | 'mentions' | 'differs';

/** `one-origin`: all who assert it are one independent voice. `disputed`: some assert it and some deny it. */
type Verdict = 'corroborated' | 'one-origin' | 'disputed' | 'denied' | 'mentioned';

/** Who asserts and who denies a statement. Origins are in the order in which they first come among the claims. */
export interface Support {
  /** Origins that assert it, and don't deny it. */
  readonly asserting: readonly string[];
  readonly denying: readonly string[];
  /** How many of those that assert it are independent: what one speaker told several origins counts once. */
  readonly independent: number;
  readonly verdict: Verdict;
}

/** How claims and sources stand to a statement. */
export interface StatementStanding {
  readonly claims: ReadonlyMap<string, Standing>;
  readonly sources: ReadonlyMap<string, Standing>;
  readonly support: Support;
}

/** What each stance of the first codebook makes of a claim; a person's own stances corroborate nothing. */
const BY_STANCE: Readonly<Partial<Record<string, Standing>>> = { asserts: 'says', denies: 'denies' };

/** Of the claims of one source the first of these that is there says how the source stands. */
const STRONGEST_FIRST: readonly Standing[] = ['denies', 'says', 'differs', 'mentions'];

/**
 * Works out how the claims of a statement, the first made first, and their sources stand to it. `origins` says where
 * sources have it from; a source that it does not name is its own. Links to claims of other statements are left out.
 */
export function standingOf(
  claims: readonly StandingClaim[],
  links: readonly ClaimLink[],
  origins: ReadonlyMap<string, string>,
): StatementStanding {
  const standings = claimStandings(claims, links);
  const sources = new Map<string, Standing>();
  for (const { claim, source } of claims) {
    const [one, known] = [standings.get(claim) ?? 'mentions', sources.get(source)];
    if (known === undefined || STRONGEST_FIRST.indexOf(one) < STRONGEST_FIRST.indexOf(known)) sources.set(source, one);
  }
  return { claims: standings, sources, support: supportOf(claims, sources, standings, origins) };
}

function claimStandings(claims: readonly StandingClaim[], links: readonly ClaimLink[]): Map<string, Standing> {
  const reference = referenceClaim(claims);
  if (reference === undefined) return new Map();
  const known = new Set(claims.map(({ claim }) => claim));
  const own = links.filter(({ from, to }) => known.has(from) && known.has(to));
  const agreeing = own.filter(({ relation }) => relation === 'same' || relation === 'supports');
  const against = own.filter(({ relation }) => relation === 'contradicts');
  const side = reached([reference.claim], agreeing);
  // Whoever agrees with a claim that contradicts this side contradicts it too.
  const opposing = reached(
    against.flatMap(({ from, to }) => (side.has(from) === side.has(to) ? [] : [side.has(from) ? to : from])),
    agreeing,
  );
  const inConflict = new Set(
    against.filter(({ from, to }) => side.has(from) && side.has(to)).flatMap(({ from, to }) => [from, to]),
  );
  const saidSame = new Set(own.filter(({ relation }) => relation === 'same').flatMap(({ from, to }) => [from, to]));
  const judge = ({ claim, stance, negated }: StandingClaim): Standing => {
    const told = toldBy(stance);
    if (told === 'denies' || opposing.has(claim)) return 'denies';
    if (inConflict.has(claim) && claim !== reference.claim) return 'denies';
    if (told === 'mentions') return 'mentions';
    if (!side.has(claim)) return 'differs';
    if (negated === reference.negated) return 'says';
    // Its words say the contrary. That a person said that it is the same keeps it from denying, and no more.
    return saidSame.has(claim) ? 'mentions' : 'denies';
  };
  return new Map(claims.map((one) => [one.claim, judge(one)]));
}

function toldBy(stance: string | null): Standing {
  return BY_STANCE[stance ?? 'asserts'] ?? 'mentions';
}

/** The claim that says what the statement is: the first that asserts something, rather than that it is not so. */
function referenceClaim(claims: readonly StandingClaim[]): StandingClaim | undefined {
  const rank = ({ stance, negated }: StandingClaim): number => {
    const told = toldBy(stance);
    return (told === 'says' ? 0 : told === 'mentions' ? 2 : 4) + (negated ? 1 : 0);
  };
  return claims.reduce<StandingClaim | undefined>(
    (best, claim) => (best === undefined || rank(claim) < rank(best) ? claim : best),
    undefined,
  );
}

/** `claims` and all that can be reached from them over links. */
export function reached(
  claims: readonly string[],
  links: readonly { readonly from: string; readonly to: string }[],
): Set<string> {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of links) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  const found = new Set(claims);
  // A set that grows while it is gone through is gone through to its end.
  for (const claim of found) for (const next of neighbours.get(claim) ?? []) found.add(next);
  return found;
}

function supportOf(
  claims: readonly StandingClaim[],
  sources: ReadonlyMap<string, Standing>,
  standings: ReadonlyMap<string, Standing>,
  origins: ReadonlyMap<string, string>,
): Support {
  const originOf = (source: string): string => origins.get(source) ?? source;
  const of = (standing: Standing): string[] =>
    Array.from(sources).flatMap(([source, one]) => (one === standing ? [originOf(source)] : []));
  const denying = Array.from(new Set(of('denies')));
  const asserting = Array.from(new Set(of('says'))).filter((origin) => !denying.includes(origin));
  // An origin and whoever it quotes are one voice; so are two origins that quote the same speaker.
  const voices = claims
    .filter(({ claim, source }) => standings.get(claim) === 'says' && asserting.includes(originOf(source)))
    .flatMap(({ source, speaker }) =>
      speaker === null ? [] : [{ from: `origin ${originOf(source)}`, to: `speaker ${speaker}` }],
    );
  const counted = new Set<string>();
  let independent = 0;
  for (const origin of asserting) {
    if (counted.has(`origin ${origin}`)) continue;
    independent++;
    for (const voice of reached([`origin ${origin}`], voices)) counted.add(voice);
  }
  return { asserting, denying, independent, verdict: verdictOf(independent, denying.length) };
}

function verdictOf(independent: number, denying: number): Verdict {
  if (denying > 0) return independent > 0 ? 'disputed' : 'denied';
  return independent === 0 ? 'mentioned' : independent === 1 ? 'one-origin' : 'corroborated';
}
