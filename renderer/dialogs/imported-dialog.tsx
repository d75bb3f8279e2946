/** What failed in an import, and what the readers noticed. */
import type { ImportOutcome } from '../../domain/contract';
import { importSummary } from '../import-summary';
import { Dialog } from './dialog';
import styles from './dialog.module.css';

/** The `dialog` "Import"; failures come first. */
export function ImportedDialog({ outcomes, onClose }: { outcomes: readonly ImportOutcome[]; onClose(): void }) {
  const failed = outcomes.filter(({ error }) => error !== undefined);
  const warned = outcomes.filter(({ error, warnings }) => error === undefined && warnings.length > 0);
  return (
    <Dialog title="Import" onClose={onClose}>
      <p>{importSummary(outcomes).text}.</p>
      <ul className={styles.list}>
        {failed.map(({ name, error }, i) => (
          <li key={`${name}-${i}`}>
            <bdi>{name}</bdi>
            <small className={styles.bad}>{error?.message}</small>
          </li>
        ))}
        {warned.map(({ name, warnings }, i) => (
          <li key={`${name}-${i}`}>
            <bdi>{name}</bdi>
            {warnings.map(({ code, message }) => (
              <small key={code}>{message}</small>
            ))}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
