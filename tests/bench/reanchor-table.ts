/** The part `reanchor` of the benchmark, as a table. */
import { changedTexts, compareWays, sentencesIn, type Outcome, type Pool } from './reanchor';

/** Seeds that nothing was tuned on. */
const SEEDS = [101, 102, 103, 104];

/** What 30 % must reach: at least, or at most. Time is a ratio to Hypothesis' way. */
const AIMS = { right: 0.98, wrong: 0.005, attached: 0.03, time: 2 } as const;

/** Prints what came of the quotes of changed texts, for each language that there is material of. */
export function printReanchorTable(root: string): void {
  console.log(
    '\nRe-anchoring: texts of 2,000 words, 500 quotes each; shares of living quotes, and of dead ones attached\n',
  );
  const rows = [['', 'changed', 'way', 'right', 'wrong', 'uncertain or lost', 'dead attached', 'ms each', 'time', '']];
  for (const pool of ['english', 'arabic', 'hebrew', 'japanese', 'seeds'] as const) rows.push(...rowsOf(root, pool));
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

function rowsOf(root: string, pool: Pool): string[][] {
  const lists = sentencesIn(root, pool);
  if (lists === undefined) return [];
  // The first text makes the machine warm for both.
  compareWays(changedTexts(lists.slice(0, 1), pool, 0.3, [99]));
  return [0.05, 0.15, 0.3].flatMap((changed) => {
    const { ours, hypothesis } = compareWays(changedTexts(lists, pool, changed, SEEDS));
    const ratio = ours.ms / hypothesis.ms;
    const verdict = changed === 0.3 ? verdictOn(ours, ratio) : '';
    const share = `${Math.round(changed * 100)} %`;
    return [
      [pool, share, 'Sourcemark', ...cells(ours), ratio.toFixed(2), verdict],
      ['', '', 'Hypothesis', ...cells(hypothesis), '', ''],
    ];
  });
}

function cells({ right, wrong, unsure, attached, alive, dead, ms }: Outcome & { readonly ms: number }): string[] {
  return [
    `${percent(right)} of ${alive}`,
    percent(wrong),
    percent(unsure),
    `${percent(attached)} of ${dead}`,
    ms.toFixed(3),
  ];
}

function verdictOn({ right, wrong, attached }: Outcome, ratio: number): string {
  const short = [
    right < AIMS.right && `right below ${percent(AIMS.right)}`,
    wrong > AIMS.wrong && `wrong above ${percent(AIMS.wrong)}`,
    attached > AIMS.attached && `attached above ${percent(AIMS.attached)}`,
    ratio > AIMS.time && `slower than ${AIMS.time} times`,
  ].filter((reason) => reason !== false);
  return short.length === 0 ? 'aims met' : `not met: ${short.join(', ')}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
