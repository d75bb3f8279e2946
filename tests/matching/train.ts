/**
 * `npm run train-matching`: learns the weights of `domain/matching/likeness.ts` from the labelled pairs of
 * `../shared/data/matching` and writes them to `domain/matching/likeness-weights.json`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWordVectors } from '../../electron/matching/vectors-file';
import { learn, measure } from './learning';
import type { Logistic } from './logistic';
import { readPairs } from './pairs';

const root = process.cwd();
const sets = Array.from(readPairs(root).values());
if (sets.length === 0) console.log('Nothing was learnt: the labelled pairs are not on this machine.');
else {
  const vectors = readWordVectors(join(root, 'dist'));
  const withVectors = learn(
    sets.map((pairs) => measure(pairs, vectors)),
    true,
  );
  const withoutVectors = learn(
    sets.map((pairs) => measure(pairs, undefined)),
    false,
  );
  const rounded = ({ bias, factors }: Logistic): Logistic => ({ bias: round(bias), factors: factors.map(round) });
  const weights = {
    about:
      'Learnt by tests/matching/train.ts from pairs of ECB+ (Cybulska and Vossen 2014, CC-BY-3.0) and STS headlines (SemEval).',
    withVectors: rounded(withVectors),
    withoutVectors: rounded(withoutVectors),
  };
  writeFileSync(
    join(root, 'domain', 'matching', 'likeness-weights.json'),
    `${JSON.stringify(weights, undefined, 2)}\n`,
  );
  console.log(`Learnt from ${sets.reduce((sum, pairs) => sum + pairs.length, 0)} pairs.`);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
