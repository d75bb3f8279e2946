/** What is claimed to have happened when, by source or by statement: the picture, and the same as a table. */
import { useCallback, useMemo } from 'react';
import type { ClaimDates, DatedClaim } from '../../domain/contract';
import { compareListed } from '../../domain/statement';
import { useClaims } from '../claims/claims-state';
import type { SourceColumn } from '../claims/columns';
import { readStatements } from '../claims/finding';
import { counted, shortened } from '../counted';
import { periodWords } from '../inspector/claim-words';
import { start } from '../messages';
import { publishedWords } from '../published';
import { openSource } from '../sources';
import { useStore } from '../store';
import { isolated, type ChartTarget } from './chart-frame';
import { Chart } from './chart';
import { Empty, Failed, Reading } from './empty';
import { useOverview } from './overview-state';
import styles from './overview.module.css';
import { SaveButtons } from './save-buttons';
import { timelineChart, TIMELINE_MARGINS } from './timeline-chart';
import { layTimeline, meets, type PlacedEntry, type TimelineEntry, type TimelineRow } from './timeline-layout';
import { TimelineTable } from './timeline-table';
import { SPANS, timeSpan } from './time-spans';

/** How wide the rows of a picture are that leaves the app, in CSS pixels. */
const PICTURE_WIDTH = 1000;
const LEAST_WIDTH = 420;
const PADDING = 40;

/** The panel. `room` is the width that it has, in CSS pixels. */
export function TimelinePanel(props: {
  readonly dates: ClaimDates;
  readonly columns: readonly SourceColumn[];
  readonly room: number;
}) {
  const { dates, columns, room } = props;
  const name = useOverview((now) => now.span);
  const by = useOverview((now) => now.rows);
  const statements = useStore((now) => now.statements);
  const failure = useClaims((now) => now.failure);
  const caseName = useStore((now) => now.case?.name ?? '');
  const width = Math.max(LEAST_WIDTH, room - TIMELINE_MARGINS.left - TIMELINE_MARGINS.right - PADDING);

  const sources = useMemo(() => new Map(columns.map((column) => [column.source, column])), [columns]);
  const rows = useMemo((): TimelineRow[] => {
    const { language: locale } = navigator;
    if (by === 'source') return columns.map((column) => sourceRow(column, locale));
    const listed = [...(statements ?? [])].sort((a, b) => compareListed(a, b, ({ statement }) => statement));
    return listed.map(({ statement, title, words, cells }) => ({
      key: statement,
      label: title === '' ? words : title,
      meta: counted(cells.length, 'source'),
      published: '',
    }));
  }, [by, columns, statements]);
  const entries = useMemo(
    (): TimelineEntry[] =>
      dates.dated.flatMap((claim) => {
        // A source that has just gone has no name any more.
        if (!sources.has(claim.source)) return [];
        const row = by === 'source' ? claim.source : claim.statement;
        const outlet = sourceName(sources.get(claim.source));
        return row === null ? [] : [{ claim, row, label: by === 'source' ? claim.exact : outlet }];
      }),
    [dates, by, sources],
  );
  const span = useMemo(
    () =>
      timeSpan(
        name,
        entries.map(({ claim }) => claim),
        (name === 'all' ? rows : columns).map(({ published }) => published),
      ),
    [name, entries, rows, columns],
  );
  const tell = useCallback(
    ({ claim }: { readonly claim: DatedClaim }) =>
      `${periodWords(claim.period, navigator.language)}${claim.inferred ? ' (read from its words)' : ''}: “${isolated(shortened(claim.exact, 200))}” ${isolated(sourceName(sources.get(claim.source)))}`,
    [sources],
  );
  const layout = useMemo(() => span && layTimeline(rows, entries, span, width), [rows, entries, span, width]);
  const draw = useCallback(
    (target: ChartTarget) => {
      if (layout === undefined) throw new Error('There is no time to be drawn.');
      return timelineChart(layout, target, tell);
    },
    [layout, tell],
  );

  if (by === 'statement' && statements === undefined) {
    return failure === undefined ? (
      <Reading>Reading the statements…</Reading>
    ) : (
      <Failed failure={failure} retry={readStatements} />
    );
  }
  if (span === undefined || layout === undefined) {
    return dates.dated.length === 0 ? <NoDates undated={dates.undated} /> : <NoStatements />;
  }
  const shown = layout.entries;
  const listed = entries.filter(({ claim }) => meets(claim, span)).map(({ claim }) => claim);
  const outside = entries.length - listed.length;
  const count = `${counted(new Set(listed.map(({ annotation }) => annotation)).size, 'claim')} of ${counted(new Set(listed.map(({ source }) => source)).size, 'source')}`;
  const told = [
    by === 'source' ? count : `${count} that belong to a statement`,
    outside > 0 ? `${counted(outside, 'more date')} outside of ${SPANS[name].toLowerCase()}` : '',
    by === 'source' && dates.undated > 0 ? `${counted(dates.undated, 'claim')} without a day that is known` : '',
  ].filter((part) => part !== '');
  const title =
    by === 'source'
      ? 'What is claimed to have happened when, by source'
      : 'What is claimed to have happened when, by statement';
  const open = (claim: DatedClaim): void => {
    start('open-source', openSource(claim.source, claim.annotation));
  };
  return (
    <>
      <header className={styles.head}>
        <h2>{title}</h2>
        <p>{told.join(' · ')}</p>
        <SaveButtons
          words={{
            title,
            subtitle: [caseName, ...told].filter((part) => part !== '').join(' · '),
            note: NOTES[by],
          }}
          draw={(target) => timelineChart(layTimeline(rows, entries, span, PICTURE_WIDTH), target, tell)}
          disabled={shown.length === 0}
        />
      </header>
      {shown.length === 0 ? (
        <p className={styles.nothing}>No claim speaks of this time. Choose a longer one above.</p>
      ) : (
        <>
          <div className={styles.scroller}>
            <Chart
              label={`Timeline: ${count}. The table below has the same.`}
              draw={draw}
              onPick={(at) => {
                const entry: PlacedEntry | undefined = shown[at];
                if (entry) open(entry.claim);
              }}
            />
          </div>
          <ul className={styles.legend} aria-label="What the marks mean">
            <li>
              <span className={styles.said} /> Somebody said when
            </li>
            <li>
              <span className={styles.read} /> Read from the words
            </li>
            {by === 'source' && (
              <li>
                <span className={styles.published} /> Publication, or its month or year
              </li>
            )}
            {shown.some(({ cutStart, cutEnd }) => cutStart || cutEnd) && (
              <li>
                <span className={styles.cut}>▷</span> Goes on, or nobody knows how long
              </li>
            )}
          </ul>
          <TimelineTable claims={listed} sources={sources} onOpen={open} />
        </>
      )}
    </>
  );
}

