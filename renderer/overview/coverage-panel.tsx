/** Which source mentions which actors and places, and how often: the picture, and the same as a table. */
import { useCallback, useMemo } from 'react';
import type { SourceColumn } from '../claims/columns';
import { counted } from '../counted';
import { lookAtEntity } from '../sources';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { Chart } from './chart';
import { isolated, type ChartTarget } from './chart-frame';
import { COVERED, coverageRows, firstOfEach, mentioningSources, SHADE_STARTS, shadeNames } from './coverage';
import { coverageCells, coverageChart, coverageWidth, type CoverageCell } from './coverage-chart';
import { CoverageTable } from './coverage-table';
import { Empty } from './empty';
import { updateOverview, useOverview } from './overview-state';
import styles from './overview.module.css';
import { SCREEN } from './palette';
import { SaveButtons } from './save-buttons';

/** How many actors and how many places are shown before somebody asks for more, and at most; how many sources at most. */
const FIRST = 20;
const MOST = 200;
const MOST_SOURCES = 100;
const PADDING = 40;
const PICTURE_ROOM = 1200;

const TITLE = 'Who and what is mentioned, by source';

/** The panel. `room` is the width that it has, in CSS pixels. */
export function CoveragePanel(props: { readonly columns: readonly SourceColumn[]; readonly room: number }) {
  const { columns: sources, room } = props;
  const entities = useStore((now) => now.entities);
  const caseName = useStore((now) => now.case?.name ?? '');
  const mentions = useStore((now) => now.sources).reduce((sum, { counts }) => sum + counts.actor + counts.place, 0);
  const covered = useOverview((now) => now.covered);
  const all = useOverview((now) => now.all);
  const every = useMemo(() => coverageRows(entities, covered), [entities, covered]);
  const rows = useMemo(() => firstOfEach(every, all ? MOST : FIRST), [every, all]);
  const columns = useMemo(() => mentioningSources(rows, sources, MOST_SOURCES), [rows, sources]);
  const width = coverageWidth(columns.length, Math.max(480, room - PADDING));
  const draw = useCallback(
    (target: ChartTarget) => coverageChart(rows, columns, target, { width, tell }),
    [rows, columns, width],
  );
  if (every.length === 0) return <NoMentions mentions={mentions} covered={COVERED[covered].toLowerCase()} />;

  const kinds = (['actor', 'place'] as const).filter((kind) => rows.some((row) => row.kind === kind));
  const more = firstOfEach(every, MOST).length;
  const told = [
    rows.length === every.length
      ? counted(rows.length, covered === 'both' ? 'name' : covered)
      : `${rows.length} of ${counted(every.length, covered === 'both' ? 'name' : covered)}`,
    `in ${columns.length === sources.length ? '' : `${columns.length} of `}${counted(sources.length, 'source')}`,
  ].join(' ');
  return (
    <>
      <header className={styles.head}>
        <h2>{TITLE}</h2>
        <p>
          {told}
          {!all && rows.length < more && (
            <>
              {' · '}
              <button
                type="button"
                className={controls.plain}
                onClick={() => {
                  updateOverview({ all: true });
                }}
              >
                Show {more.toLocaleString('en')}
              </button>
            </>
          )}
          {all && more > firstOfEach(every, FIRST).length && (
            <>
              {' · '}
              <button
                type="button"
                className={controls.plain}
                onClick={() => {
                  updateOverview({ all: false });
                }}
              >
                Show those that most sources mention
              </button>
            </>
          )}
        </p>
        <SaveButtons
          words={{
            title: TITLE,
            subtitle: [caseName, told].filter((part) => part !== '').join(' · '),
            note: 'Numbers: mentions that are linked to the actor or place. Blue: actors. Green: places. Made with Sourcemark.',
          }}
          draw={(target) =>
            coverageChart(rows, columns, target, { width: coverageWidth(columns.length, PICTURE_ROOM), tell })
          }
          disabled={false}
        />
      </header>
      <div className={styles.scroller}>
        <Chart
          label={`Heat map: ${told}. The table below has the same.`}
          draw={draw}
          onPick={(at) => {
            const cell = coverageCells(rows, columns)[at];
            if (cell) lookAtEntity(cell.row.entity);
          }}
        />
      </div>
      {kinds.map((kind) => (
        <ul key={kind} className={styles.legend} aria-label={`Mentions of ${kind}s`}>
          <li>{kind === 'actor' ? 'Mentions of an actor' : 'Mentions of a place'}</li>
          {shadeNames().map((name, step) => (
            <li key={SHADE_STARTS[step]}>
              <svg className={styles.shade} aria-hidden="true">
                <rect width="100%" height="100%" rx="3" fill={SCREEN.shade(kind, step)} />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      ))}
      <CoverageTable rows={rows} columns={columns} />
    </>
  );
}

function tell({ row, column, mentions }: CoverageCell): string {
  const outlet = column.outlet === undefined ? '' : `, ${isolated(column.outlet)}`;
  return `${isolated(row.name)}: ${counted(mentions, 'mention')} in “${isolated(column.headline)}”${outlet}`;
}

function NoMentions({ mentions, covered }: { mentions: number; covered: string }) {
  return (
    <Empty>
      <p>Here stands which of your sources mention which {covered}, and how often.</p>
      <p>
        {mentions === 0
          ? 'Mark actors and places in the articles, and say which they are.'
          : `${counted(mentions, 'mention')} of this case ${mentions === 1 ? 'is' : 'are'} not linked to an actor or place of the registers. Say which they are in the inspector, or accept suggestions.`}
      </p>
    </Empty>
  );
}
