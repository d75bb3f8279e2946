/** Who says it in the one passage and in the other, and with which verb. */
import { fold } from '../claims/tokens';
import { worded, type Difference, type ReadPassage } from './difference';

/** The difference of the two attributions, or none where both say it in the same words or neither names anybody. */
export function attributionDifferences(a: ReadPassage, b: ReadPassage): Difference[] {
  const [one, other] = [a.details.attribution, b.details.attribution];
  if (one === undefined && other === undefined) return [];
  if (one && other && words(one.exact) === words(other.exact)) return [];
  const denied = (a.details.stance === 'denies') !== (b.details.stance === 'denies');
  return [
    {
      kind: 'attribution',
      a: one && worded(one, a.text),
      b: other && worded(other, b.text),
      why: denied
        ? `One of them denies it: ${quoted(one?.exact)} and ${quoted(other?.exact)}.`
        : one && other
          ? `Said otherwise: “${one.exact}” and “${other.exact}”.`
          : `Only one says who says it: “${one?.exact ?? other?.exact ?? ''}”.`,
      excludes: denied,
    },
  ];
}

function quoted(exact: string | undefined): string {
  return exact === undefined ? 'the outlet itself' : `“${exact}”`;
}

function words(exact: string): string {
  return exact.split(/\s+/u).map(fold).join(' ');
}
