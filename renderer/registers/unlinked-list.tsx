/** The marks of the opened article that are linked to nobody yet, folded away at the foot of a register. */
import { useMemo, useState } from 'react';
import { factValue } from '../../domain/source';
import type { EntityKind } from '../../domain/entity';
import { shortened } from '../counted';
import { focusMark } from '../sources';
import { useStore } from '../store';
import { RovingList } from '../roving-list';
import controls from '../theme/controls.module.css';
import styles from './register-list.module.css';

/** The `list` "Not linked yet", or nothing where every mark is linked. */
export function UnlinkedList({ kind }: { kind: EntityKind }) {
  const opened = useStore((state) => state.opened);
  const [unfolded, setUnfolded] = useState(false);
  const marks = useMemo(
    () => opened?.marks.filter(({ tag, mention }) => tag === kind && mention === undefined) ?? [],
    [opened, kind],
  );
  if (!opened || marks.length === 0) return null;
  const title = factValue(opened.facts, 'headline') ?? opened.capture.name;
  return (
    <div className={styles.unlinked}>
      <button
        type="button"
        className={styles.fold}
        aria-expanded={unfolded}
        onClick={() => {
          setUnfolded(!unfolded);
        }}
      >
        <span aria-hidden="true">{unfolded ? '▾' : '▸'}</span> Not linked yet · {marks.length}
      </button>
      {unfolded && (
        <>
          <p className={styles.where}>
            In <q dir="auto">{shortened(title, 80)}</q>. Enter opens a mark there, to say who or what it is.
          </p>
          <div className={styles.list}>
            <RovingList
              label="Not linked yet"
              items={marks}
              idOf={({ id }) => id}
              current={undefined}
              estimate={30}
              buttonClass={() => `${styles.item} ${styles.mark} ${controls[kind]}`}
              onChoose={({ id }) => {
                focusMark(id);
              }}
            >
              {({ start, end }) => (
                <>
                  <span className={controls.swatch} aria-hidden="true" />
                  <bdi>{shortened(opened.content.slice(start, end), 120)}</bdi>
                </>
              )}
            </RovingList>
          </div>
        </>
      )}
    </div>
  );
}