const MARKS = 'Filled: a person said when. Light: read from the words. Arrow: goes on, or nobody knows how long.';

/** What the marks of a picture mean. */
const NOTES = {
  source: `${MARKS} Upright line or grey: publication. Made with Sourcemark.`,
  statement: `${MARKS} Made with Sourcemark.`,
} as const;

/** The name that a source has in a chart. */
function sourceName(column: SourceColumn | undefined): string {
  return column?.outlet ?? column?.headline ?? '';
}

function sourceRow(column: SourceColumn, locale: string): TimelineRow {
  const { source, outlet, headline, published } = column;
  const day = published === '' ? 'No date of publication' : publishedWords(published, locale, 'short');
  return { key: source, label: outlet ?? headline, meta: day, published };
}

function NoStatements() {
  return (
    <Empty>
      <p>No claim that speaks of a day belongs to a statement yet.</p>
      <p>Link claims in the view Claims, or look at them by source.</p>
    </Empty>
  );
}

function NoDates({ undated }: { undated: number }) {
  return (
    <Empty>
      {undated === 0 ? (
        <>
          <p>Here your claims will stand in the order of the days that they speak of, source by source.</p>
          <p>Mark claims in the articles: the days that their words name are read at once.</p>
        </>
      ) : (
        <>
          <p>
            {undated === 1 ? 'The claim of this case speaks' : `None of the ${undated} claims of this case speaks`}{' '}
            {undated === 1 ? 'of no day that is known.' : 'of a day that is known.'}
          </p>
          <p>
            Say when in the inspector, under “When”, or state when the article was published: “last week” counts from
            there.
          </p>
        </>
      )}
    </Empty>
  );
}
