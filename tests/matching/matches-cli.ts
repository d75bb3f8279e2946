/** What `sourcemark cli matches` prints for pairs of passages: each text is a source of a case, some pairs to a case. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { runCli, type CliPlace, type CliRun } from '../support/cli';
import type { Pair } from './pairs';

/** Pairs to a case: so few passages are compared each with each. */
const PAIRS = 150;

const imported = z.object({ source: z.string(), path: z.string() });
const printed = z.object({
  a: z.object({ source: z.string() }),
  b: z.object({ source: z.string() }),
  score: z.number(),
});

/**
 * The scores of pairs as the command line prints them; 0 where it prints none. A text that has several sentences gets
 * the best score of any. Throws when a command fails.
 */
export function scoresByCli(root: string, executable: string, pairs: readonly Pair[]): number[] {
  const scores: number[] = [];
  for (let from = 0; from < pairs.length; from += PAIRS)
    scores.push(...scoresOfCase(root, executable, pairs.slice(from, from + PAIRS)));
  return scores;
}

function scoresOfCase(root: string, executable: string, pairs: readonly Pair[]): number[] {
  const home = mkdtempSync(join(tmpdir(), 'sourcemark-matching-'));
  try {
    const place: CliPlace = { executable, root, home, casePath: join(home, 'Case.sourcemark') };
    const must = (run: CliRun): CliRun => {
      if (run.status !== 0) throw new Error(`The command line failed: ${run.stderr}`);
      return run;
    };
    const files = new Map<string, string>();
    for (const text of new Set(pairs.flatMap(({ a, b }) => [a, b]))) {
      const folder = join(home, String(files.size));
      mkdirSync(folder);
      const file = join(folder, 'text.txt');
      writeFileSync(file, `${text}\n`);
      files.set(text, file);
    }
    const sources = new Map(
      must(runCli(place, ['import', ...files.values()])).lines.map((line) => {
        const { source, path } = imported.parse(line);
        return [path, source] as const;
      }),
    );
    const best = new Map<string, number>();
    for (const line of must(runCli(place, ['matches', '--min-score', '0'])).lines) {
      const { a, b, score } = printed.parse(line);
      for (const key of [`${a.source} ${b.source}`, `${b.source} ${a.source}`])
        best.set(key, Math.max(score, best.get(key) ?? 0));
    }
    const sourceOf = (text: string): string => sources.get(files.get(text) ?? '') ?? '';
    return pairs.map(({ a, b }) => (a === b ? 1 : (best.get(`${sourceOf(a)} ${sourceOf(b)}`) ?? 0)));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
