/** What came of merging another copy of the case: what is new, and what does not fit together. */
import { newInWords, type MergeConflict } from '../../domain/merging';
import type { MergedCopy } from '../../domain/taking-in';
import { Dialog } from '../dialogs/dialog';
import styles from '../dialogs/dialog.module.css';
import { titleOf } from '../library/source-order';
import { start } from '../messages';
import { openSource } from '../sources';
import { update, useStore } from '../store';
import controls from '../theme/controls.module.css';

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
  // Every source comes with its captures.
  const { captures: _, ...told } = added;
  return (
    <Dialog title="Merged" wide={conflicts.length > 0} reading={conflicts.length > 4} onClose={onClose}>
      <p className={styles.lead} role="status">
        New from <bdi>{file}</bdi>: {newInWords(told)}.
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
            {conflicts.map((conflict) => (
              <li key={`${conflict.entry} ${conflict.kind} ${conflict.field}`}>
                <p dir="auto">{conflict.message}</p>
                <LookAt conflict={conflict} onClose={onClose} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

/** Buttons that open what a conflict is about. */
function LookAt({ conflict: { sources, annotation }, onClose }: { conflict: MergeConflict; onClose(): void }) {
  const known = useStore((state) => state.sources);
  const listed = known.filter(({ source }) => sources.includes(source));
  return listed.map((one, at) => {
    const source = listed.length > 1 ? `Open source ${at + 1}` : 'Open the source';
    const name = annotation === null ? source : 'Show the mark';
    return (
      <button
        key={one.source}
        type="button"
        className={controls.button}
        title={titleOf(one)}
        aria-label={`${name}: “${titleOf(one)}”`}
        onClick={() => {
          onClose();
          update({ view: 'read' });
          start('open-source', openSource(one.source, annotation ?? undefined));
        }}
      >
        {name}
      </button>
    );
  });
}
