/** The insides of the cells of the claims matrix: drawn once, and not again while the matrix scrolls. */
import { memo } from 'react';
import { codeName } from '../../domain/codebook';
import type { StatementCell, StatementSummary } from '../../domain/contract';
import { FIRST_STATUS } from '../../domain/statement';
import { counted } from '../counted';
import { useStore } from '../store';
import { ClaimHow } from './claim-how';
import { useClaims } from './claims-state';
import { quotePieces, type StatementContrast } from './contrasts';
import styles from './matrix.module.css';
import { CLAIMS_SHOWN } from './row-height';
import { differingWords, verdictWords } from './statement-words';

/** The statement itself: its title, or its first words where nobody gave one, its status and its verdict. */
export const StatementCellInside = memo(function StatementCellInside({
  statement,
  contrast,
  picked,
}: {
  statement: StatementSummary;
  contrast: StatementContrast;
  picked: boolean;
}) {
  const codebook = useStore((now) => now.codebook);
  const { title, words, status, pinned, support, note } = statement;
  const known = useClaims((now) => now.origins !== undefined);
  const differing = differingWords(contrast.kinds);
  return (
    <>
      {picked && (
        <span className={styles.tick} aria-hidden="true">
          ✓
        </span>
      )}
      <span className={title === '' ? styles.words : styles.title} dir="auto">
        {title === '' ? words : title}
      </span>
      <span className={styles.verdict} data-verdict={support.verdict}>
        {verdictWords(support, known)}
      </span>
      <span className={styles.meta}>
        {pinned && <span>pinned</span>}
        <span>
          {status === FIRST_STATUS ? '' : 'status: '}
          {codeName(codebook, 'status', status)}
        </span>
        {differing !== '' && <span className={styles.differing}>{differing}</span>}
        {note !== '' && <span>has a note</span>}
      </span>
    </>
  );
});

/** What one source says: its quotes, each with who says it and how. */
export const SourceCell = memo(function SourceCell({
  cell,
  contrast,
}: {
  cell: StatementCell;
  contrast: StatementContrast;
}) {
  const more = cell.claims.length - CLAIMS_SHOWN;
  return (
    <>
      {cell.claims.slice(0, CLAIMS_SHOWN).map((claim) => (
        <span key={claim.annotation} className={styles.claim}>
          <span className={styles.quote} dir="auto">
            {quotePieces(claim.exact, contrast.marked.get(claim.annotation) ?? []).map(({ words, why }, at) =>
              why === undefined ? (
                <span key={at}>{words}</span>
              ) : (
                <mark key={at} title={why}>
                  {words}
                </mark>
              ),
            )}
          </span>
          <ClaimHow claim={claim} />
        </span>
      ))}
      {more > 0 && <span className={styles.more}>{counted(more, 'more claim')}</span>}
    </>
  );
});
