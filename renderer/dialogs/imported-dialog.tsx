/** The list of what came of an import: what failed and why first, then what asks something, then what came in. */
import { useMemo, useState } from 'react';
import type { ImportOutcome } from '../../domain/contract';
import { copyText } from '../clipboard';
import { counted } from '../counted';
import {
  aboutOutcome,
  groupCounts,
  groupOf,
  IMPORT_GROUPS,
  inGroups,
  listAsText,
  type ImportGroup,
} from '../import-list';
import { start } from '../messages';
import { RovingList } from '../roving-list';
import { openSource } from '../sources';
import { update, useStore } from '../store';
import controls from '../theme/controls.module.css';
import { Dialog } from './dialog';
import frame from './dialog.module.css';
import { GroupFilter } from './group-filter';
import styles from './import-list.module.css';
import { ListRoom } from './list-room';

interface Row {
  readonly id: string;
  readonly outcome: ImportOutcome;
  readonly group: ImportGroup;
}

/** The `dialog` "Imported". */
export function ImportedDialog({ onClose }: { onClose(): void }) {
  const imported = useStore((state) => state.imported);
  const [only, setOnly] = useState<ImportGroup | 'all'>('all');
  const [copied, setCopied] = useState('');
  const counts = useMemo(() => groupCounts(imported), [imported]);
  const rows = useMemo<readonly Row[]>(
    () => inGroups(imported).map((outcome, index) => ({ id: String(index), outcome, group: groupOf(outcome) })),
    [imported],
  );
  const shown = useMemo(() => (only === 'all' ? rows : rows.filter(({ group }) => group === only)), [rows, only]);
  const groups = (Object.keys(IMPORT_GROUPS) as ImportGroup[]).filter((group) => counts[group] > 0);

  return (
    <Dialog
      title="Imported"
      wide
      onClose={onClose}
      actions={
        <>
          <p className={frame.count} role="status">
            {copied}
          </p>
          <button
            type="button"
            className={controls.button}
            disabled={shown.length === 0}
            onClick={() => {
              const done = copyText(listAsText(shown.map(({ outcome }) => outcome)));
              setCopied(done ? `${counted(shown.length, 'line')} copied` : 'The system refused the copy');
            }}
          >
            Copy list
          </button>
          <button type="submit" className={controls.button}>
            Close
          </button>
        </>
      }
    >
      {groups.length > 1 && (
        <GroupFilter
          label="Show"
          value={only}
          options={[
            { value: 'all', name: 'All', count: rows.length },
            ...groups.map((group) => ({ value: group, name: IMPORT_GROUPS[group], count: counts[group] })),
          ]}
          onChange={(group) => {
            setOnly(group);
            setCopied('');
          }}
        />
      )}
      {rows.length === 0 && <p className={frame.hint}>Nothing was imported since the window was opened.</p>}
      <ListRoom count={rows.length} each={4.25}>
        <RovingList
          key={only}
          label="What came of each file"
          items={shown}
          idOf={({ id }) => id}
          current={undefined}
          estimate={49}
          buttonClass={() => styles.row}
          onChoose={({ outcome }) => {
            choose(outcome, onClose);
          }}
        >
          {(row) => <RowWords row={row} />}
        </RovingList>
      </ListRoom>
    </Dialog>
  );
}

/** Opens what an outcome asks, or else the source that it speaks of. */
function choose({ question, source }: ImportOutcome, onClose: () => void): void {
  if (question) {
    update({ dialog: { kind: 'question', id: question.id } });
  } else if (source !== undefined) {
    onClose();
    start('open-source', openSource(source));
  }
}

function RowWords({ row: { outcome, group } }: { row: Row }) {
  const { name, headline, source, question } = outcome;
  return (
    <>
      <span className={styles.what}>
        <span className={headline === undefined ? styles.file : styles.headline} dir="auto">
          {headline ?? name}
        </span>
        {headline !== undefined && headline !== name && (
          <span className={styles.about} dir="auto">
            {name}
          </span>
        )}
        {aboutOutcome(outcome).map((sentence) => (
          <span key={sentence} className={group === 'failed' ? styles.reason : styles.about}>
            {sentence}
          </span>
        ))}
      </span>
      <span className={styles.group} data-group={group}>
        {IMPORT_GROUPS[group]}
      </span>
      {(question !== undefined || source !== undefined) && (
        <span className={controls.hidden}>{question ? 'Opens what it asks.' : 'Opens the source.'}</span>
      )}
    </>
  );
}
