/** Entities that may be the same: one key each says that they are, that they are not, or that nobody knows. */
import { useRef, useState, type KeyboardEvent } from 'react';
import type { AlikeEntity, EntitySummary } from '../../domain/contract';
import type { PairAnswer } from '../../domain/entity';
import { update, useStore } from '../store';
import controls from '../theme/controls.module.css';
import { answerPair, mergeEntities, told } from './decisions';
import styles from './entity-pane.module.css';
import { REASON_LENGTH } from './limits';
import { useStops } from './use-stops';

const ANSWER_WORDS: Readonly<Record<PairAnswer, string>> = { different: 'Different', unsure: 'Unsure' };

interface Props {
  readonly summary: EntitySummary;
  readonly alike: readonly AlikeEntity[];
  readonly readOnly: boolean;
}

/** The section with the `list` "Alike", or nothing where no name is. */
export function AlikeSection({ summary, alike, readOnly }: Props) {
  const [reason, setReason] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const stops = useStops(list);
  if (alike.length === 0) return null;
  const answer = (other: AlikeEntity, said: PairAnswer | 'same' | null): void => {
    const why = reason.trim();
    told(said === 'same' ? mergeEntities([other.entity], summary, why) : answerPair(summary, other, said, why));
    setReason('');
  };
  return (
    <section className={styles.section}>
      <h3 className={controls.sectionHead}>Alike · {alike.length}</h3>
      {!readOnly && (
        <input
          className={controls.field}
          aria-label="Reason for the next answer"
          placeholder="Reason for the next answer, if one should be kept"
          dir="auto"
          maxLength={REASON_LENGTH}
          value={reason}
          onChange={({ target }) => {
            setReason(target.value);
          }}
        />
      )}
      <ul ref={list} className={styles.rows} aria-label="Alike" onKeyDown={stops.onKeyDown} onFocus={stops.onFocus}>
        {alike.map((other) => (
          <AlikeItem
            key={other.entity}
            other={other}
            readOnly={readOnly}
            onAnswer={(said) => {
              answer(other, said);
            }}
          />
        ))}
      </ul>
    </section>
  );
}

interface ItemProps {
  readonly other: AlikeEntity;
  readonly readOnly: boolean;
  onAnswer(answer: PairAnswer | 'same' | null): void;
}

function AlikeItem({ other, readOnly, onAnswer }: ItemProps) {
  const mentions = useStore((state) => state.entities.find(({ entity }) => entity === other.entity)?.mentions ?? 0);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (readOnly || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const said = ({ y: 'same', x: 'different', u: 'unsure' } as const)[event.key];
    if (said === undefined) return;
    event.preventDefault();
    onAnswer(said === other.answer ? null : said);
  };
  const choice = (said: PairAnswer, keys: string) => (
    <button
      type="button"
      tabIndex={-1}
      className={styles.answer}
      aria-pressed={other.answer === said}
      aria-keyshortcuts={keys}
      onClick={() => {
        onAnswer(other.answer === said ? null : said);
      }}
    >
      {ANSWER_WORDS[said]}
      <kbd className={controls.key} aria-hidden="true">
        {keys}
      </kbd>
    </button>
  );
  return (
    <li className={styles.alike} onKeyDown={onKeyDown}>
      <button
        type="button"
        data-stop=""
        className={styles.alikeName}
        onClick={() => {
          update({ entity: other.entity });
        }}
      >
        <bdi>{other.name}</bdi>
        <small>
          {other.why} · {mentions} × mentioned{other.answer === null ? '' : ` · said: ${other.answer}`}
        </small>
      </button>
      {!readOnly && (
        <div className={styles.pair} role="group" aria-label={`Is ${other.name} the same?`}>
          <button
            type="button"
            tabIndex={-1}
            className={styles.answer}
            aria-keyshortcuts="y"
            onClick={() => {
              onAnswer('same');
            }}
          >
            Same
            <kbd className={controls.key} aria-hidden="true">
              y
            </kbd>
          </button>
          {choice('different', 'x')}
          {choice('unsure', 'u')}
        </div>
      )}
    </li>
  );
}
