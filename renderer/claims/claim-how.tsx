/** Who says a claim, how and how surely, on a line under its quote. */
import type { StatementClaim } from '../../domain/contract';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './claim-how.module.css';
import { cellWords, hedgeWords, speakerWords } from './statement-words';

/** What the pointer is told of something that only the words of the text tell. */
const INFERRED = 'Found in the text; nobody has said it yet';

/** The line. What nobody has said stands in italics. */
export function ClaimHow({ claim }: { claim: StatementClaim }) {
  const codebook = useStore((now) => now.codebook);
  const { speaker, standing, inferred, hedges } = claim;
  const who = speakerWords(claim);
  const surely = hedgeWords(hedges);
  return (
    <span className={styles.how} data-standing={standing}>
      {who !== '' && (
        <bdi
          className={styles.part}
          data-inferred={speaker?.inferred === true || undefined}
          title={speaker?.inferred ? INFERRED : undefined}
        >
          {who}
        </bdi>
      )}
      <span
        className={`${styles.part} ${styles.stance}`}
        data-inferred={inferred || undefined}
        title={inferred ? INFERRED : undefined}
      >
        {cellWords(claim, codebook)}
      </span>
      {surely !== '' && <bdi className={styles.part}>{surely}</bdi>}
      {(inferred || speaker?.inferred === true) && <span className={controls.hidden}> (inferred)</span>}
    </span>
  );
}
