/** What came of merging another copy of the case: what is new, and what does not fit together. */
import type { MergedCopy } from '../../domain/taking-in';
import { counted } from '../counted';
import { Dialog } from '../dialogs/dialog';
import styles from '../dialogs/dialog.module.css';

/** The `dialog` "Merged". */
export function MergedDialog({ merged: { file, report }, onClose }: { merged: MergedCopy; onClose(): void }) {
  const { added, conflicts, remains, backup } = report;
  if (added.entries === 0) {
    return (
      <Dialog title="Merged" onClose={onClose}>
        <p>
          Nothing in <bdi>{file}</bdi> is new: this case has all of it already.
        </p>
      </Dialog>
    );
  }
  const counts = [
    [added.sources, 'source'],
    [added.annotations, 'annotation'],
    [added.entities, 'actor or place'],
    [added.statements, 'statement'],
    [added.links, 'link'],
  ] as const;
  const words = counts
    .filter(([n]) => n > 0)
    .map(([n, noun]) => (noun === 'actor or place' ? `${n} actors and places` : counted(n, noun)));
  return (
    <Dialog title="Merged" wide={conflicts.length > 0} reading={conflicts.length > 4} onClose={onClose}>
      <p className={styles.lead} role="status">
        New from <bdi>{file}</bdi>: {words.length === 0 ? 'changes of what was there' : words.join(', ')}.
        {backup !== undefined && ' A copy of the case as it was lies beside it.'}
      </p>
      {remains.map((sentence) => (
        <p key={sentence} className={styles.warning}>
          {sentence}
        </p>
      ))}
      {conflicts.length > 0 && (
        <>
          <p>
            {conflicts.length === 1 ? 'One thing does' : `${conflicts.length} things do`} not fit together. Nothing was
            lost; look at each and say what holds.
          </p>
          <ul className={styles.list} aria-label="What does not fit together">
            {conflicts.map(({ entry, kind, field, message }) => (
              <li key={`${entry} ${kind} ${field}`} dir="auto">
                {message}
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
