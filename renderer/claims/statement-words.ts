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

/** Who says a claim; empty where nobody is known, or only a hedge that names nobody: “Reports say”. */
export function speakerWords({ speaker, hedges }: Pick<StatementClaim, 'speaker' | 'hedges'>): string {
  if (speaker === null) return '';
  if (speaker.kind === 'outlet') return 'the outlet itself';
  const name = speaker.name.toLowerCase();
  const isHedge = speaker.entity === undefined && hedges.some((hedge) => hedge.toLowerCase().includes(name));
  return isHedge ? '' : speaker.name;
}

/** The words with which a claim leaves open whether it is so, each in quotes and once. */
export function hedgeWords(hedges: readonly string[]): string {
  const known = new Map(hedges.map((hedge) => [hedge.toLowerCase(), hedge]));
  return Array.from(known.values(), (hedge) => `“${hedge.replace(/\s+/gu, ' ')}”`).join(', ');
}
