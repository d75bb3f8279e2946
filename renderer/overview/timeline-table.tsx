/** The timeline as a table, for whoever works by keyboard or by ear, and for whoever wants to read it in full. */
import { useMemo, useState } from 'react';
import type { DatedClaim } from '../../domain/contract';
import type { SourceColumn } from '../claims/columns';
import { counted } from '../counted';
import { periodWords } from '../inspector/claim-words';
import controls from '../theme/controls.module.css';
import styles from './overview.module.css';

/** How many rows are shown before somebody asks for more, and how many more come then. */
const PAGE = 200;

/** The table, in the order of days. */
export function TimelineTable(props: {
  readonly claims: readonly DatedClaim[];
  readonly sources: ReadonlyMap<string, SourceColumn>;
  onOpen(claim: DatedClaim): void;
}) {
  const { claims, sources, onOpen } = props;
  const [most, setMost] = useState(PAGE);
  const sorted = useMemo(() => {
    const times = new Map<string, number>();
    const keyed = claims.map((claim) => {
      const time = times.get(claim.annotation) ?? 0;
      times.set(claim.annotation, time + 1);
      return { claim, key: `${claim.annotation} ${time}`, day: firstDay(claim) };
    });
    return keyed.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  }, [claims]);
  const left = sorted.length - most;
  return (
    <>
      <table className={styles.table}>
        <caption className={controls.sectionHead}>The same as a table</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What is claimed</th>
            <th scope="col">Source</th>
            <th scope="col">How it is known</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, most).map(({ claim, key }) => {
            const { source, exact, period, inferred, assumption } = claim;
            const column = sources.get(source);
            return (
              <tr key={key}>
                <td className={styles.day}>{periodWords(period, navigator.language)}</td>
                <td>
                  <button
                    type="button"
                    className={styles.quote}
                    dir="auto"
                    title="Open it in the article"
                    onClick={() => {
                      onOpen(claim);
                    }}
                  >
                    {exact}
                  </button>
                </td>
                <td dir="auto">{column?.outlet ?? column?.headline}</td>
                <td className={styles.known}>
                  {inferred ? 'Read from ' : 'Said of '}
                  <q dir="auto">{period.exact}</q>
                  {assumption !== '' && `. ${assumption}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {left > 0 && (
        <button
          type="button"
          className={controls.button}
          onClick={() => {
            setMost(most + PAGE);
          }}
        >
          Show {Math.min(left, PAGE)} of {counted(left, 'more date')}
        </button>
      )}
    </>
  );
}

function firstDay({ period: { from, to } }: DatedClaim): string {
  return from === '' ? to : from;
}
