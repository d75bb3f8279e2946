/** The picture of who and what is mentioned by which source: a heat map, darker where there are more mentions. */
import * as Plot from '@observablehq/plot';
import { chartWords, drawChart, ITEM, nameInset, tooltip, type ChartTarget } from './chart-frame';
import { counted } from '../counted';
import { shadeOf, type CoverageRow } from './coverage';
import type { SourceColumn } from '../claims/columns';

/** The size of a cell, in CSS pixels, and how narrow a column may become. */
const ROW = 24;
const WIDEST = 150;
const NARROWEST = 26;

const LEFT = 208;
const RIGHT = 52;
const NAME_LETTERS = 31;
const SOURCE_LETTERS = 22;

/** The narrowest column that has its name upright above it, in CSS pixels. */
const LEAST_UPRIGHT = 90;

/** About how wide a letter is, in CSS pixels. */
const LETTER = 6.4;

/** A cell: a source mentions an entity. */
export interface CoverageCell {
  readonly row: CoverageRow;
  readonly column: SourceColumn;
  readonly mentions: number;
}

/** The cells that are drawn, in the order in which they are drawn. */
export function coverageCells(rows: readonly CoverageRow[], columns: readonly SourceColumn[]): CoverageCell[] {
  return rows.flatMap((row) =>
    columns.flatMap((column) => {
      const mentions = row.bySource.get(column.source);
      return mentions === undefined ? [] : [{ row, column, mentions }];
    }),
  );
}

/** How wide the heat map is where `room` pixels are there: columns don't become narrower than can be read. */
export function coverageWidth(columns: number, room: number): number {
  const cell = Math.min(WIDEST, Math.max(NARROWEST, Math.floor((room - LEFT - RIGHT) / Math.max(1, columns))));
  return LEFT + RIGHT + columns * cell;
}

/** Draws the heat map; `tell` says in words what a cell is. */
export function coverageChart(
  rows: readonly CoverageRow[],
  columns: readonly SourceColumn[],
  target: ChartTarget,
  { width, tell }: { readonly width: number; tell(cell: CoverageCell): string },
): SVGSVGElement {
  const { palette } = target;
  const cells = coverageCells(rows, columns);
  const cell = (width - LEFT - RIGHT) / Math.max(1, columns.length);
  const slanted = cell < LEAST_UPRIGHT;
  const top = slanted ? 104 : 34;
  const inset = nameInset(target);
  const y = (row: CoverageRow): string => row.entity;
  const names = new Map(columns.map((column) => [column.source, column.outlet ?? column.headline]));
  return drawChart(target, {
    ...{ top, right: RIGHT, bottom: 10, left: LEFT },
    width,
    height: top + 10 + rows.length * ROW,
    x: { type: 'band', domain: columns.map(({ source }) => source), padding: 0 },
    y: { type: 'band', domain: rows.map(y), padding: 0 },
    marks: [
      Plot.axisX({
        anchor: 'top',
        ...{ tickSize: 0, tickPadding: slanted ? 4 : 10, label: null, fontSize: 11, color: palette.second },
        tickFormat: (source: string) =>
          chartWords(names.get(source) ?? '', slanted ? SOURCE_LETTERS : Math.floor(cell / LETTER)),
        ...(slanted && { tickRotate: -40 }),
      }),
      Plot.ruleY(rows, { y, dy: -ROW / 2, stroke: palette.line, insetLeft: inset - LEFT, insetRight: 20 - RIGHT }),
      Plot.cell(cells, {
        className: ITEM,
        x: ({ column }: CoverageCell) => column.source,
        y: ({ row }: CoverageCell) => row.entity,
        inset: 1,
        rx: 3,
        fill: ({ row, mentions }: CoverageCell) => palette.shade(row.kind, shadeOf(mentions)),
        ...tooltip(target, tell),
      }),
      Plot.text(cells, {
        x: ({ column }: CoverageCell) => column.source,
        y: ({ row }: CoverageCell) => row.entity,
        text: ({ mentions }: CoverageCell) => String(mentions),
        fontSize: 11,
        fill: ({ mentions }: CoverageCell) => palette.onShade(shadeOf(mentions)),
        pointerEvents: 'none',
      }),
      Plot.text(rows, {
        y,
        frameAnchor: 'left',
        dx: inset - LEFT,
        textAnchor: 'start',
        text: ({ name }: CoverageRow) => chartWords(name, NAME_LETTERS),
        fontSize: 12,
        fontWeight: 500,
        fill: palette.ink,
        ...tooltip(target, 'name'),
      }),
      Plot.text(rows, {
        y,
        frameAnchor: 'right',
        dx: RIGHT - 20,
        textAnchor: 'end',
        text: ({ mentions }: CoverageRow) => String(mentions),
        ...{ fontSize: 11, fill: palette.third },
        ...tooltip(
          target,
          ({ mentions, bySource }: CoverageRow) =>
            `${counted(mentions, 'mention')} in ${counted(bySource.size, 'source')}`,
        ),
      }),
    ],
  });
}
