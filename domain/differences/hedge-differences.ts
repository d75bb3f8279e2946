/** What one passage states and the other leaves open, or leaves open in another way. */
import type { FoundHedge } from '../claims/hedges';
import { worded, type Difference, type ReadPassage } from './difference';

/** The hedges that the other passage does not have in kind; of those left on both sides, in order, two make a pair. */
export function hedgeDifferences(a: ReadPassage, b: ReadPassage): Difference[] {
  const own = (hedges: readonly FoundHedge[], others: readonly FoundHedge[]): FoundHedge[] =>
    hedges.filter(({ kind }) => !others.some((other) => other.kind === kind));
  const left = own(a.details.hedges, b.details.hedges);
  const right = own(b.details.hedges, a.details.hedges);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, n): Difference => {
    const [one, other] = [left[n], right[n]];
    const why =
      one && other
        ? `Put with caution in other ways: “${one.exact}” and “${other.exact}”.`
        : `Only one leaves it open: “${one?.exact ?? other?.exact ?? ''}”.`;
    return {
      kind: 'hedge',
      a: one && worded(one, a.text),
      b: other && worded(other, b.text),
      why,
      excludes: false,
    };
  });
}
