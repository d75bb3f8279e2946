/** What verifying the case found. */
import type { VerifyReport } from '../../domain/contract';
import { counted } from '../counted';
import { Dialog } from './dialog';
import styles from './dialog.module.css';

/** The `dialog` "Verify the case"; without a report it is still at work. */
export function VerifyDialog({ report, onClose }: { report: VerifyReport | undefined; onClose(): void }) {
  return (
    <Dialog title="Verify the case" onClose={onClose}>
      <div aria-live="polite">
        {!report && <p>Reading the journal and computing every checksum…</p>}
        {report?.ok === true && (
          <p>
            All is well. {counted(report.entries, 'journal entry').replace(/entrys$/, 'entries')} and{' '}
            {counted(report.sources, 'source')} were checked: every checksum fits, and the journal gives exactly what
            the case holds.
          </p>
        )}
        {report?.ok === false && (
          <>
            <p>
              {counted(report.problems.length, 'problem')} found. The file may have been changed by something other than
              Sourcemark, or the disk may be failing. Keep a copy of it as it is before you go on.
            </p>
            <ul className={styles.list}>
              {report.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  );
}
