/** Proposed pairs in words. */
import type { MatchProposal, PassageDraft, ProposedPassage } from '../../domain/contract';
import { LEAST_PROPOSED } from '../../domain/matching/least-scores';
import type { Difference } from '../../domain/differences/difference';
import { shortened } from '../counted';

/** What a pair is known by while it is proposed. */
export function pairId({ a, b }: Pick<MatchProposal, 'a' | 'b'>): string {
  return [a, b].map(({ text, start, end }) => `${text}:${start}-${end}`).join(' ');
}

/** The bounds that a passage is marked with: those of the claim that stands there, where there is one. */
export function passageBounds({ text, start, end, claim }: ProposedPassage): PassageDraft {
  return { text, start: claim?.start ?? start, end: claim?.end ?? end };
}

/** How alike two passages are. */
export function scoreWords({ kind, score }: Pick<MatchProposal, 'kind' | 'score'>): string {
  if (kind === 'near-verbatim') return 'Almost word for word';
  if (score >= 0.8) return 'Very likely the same claim';
  if (score >= 0.6) return 'Likely the same claim';
  return score >= LEAST_PROPOSED ? 'Perhaps the same claim' : 'Hardly the same claim';
}

/** The differences of a pair as they are shown: words that differ in two ways at once are shown once, for the first. */
export function shownDifferences({ differences }: Pick<MatchProposal, 'differences'>): readonly Difference[] {
  const words = differences.map(differenceWords);
  return differences.filter((_, at) => words.indexOf(words[at] ?? '') === at);
}

/** Both sides of a difference on one line. */
export function differenceWords({ a, b }: Pick<Difference, 'a' | 'b'>): string {
  const side = (words: Difference['a']): string => (words === undefined ? 'not said' : shortened(words.exact, 32));
  return `${side(a)} | ${side(b)}`;
}
