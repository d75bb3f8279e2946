/** Which sources are exported: a list to be ticked. A long one gets a field that makes it shorter. */
import { useMemo, useState } from 'react';
import type { SourceSummary } from '../../domain/contract';
import { factValue } from '../../domain/source';
import { counted } from '../counted';
import lists from '../dialogs/import-list.module.css';
import { ListRoom } from '../dialogs/list-room';
import { sortSources, titleOf } from '../library/source-order';
import { RovingList } from '../roving-list';
import controls from '../theme/controls.module.css';
import styles from './export-dialog.module.css';

/** From so many sources on, the list can be made shorter. */
const MANY = 10;

/** The most that are seen without scrolling. */
const SEEN = 6;

/** The `list` "Sources to export". */
export function SourcePicks(props: {
  readonly sources: readonly SourceSummary[];
  readonly picked: ReadonlySet<string>;
  onPick(picked: ReadonlySet<string>): void;
}) {
  const { sources, picked, onPick } = props;
  const [typed, setTyped] = useState('');
  const sorted = useMemo(() => sortSources(sources, 'headline', navigator.language), [sources]);
  const wanted = typed.trim().toLowerCase();
  const shown = sorted.filter((one) => `${titleOf(one)} ${outletOf(one)}`.toLowerCase().includes(wanted));
  return (
    <div className={styles.picks}>
      {sources.length >= MANY && (
        <input
          type="search"
          className={controls.field}
          aria-label="Filter sources to export"
          placeholder="Headline or outlet"
          dir="auto"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
          }}
          onKeyDown={(event) => {
            // Here Enter would save the export.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      )}
      <ListRoom count={Math.min(sources.length, SEEN)} each={2.9375}>
        <RovingList
          label="Sources to export"
          items={shown}
          idOf={({ source }) => source}
          current={undefined}
          estimate={47}
          buttonClass={() => styles.pick}
          checked={({ source }) => picked.has(source)}
          onChoose={({ source }) => {
            const now = new Set(picked);
            if (!now.delete(source)) now.add(source);
            onPick(now);
          }}
        >
          {(one) => (
            <>
              <span className={lists.tick} aria-hidden="true" />
              <span className={styles.title} dir="auto">
                {titleOf(one)}
              </span>
              <small>
                {outletOf(one) !== '' && <bdi>{outletOf(one)} · </bdi>}
                {counted(one.counts.claim + one.counts.actor + one.counts.place, 'annotation')}
                {one.confidential && ' · confidential'}
              </small>
            </>
          )}
        </RovingList>
      </ListRoom>
    </div>
  );
}

function outletOf({ facts }: SourceSummary): string {
  return factValue(facts, 'outlet') ?? '';
}
