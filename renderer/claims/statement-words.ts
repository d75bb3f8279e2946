/** Statements, their verdicts and cells in words. */
import { codeName, type Code } from '../../domain/codebook';
import type { StatementClaim, StatementSummary } from '../../domain/contract';
import type { DifferenceKind } from '../../domain/differences/difference';
import type { Support } from '../../domain/statement';
import { counted, shortened } from '../counted';

/** How a statement is named where there is room for a line. */
export function statementName({ title, words }: Pick<StatementSummary, 'title' | 'words'>, limit = 48): string {
  return title === '' ? `“${shortened(words, limit)}”` : shortened(title, limit);
}

/**
 * The support of a statement with sources of one origin counted once. What one speaker told several sources is counted
 * once already; where both meet, the count is the lowest that can be: nothing is called corroborated that may not be.
 */
export function supportByOrigin(support: Support, originOf: (source: string) => string): Support {
  const denying = Array.from(new Set(support.denying.map(originOf)));
  const left = support.asserting.filter((source) => !denying.includes(originOf(source)));
  const asserting = Array.from(new Set(left.map(originOf)));
  // Each source that is no origin of its own takes at most one voice away; so does each whose origin denies it.
  const fewer = support.asserting.length - asserting.length;
  const independent = asserting.length === 0 ? 0 : Math.max(1, support.independent - fewer);
  if (denying.length > 0) return { asserting, denying, independent, verdict: independent > 0 ? 'disputed' : 'denied' };
  const verdict = independent === 0 ? 'mentioned' : independent === 1 ? 'one-origin' : 'corroborated';
  return { asserting, denying, independent, verdict };
}

/** The verdict of a statement; where origins are not `known` it says nothing of them. */
export function verdictWords({ verdict, independent, asserting, denying }: Support, known: boolean): string {
  if (!known && verdict === 'corroborated') return `said by ${counted(asserting.length, 'source')}`;
  if (!known && verdict === 'disputed') return 'disputed';
  switch (verdict) {
    case 'corroborated':
      return `corroborated by ${counted(independent, 'independent origin')}`;
    case 'one-origin':
      return 'one origin';
    case 'disputed':
      return `disputed · ${counted(independent, 'origin')} for it, ${denying.length} against`;
    case 'denied':
      return 'denied';
    case 'mentioned':
      return 'only told as said by others';
  }
}

/** What differs between the sources of a statement; empty where nothing does. */
export function differingWords(kinds: ReadonlySet<DifferenceKind>): string {
  if (kinds.has('number')) return kinds.has('date') ? 'numbers and dates differ' : 'numbers differ';
  return kinds.has('date') ? 'dates differ' : '';
}

/** How a claim says it, where it does not plainly assert it; empty where it does. */
function claimWords(
  { standing, stance }: Pick<StatementClaim, 'standing' | 'stance'>,
  codebook: readonly Code[],
): string {
  const said = stance === 'asserts' || stance === '' ? '' : codeName(codebook, 'stance', stance);
  if (standing === 'denies') return said === '' || stance === 'denies' ? 'denies' : `${said} · denies`;
  if (standing === 'differs') return said === '' ? 'differs' : `${said} · differs`;
  return said;
}

/** The words of a claim where it plainly asserts something too. */
export function cellWords(claim: Pick<StatementClaim, 'standing' | 'stance'>, codebook: readonly Code[]): string {
  const words = claimWords(claim, codebook);
  if (words !== '') return words;
  return claim.standing === 'mentions' ? 'mentions' : codeName(codebook, 'stance', 'asserts');
}
