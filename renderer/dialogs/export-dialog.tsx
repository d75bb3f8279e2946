/** What to export, in which format, and how much that is. */
import { useState } from 'react';
import type { ExportFormat } from '../../domain/bridge';
import { TAGS, type Tag } from '../../domain/tags';
import { counted } from '../counted';
import { exportAnnotations } from '../imports';
import { titleOf } from '../library/source-order';
import { start } from '../messages';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { Dialog, RadioGroup } from './dialog';
import styles from './dialog.module.css';

/** The `dialog` "Export". */
export function ExportDialog({ onClose }: { onClose(): void }) {
  const sources = useStore((state) => state.sources);
  const opened = useStore((state) => state.opened?.source);
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [tag, setTag] = useState<Tag | 'all'>('claim');
  const [scope, setScope] = useState<'case' | 'source'>('case');
  const [busy, setBusy] = useState(false);

  const own = sources.find(({ source }) => source === opened);
  const chosen = scope === 'source' && own ? [own] : sources;
  const tags: readonly Tag[] = tag === 'all' ? TAGS : [tag];
  const count = chosen.reduce((sum, { counts }) => sum + tags.reduce((all, one) => all + counts[one], 0), 0);

  const submit = async (): Promise<void> => {
    if (busy || count === 0) return;
    setBusy(true);
    const done = await exportAnnotations({
      format,
      tag: tag === 'all' ? undefined : tag,
      source: scope === 'source' ? own?.source : undefined,
    });
    setBusy(false);
    if (done) onClose();
  };

  return (
    <Dialog
      title="Export"
      onClose={onClose}
      onSubmit={() => {
        start('export', submit());
      }}
      actions={
        <>
          <p className={styles.count} aria-live="polite">
            {count === 0
              ? 'Nothing is marked like this yet.'
              : `${counted(count, 'annotation')} from ${counted(chosen.length, 'source')}`}
          </p>
          <button type="button" className={controls.button} onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className={`${controls.button} ${controls.primary}`} disabled={busy || count === 0}>
            Save as…
          </button>
        </>
      }
    >
      <RadioGroup
        label="Format"
        value={format}
        onChange={setFormat}
        options={[
          {
            value: 'csv',
            name: 'CSV for spreadsheets',
            hint: 'One row per annotation. Opens in Excel, Numbers and LibreOffice.',
          },
          {
            value: 'jsonl',
            name: 'JSON Lines',
            hint: 'One object per line, every value exact. For scripts and databases.',
          },
        ]}
      />
      <div className={styles.pair}>
        <RadioGroup
          label="Annotations"
          value={tag}
          onChange={setTag}
          options={[
            { value: 'claim', name: 'Claims' },
            { value: 'actor', name: 'Actors' },
            { value: 'place', name: 'Places' },
            { value: 'all', name: 'All three' },
          ]}
        />
        <RadioGroup
          label="From"
          value={scope}
          onChange={setScope}
          options={[
            { value: 'case', name: 'All sources of the case' },
            ...(own ? [{ value: 'source' as const, name: 'This source', hint: titleOf(own) }] : []),
          ]}
        />
      </div>
      <p className={styles.hint}>
        Each row carries the exact quote, its place in the text, and where the text came from: outlet, date, and the
        SHA-256 of the original file.
      </p>
    </Dialog>
  );
}
