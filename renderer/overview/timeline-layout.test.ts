import { expect, it } from 'vitest';
import type { DatedClaim } from '../../domain/contract';
import { BAR, DAY, dayEnd, dayTime, layTimeline, meets, type TimelineEntry, type TimelineRow } from './timeline-layout';
import { timeSpan } from './time-spans';

const claim = (from: string, to = from, source = 'a'): DatedClaim => ({
  ...{ annotation: `${source} ${from}`, source, exact: 'They left', statement: null, inferred: true, assumption: '' },
  period: { exact: from, from, to },
});
const entry = (one: DatedClaim, label = ''): TimelineEntry => ({ claim: one, row: one.source, label });
const row = (key: string): TimelineRow => ({ key, label: key, meta: '', published: '' });
const days = (from: string, to: string) => ({ from: dayTime(from) ?? NaN, to: dayTime(to) ?? NaN });
const january = days('2021-01-01', '2021-01-31');

it('places days in proportion, the last day of a period included', () => {
  const layout = layTimeline([row('a')], [entry(claim('2021-01-10', '2021-01-12'))], january, 3000);
  expect(layout.entries).toHaveLength(1);
  expect(layout.entries[0]).toMatchObject({ from: dayTime('2021-01-10'), to: dayTime('2021-01-13') });
  expect(layout.entries[0]?.left).toBeCloseTo(900);
  expect(layout.entries[0]?.right).toBeCloseTo(1200);
});

it('draws nothing narrower than can be pointed at, and leaves nothing of it outside', () => {
  const { entries } = layTimeline([row('a')], [entry(claim('2021-01-01'))], january, 30);
  expect(entries[0]?.left).toBe(0);
  expect(entries[0]?.right).toBeGreaterThanOrEqual(BAR / 2);
});

it('keeps what is in one row apart, words included, and rows in their order', () => {
  const label = 'Fighters captured ten checkpoints';
  const entries = ['2021-01-03', '2021-01-04', '2021-01-05', '2021-01-20'].map((day) => entry(claim(day), label));
  const layout = layTimeline(
    [row('b'), row('a')],
    [...entries, entry(claim('2021-01-03', undefined, 'b'))],
    january,
    900,
  );
  expect(layout.rows.map(({ key }) => key)).toEqual(['b', 'a']);
  const own = layout.entries.filter((one) => one.row === 'a');
  expect(new Set(own.map(({ top }) => top)).size).toBeGreaterThan(1);
  for (const one of own) {
    for (const other of own) {
      if (one === other || one.top !== other.top || one.left > other.left) continue;
      expect(one.right + (one.side === 'after' ? 60 : 0)).toBeLessThanOrEqual(other.left);
    }
  }
  const [first, second] = layout.rows;
  expect(second?.top).toBe((first?.top ?? 0) + (first?.height ?? 0));
  expect(layout.height).toBe((second?.top ?? 0) + (second?.height ?? 0));
});

it('writes words on the side that has room, or none', () => {
  const wide = 'x'.repeat(30);
  const sides = ['2021-01-02', '2021-01-30'].map(
    (day) => layTimeline([row('a')], [entry(claim(day), wide)], january, 900).entries[0]?.side,
  );
  expect(sides).toEqual(['after', 'before']);
  expect(layTimeline([row('a')], [entry(claim('2021-01-15'), wide)], january, 100).entries[0]?.side).toBe('none');
  const many = Array.from({ length: 500 }, () => entry(claim('2021-01-02'), wide));
  expect(new Set(layTimeline([row('a')], many, january, 900).entries.map(({ side }) => side))).toEqual(
    new Set(['none']),
  );
});

it('leaves out rows and claims of another time, and draws an open end up to the edge', () => {
  const rows = [row('a'), row('b')];
  const layout = layTimeline(rows, [entry(claim('2021-02-01')), entry(claim('2021-01-20', '', 'b'))], january, 900);
  expect(layout.rows.map(({ key }) => key)).toEqual(['b']);
  expect(layout.entries[0]).toMatchObject({ cutStart: false, cutEnd: true, to: january.to });
  expect(meets(claim('', '2020-12-31'), january)).toBe(false);
  expect(meets(claim('', '2021-01-01'), january)).toBe(true);
  expect(meets(claim('2021-01-30', '2021-03-01'), january)).toBe(true);
});

it('says which ends go on outside of what is shown', () => {
  const entries = [claim('2020-12-30', '2021-01-02'), claim('', '2021-01-03'), claim('2021-01-30', '2021-02-02')];
  const cut = layTimeline(
    [row('a')],
    entries.map((one) => entry(one)),
    january,
    900,
  ).entries;
  expect(cut.map(({ cutStart, cutEnd }) => [cutStart, cutEnd])).toEqual([
    [true, false],
    [true, false],
    [false, true],
  ]);
});

it('never makes a row higher than can be looked through', () => {
  const many = Array.from({ length: 2000 }, () => entry(claim('2021-01-02')));
  expect(layTimeline([row('a')], many, january, 900).height).toBeLessThan(1000);
});

it('counts a month and a year in which something ends to their end', () => {
  expect(dayEnd('2020-02')).toBe(dayTime('2020-03-01'));
  expect(dayEnd('2020')).toBe(dayTime('2021-01-01'));
  expect(dayEnd('2020-12-31')).toBe(dayTime('2021-01-01'));
  expect(dayEnd('')).toBeUndefined();
  expect(meets(claim('2020', '2021'), january)).toBe(true);
  expect(layTimeline([row('a')], [entry(claim('2021-01', '2021-01'))], january, 900).entries[0]).toMatchObject({
    ...{ left: 0, right: 900 },
  });
});

it('shows all days with some room, or so many before the last publication', () => {
  const claims = [claim('2011-03-01', '2011-03-31'), claim('2021-08-19')];
  const all = timeSpan('all', claims, ['2021-08-22', '']);
  expect(all?.from).toBeLessThan(dayTime('2011-03-01') ?? 0);
  expect(all?.to).toBeGreaterThan((dayTime('2021-08-22') ?? 0) + DAY);
  const weeks = timeSpan('weeks', claims, ['2021-08-22', '2020']);
  expect(((weeks?.to ?? 0) - (weeks?.from ?? 0)) / DAY).toBe(73);
  expect(weeks && claims.map((one) => meets(one, weeks))).toEqual([false, true]);
  expect(timeSpan('all', [], ['2021'])).toBeUndefined();
  // The latest day of what is known of a publication.
  expect(timeSpan('year', claims, ['2021'])?.to).toBeGreaterThan(dayTime('2021-12-31') ?? 0);
});
