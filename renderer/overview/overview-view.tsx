/** The view "Overview": when things are claimed to have happened, and who and what is mentioned by which source. */
import { useEffect, useMemo, useRef } from 'react';
import { sourceColumns } from '../claims/columns';
import { readStatements } from '../claims/finding';
import { Choice } from '../frame/choice';
import { Segments } from '../frame/segments';
import { focusPane } from '../panes';
import { useSize } from '../places/use-size';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { COVERED } from './coverage';
import { CoveragePanel } from './coverage-panel';
import { Failed, Reading } from './empty';
import { updateOverview, useOverview } from './overview-state';
import styles from './overview.module.css';
import { TimelinePanel } from './timeline-panel';
import { SPANS } from './time-spans';
import { readClaimDates, useClaimDates } from './use-claim-dates';

const PARTS = { timeline: 'Timeline', coverage: 'Coverage' } as const;
const ROWS = { source: 'By source', statement: 'By statement' } as const;

/** The view. */
export function OverviewView() {
  useClaimDates();
  const part = useOverview((now) => now.part);
  const dates = useOverview((now) => now.dates);
  const failure = useOverview((now) => now.failure);
  const sources = useStore((now) => now.sources);
  const unread = useStore((now) => now.statements === undefined && now.case !== undefined && !now.serviceGone);
  const columns = useMemo(() => sourceColumns(sources, [], navigator.language), [sources]);
  const pane = useRef<HTMLElement>(null);
  const room = useSize(pane).width;

  useEffect(() => {
    // Later changes of the case tell of statements.
    if (unread) void readStatements();
  }, [unread]);

  useEffect(() => {
    // Whoever came by the tabs stays there.
    if (document.activeElement?.closest('[role="tablist"]')) return;
    focusPane('overview');
  }, []);

  return (
    <main className={styles.overview} data-pane="overview">
      <h1 className={controls.hidden}>Overview</h1>
      <Bar />
      <section ref={pane} className={styles.pane} aria-label={PARTS[part]} tabIndex={0}>
        {part === 'coverage' ? (
          <CoveragePanel columns={columns} room={room} />
        ) : (
          <>
            {failure !== undefined && <Failed failure={failure} retry={readClaimDates} />}
            {dates && failure === undefined && <TimelinePanel dates={dates} columns={columns} room={room} />}
            {!dates && failure === undefined && <Reading>Reading when things are claimed to have happened…</Reading>}
          </>
        )}
      </section>
    </main>
  );
}

function Bar() {
  const part = useOverview((now) => now.part);
  const span = useOverview((now) => now.span);
  const rows = useOverview((now) => now.rows);
  const covered = useOverview((now) => now.covered);
  return (
    <div className={styles.bar}>
      <Segments
        label="What is shown"
        names={PARTS}
        value={part}
        onChange={(one) => {
          updateOverview({ part: one });
        }}
      />
      {part === 'timeline' ? (
        <>
          <Choice
            label="Rows"
            value={rows}
            options={ROWS}
            onChange={(chosen) => {
              updateOverview({ rows: chosen });
            }}
          />
          <Choice
            label="Time"
            value={span}
            options={SPANS}
            onChange={(chosen) => {
              updateOverview({ span: chosen });
            }}
          />
        </>
      ) : (
        <Choice
          label="Names"
          value={covered}
          options={COVERED}
          onChange={(chosen) => {
            updateOverview({ covered: chosen });
          }}
        />
      )}
    </div>
  );
}
