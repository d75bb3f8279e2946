/**
 * `npm run matching`: how well passages that make the same claim are found. For each set of labelled pairs of
 * `../shared/data/matching` it prints average precision and the best F1 of the scores that `sourcemark cli matches`
 * prints, beside TF-IDF cosine and character 3-gram Jaccard alone, in one run. The weights that the app ships were
 * learnt from these very pairs; "held out" has five parts, each scored with weights that were learnt from the others.
 */
import { join } from 'node:path';
import { readWordVectors } from '../../electron/matching/vectors-file';
import { runtime } from '../bench/runtime';
import { tfidfCosine, trigramJaccard } from './baselines';
import { learn, measure, scoreOf } from './learning';
import { scoresByCli } from './matches-cli';
import { FOLDS, readPairs, type Pair } from './pairs';
import { ranking } from './ranking';

const root = process.cwd();
const sets = readPairs(root);
if (sets.size === 0) console.log('Nothing was measured: the labelled pairs are not on this machine.');
else measureSets();

function measureSets(): void {
  const vectors = readWordVectors(join(root, 'dist'));
  const measured = new Map(Array.from(sets, ([name, pairs]) => [name, measure(pairs, vectors)] as const));
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    learn(
      Array.from(measured.values(), (pairs) => pairs.filter((pair) => pair.fold !== fold)),
      true,
    ),
  );
  console.log(`${'set'.padEnd(26)}${'who'.padEnd(36)}     AP     F1`);
  for (const [name, pairs] of measured) {
    const show = (who: string, scores: readonly number[]): void => {
      const { precision, f1 } = ranking(pairs.map(({ same }, at) => ({ same, score: scores[at] ?? 0 })));
      console.log(`${name.padEnd(26)}${who.padEnd(36)}${precision.toFixed(3).padStart(7)}${f1.toFixed(3).padStart(7)}`);
    };
    const texts = pairs.flatMap(({ a, b }) => [a, b]);
    const by = (score: (a: string, b: string) => number): number[] => pairs.map(({ a, b }: Pair) => score(a, b));
    show('cli matches, shipped (in-sample)', scoresByCli(root, runtime.executable, pairs));
    show(
      'Sourcemark, held out',
      pairs.map(({ fold, measures }) => scoreOf(models[fold] ?? { bias: 0, factors: [] }, measures)),
    );
    show('TF-IDF cosine alone', by(tfidfCosine(texts)));
    show('character 3-gram Jaccard alone', by(trigramJaccard(texts)));
  }
}
