/** The picture of a timeline. */
import * as Plot from '@observablehq/plot';
import { utcTicks } from 'd3-time';
import { chartWords, drawChart, ITEM, nameInset, tooltip, type ChartTarget } from './chart-frame';
import {
  BAR,
  DAY,
  dayEnd,
  dayTime,
  LABEL_LENGTH,
  type PlacedEntry,
  type PlacedRow,
  type TimelineLayout,
  type TimeSpan,
} from './timeline-layout';

/** The room around the rows, in CSS pixels. */
export const TIMELINE_MARGINS = { top: 30, right: 16, bottom: 8, left: 208 } as const;

/** How many letters of a row's name have room. */
const NAME_LETTERS = 30;

/** About how far apart the ticks of the axis stand, in CSS pixels. */
const TICK_DISTANCE = 90;

/** Draws the timeline; `tell` says in words what an entry is. */
export function timelineChart(
  layout: TimelineLayout,
  target: ChartTarget,
  tell: (entry: PlacedEntry) => string,
): SVGSVGElement {
  const { palette } = target;
  const { rows, entries, span, width, height } = layout;
  const { left } = TIMELINE_MARGINS;
  const perPixel = (span.to - span.from) / width;
  const at = (pixels: number): Date => new Date(span.from + pixels * perPixel);
  const middle = ({ top, height: tall }: PlacedRow): number => top + tall / 2;
  const inset = nameInset(target);
  const publishedWords = tooltip(target, ({ row }: Publication) => `Published ${row.meta}`);
  const ticks = utcTicks(at(0), at(width), Math.max(2, Math.round(width / TICK_DISTANCE)));
  const published = rows.flatMap((row) => publishedIn(row, span));
  const name = { x: at(0), textAnchor: 'start', dx: inset - left } as const;
  const quiet = { fill: palette.second, fontSize: 11 } as const;
  return drawChart(target, {
    ...TIMELINE_MARGINS,
    width: width + left + TIMELINE_MARGINS.right,
    height: height + TIMELINE_MARGINS.top + TIMELINE_MARGINS.bottom,
    x: { type: 'utc', domain: [at(0), at(width)] },
    y: { type: 'linear', domain: [0, height] },
    marks: [
      Plot.axisX({
        anchor: 'top',
        ticks,
        tickFormat: tickWords(ticks, navigator.language),
        ...{ tickSize: 0, tickPadding: 8, fontSize: 11, label: null, color: palette.second },
      }),
      Plot.gridX({
        ticks,
        ...{ stroke: palette.line, strokeOpacity: 1 },
      }),
      Plot.ruleY([0, ...rows.map(({ top, height: tall }) => top + tall)], {
        stroke: palette.line,
        insetLeft: inset - left,
      }),
      Plot.rect(
        published.filter(({ day }) => !day),
        {
          x1: 'from',
          x2: 'to',
          y1: ({ row }: Publication) => row.top + 1,
          y2: ({ row }: Publication) => row.top + row.height - 1,
          ...{ fill: palette.line, fillOpacity: 0.45 },
          ...publishedWords,
        },
      ),
      Plot.ruleX(
        published.filter(({ day }) => day),
        {
          x: 'from',
          y1: ({ row }: Publication) => row.top + 5,
          y2: ({ row }: Publication) => row.top + row.height - 5,
          ...{ stroke: palette.third, strokeWidth: 1.5 },
          ...publishedWords,
        },
      ),
      Plot.text(rows, {
        ...name,
        y: middle,
        dy: -8,
        text: ({ label }: PlacedRow) => chartWords(label, NAME_LETTERS),
        ...{ fontSize: 12.5, fontWeight: 600, fill: palette.ink },
        ...tooltip(target, 'label'),
      }),
      Plot.text(rows, {
        ...name,
        y: middle,
        dy: 8,
        text: ({ meta }: PlacedRow) => chartWords(meta, NAME_LETTERS + 4),
        ...quiet,
      }),
      Plot.rect(entries, {
        className: ITEM,
        x1: (entry: PlacedEntry) => at(entry.left),
        x2: (entry: PlacedEntry) => at(entry.right),
        y1: 'top',
        y2: (entry: PlacedEntry) => entry.top + BAR,
        rx: BAR / 2,
        // A dashed or empty mark would be too small to be told from another: what was read only is lighter.
        fill: ({ claim }: PlacedEntry) => (claim.inferred ? palette.claimFill : palette.claimLine),
        stroke: palette.claimLine,
        strokeWidth: 1.25,
        ...tooltip(target, tell),
      }),
      ...(['start', 'end'] as const).map((end) =>
        Plot.dot(
          entries.filter((entry) => (end === 'start' ? entry.cutStart : entry.cutEnd)),
          {
            x: (entry: PlacedEntry) => at(end === 'start' ? entry.left : entry.right),
            y: (entry: PlacedEntry) => entry.top + BAR / 2,
            dx: end === 'start' ? 4 : -4,
            symbol: 'triangle',
            ...{ r: 3.5, rotate: end === 'start' ? -90 : 90, fill: palette.paper, stroke: palette.claimLine },
          },
        ),
      ),
      ...(['after', 'before'] as const).map((side) =>
        Plot.text(
          entries.filter((entry) => entry.side === side),
          {
            x: (entry: PlacedEntry) => at(side === 'after' ? entry.right : entry.left),
            y: (entry: PlacedEntry) => entry.top + BAR / 2,
            dx: side === 'after' ? 5 : -5,
            textAnchor: side === 'after' ? 'start' : 'end',
            text: ({ label }: PlacedEntry) => chartWords(label, LABEL_LENGTH),
            ...quiet,
            ...tooltip(target, tell),
          },
        ),
      ),
    ],
  });
}

/**
 * Names ticks as `locale` does: the smaller unit below, and the larger one above it where it begins. D3 chooses how far
 * apart ticks stand.
 */
function tickWords(ticks: readonly Date[], locale: string): (tick: Date, index: number) => string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const [year, month, day] = [format({ year: 'numeric' }), format({ month: 'short' }), format({ day: 'numeric' })];
  const hour = format({ hour: 'numeric' });
  const [first, second = first] = ticks.map((one) => one.getTime());
  const step = (second ?? 0) - (first ?? 0);
  const [small, large] =
    step >= 360 * DAY ? [year, undefined] : step >= 28 * DAY ? [month, year] : step >= DAY ? [day, month] : [hour, day];
  return (tick, index) => {
    const before = ticks[index - 1];
    const begins = large !== undefined && (before === undefined || large.format(before) !== large.format(tick));
    return begins ? `${large.format(tick)}\n${small.format(tick)}` : small.format(tick);
  };
}

/** When a row was published, as far as that is known and shown. */
interface Publication {
  readonly row: PlacedRow;
  readonly from: Date;
  readonly to: Date;
  /** False where only the month or the year is known. */
  readonly day: boolean;
}

function publishedIn(row: PlacedRow, span: TimeSpan): Publication[] {
  const from = dayTime(row.published);
  if (from === undefined) return [];
  const to = dayEnd(row.published) ?? from;
  if (to <= span.from || from >= span.to) return [];
  const within = (time: number): Date => new Date(Math.min(span.to, Math.max(span.from, time)));
  return [{ row, from: within(from), to: within(to), day: row.published.length >= 10 }];
}
