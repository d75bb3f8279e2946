/** The claims of a statement: what each source says, who says it there, and a way to split it off. */
import type { StatementSummary } from '../../domain/contract';
import { shortened } from '../counted';
import { start } from '../messages';
import { openSource } from '../sources';
import { update } from '../store';
import controls from '../theme/controls.module.css';
import { ClaimHow } from './claim-how';
import type { SourceColumn } from './columns';
import { splitOff } from './deciding';
import styles from './statement-pane.module.css';

interface Props {
  readonly statement: StatementSummary;
  readonly columns: readonly SourceColumn[];
  readonly readOnly: boolean;
}

/** The `list` "Claims", in order of publication. */
export function StatementClaims({ statement, columns, readOnly }: Props) {
  const claims = statement.cells.flatMap(({ source, claims: own }) => own.map((claim) => ({ source, claim })));
  return (
    <>
      <h3 className={controls.sectionHead}>Claims</h3>
      <ul aria-label="Claims" className={styles.claims}>
        {claims.map(({ source, claim }) => {
          const column = columns.find((one) => one.source === source);
          const words = shortened(claim.exact, 32);
          return (
            <li key={claim.annotation} data-claim={claim.annotation}>
              <span className={styles.side}>
                <q dir="auto">{shortened(claim.exact, 120)}</q>
                <span className={styles.under}>
                  <bdi>{shortened(column?.outlet ?? column?.headline ?? '', 36)}</bdi>
                  <ClaimHow claim={claim} />
                </span>
              </span>
              <span className={styles.does}>
                <button
                  type="button"
                  className={controls.plain}
                  aria-label={`Read “${words}”`}
                  onClick={() => {
                    start('open-source', openSource(source, claim.annotation));
                    update({ view: 'read' });
                  }}
                >
                  Read
                </button>
                {claims.length > 1 && (
                  <button
                    type="button"
                    className={controls.plain}
                    aria-label={`Split off “${words}”`}
                    aria-keyshortcuts="s"
                    disabled={readOnly}
                    title="Makes a statement of its own of this claim"
                    onClick={() => {
                      splitOff(statement, [claim.annotation]);
                    }}
                  >
                    Split off
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
