/** The labelled pairs of `../shared/data/matching`: passages of different reports, which make the same claim or not. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Two passages, and whether they were judged to say the same. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
  /** Pairs about one event are in one fold, so that nothing is measured on what was learnt. */
  readonly fold: number;
}

export const FOLDS = 5;

const sentences = z.object({ label: z.number(), topic: z.number(), textA: z.string(), textB: z.string() });
const mention = z.object({ sentenceText: z.string() });
const events = z.object({ label: z.number(), topic: z.number(), a: mention, b: mention });
const headlines = z.object({ score: z.number(), textA: z.string(), textB: z.string() });

/** From this score on (of 5) two headlines count as the same: "roughly equivalent" or better, as STS has it. */
const SAME_HEADLINE = 3;

const READERS: Readonly<Record<string, (line: unknown, index: number) => Pair>> = {
  'ecbplus-sentence-pairs': (line) => {
    const { label, topic, textA, textB } = sentences.parse(line);
    return { a: textA, b: textB, same: label === 1, fold: topic % FOLDS };
  },
  'ecbplus-event-pairs': (line) => {
    const { label, topic, a, b } = events.parse(line);
    return { a: a.sentenceText, b: b.sentenceText, same: label === 1, fold: topic % FOLDS };
  },
  'headline-similarity': (line, index) => {
    const { score, textA, textB } = headlines.parse(line);
    return { a: textA, b: textB, same: score >= SAME_HEADLINE, fold: index % FOLDS };
  },
};

/** The sets by name; empty where they are not on this machine. */
export function readPairs(root: string): Map<string, readonly Pair[]> {
  const sets = new Map<string, readonly Pair[]>();
  for (const [name, read] of Object.entries(READERS)) {
    const file = join(root, '..', 'shared', 'data', 'matching', `${name}-dev.jsonl`);
    if (!existsSync(file)) continue;
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    sets.set(
      name,
      lines.map((line, index) => read(JSON.parse(line), index)),
    );
  }
  return sets;
}
