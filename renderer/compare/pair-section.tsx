/** What is known of the pair that is looked at, and what a person can say of it. */
import { useMemo } from 'react';
import type { OpenedSource } from '../../domain/contract';
import { contrast } from '../../domain/differences/differences';
import type { Difference, DifferenceKind } from '../../domain/differences/difference';
import { RELATIONS, type Relation } from '../../domain/link';
import { factValue } from '../../domain/source';
import { directionOf } from '../article/direction';
import { RELATION_WORDS } from '../relation-words';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { alteredWords } from './altered-words';
import { updateCompare } from './compare-state';
import styles from './comparison-panel.module.css';
import { reject, relate, unlink } from './linking';
import { KIND_WORDS } from './pane-text';
import { otherSide, type SharedPair, type SideName } from './shared-pairs';

const DIFFERENCE_WORDS: Readonly<Record<DifferenceKind, string>> = {
  number: 'Number',
  date: 'Date',
  hedge: 'Caution',
  name: 'Name',
  attribution: 'Attribution',
};

interface Props {
  readonly pair: SharedPair;
  readonly side: SideName;
  readonly a: OpenedSource;
  readonly b: OpenedSource;
}

/** The pair: how sure it is, why, what differs, and its decisions with their keys. */
export function PairSection({ pair, side, a, b }: Props) {
  const readOnly = useStore((state) => state.case?.readOnly === true);
  const { kind, proposal, link } = pair;
  const { pieces } = useMemo(
    () => alteredWords({ ...pair.a, content: a.content }, { ...pair.b, content: b.content }),
    [pair, a, b],
  );
  const differences = useMemo(() => proposal?.differences ?? contrasted(pair, a, b), [proposal, pair, a, b]);
  const alike = pieces.some(({ op, text }) => op === 'same' && text.trim().length > 2);
  return (
    <>
      <p className={styles.kind}>
        <span className={styles.badge} data-kind={kind}>
          {pair.number}
        </span>
        <strong>{KIND_WORDS[kind]}</strong>
        <span className={styles.meta}>
          {proposal ? likelihood(proposal.score) : link ? relationWords(link.relation) : 'through another claim'}
        </span>
        <button
          type="button"
          className={`${controls.button} ${styles.turn}`}
          aria-keyshortcuts="o"
          onClick={() => {
            updateCompare({ focused: { key: pair.key, side: otherSide(side) } });
          }}
        >
          Other side
          <kbd className={controls.key} aria-hidden="true">
            o
          </kbd>
        </button>
      </p>
      {proposal && <p className={styles.why}>{proposal.why}</p>}
      {link && link.note !== '' && <p className={styles.why}>{link.note}</p>}
      {proposal?.denies && <p className={styles.denies}>One of the two denies what the other says.</p>}

      <div className={styles.decisions} role="group" aria-label="Link this pair">
        {RELATIONS.map((relation) => (
          <button
            key={relation}
            type="button"
            className={controls.button}
            disabled={readOnly}
            aria-pressed={link?.relation === relation}
            aria-keyshortcuts={RELATION_WORDS[relation].key}
            title={relation === 'supports' ? 'The side that is read supports the other' : undefined}
            onClick={() => {
              relate(pair, side, relation);
            }}
          >
            {RELATION_WORDS[relation].name}
            <kbd className={controls.key} aria-hidden="true">
              {RELATION_WORDS[relation].key}
            </kbd>
          </button>
        ))}
        {proposal && (
          <button
            type="button"
            className={controls.button}
            disabled={readOnly}
            aria-keyshortcuts="x"
            onClick={() => {
              reject(pair);
            }}
          >
            Reject
            <kbd className={controls.key} aria-hidden="true">
              x
            </kbd>
          </button>
        )}
        {link && (
          <button
            type="button"
            className={controls.button}
            disabled={readOnly}
            aria-keyshortcuts="Delete"
            onClick={() => {
              unlink(pair);
            }}
          >
            Remove link
            <kbd className={controls.key} aria-hidden="true">
              Del
            </kbd>
          </button>
        )}
      </div>

      <h3 className={controls.sectionHead}>{`Differences · ${differences.length}`}</h3>
      {differences.length === 0 ? (
        <p className={styles.why}>No number, date, name, caution or attribution differs.</p>
      ) : (
        <ul className={styles.differences} aria-label="Differences">
          {differences.map((difference, at) => (
            <li key={at}>
              <span className={styles.meta}>{DIFFERENCE_WORDS[difference.kind]}</span>
              <p dir="auto">{difference.why}</p>
            </li>
          ))}
        </ul>
      )}

      {alike && (
        <>
          <h3 className={controls.sectionHead}>Word for word</h3>
          <p className={styles.words} dir={directionOf(b.content.slice(pair.b.start, pair.b.end))}>
            {pieces.map(({ op, text }, at) => {
              const Element = op === 'added' ? 'ins' : op === 'removed' ? 'del' : 'span';
              return <Element key={at}>{text}</Element>;
            })}
          </p>
        </>
      )}
    </>
  );
}

function contrasted(pair: SharedPair, a: OpenedSource, b: OpenedSource): readonly Difference[] {
  const passage = (opened: OpenedSource, name: SideName) => ({
    text: opened.content,
    span: { start: pair[name].start, end: pair[name].end },
    language: factValue(opened.facts, 'language') ?? '',
    published: factValue(opened.facts, 'published') ?? '',
  });
  return contrast(passage(a, 'a'), passage(b, 'b')).differences;
}

/** A score from 0 to 1 in words. */
function likelihood(score: number): string {
  if (score >= 0.9) return 'almost certainly';
  if (score >= 0.7) return 'very likely';
  if (score >= 0.55) return 'likely';
  return 'perhaps';
}

function relationWords(relation: Relation): string {
  return relation === 'same'
    ? 'they say the same'
    : relation === 'supports'
      ? 'one supports the other'
      : `one ${RELATION_WORDS[relation].name.toLowerCase()}`;
}
