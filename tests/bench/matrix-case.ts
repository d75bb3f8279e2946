/**
 * A case for the matrix of claims: many sources that say, each in its own sentence, what statements are about. Sources are
 * imported through the command line, and sentences linked by the app's own commands.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { asNode, nodeProgram, runAsNode } from './programs';
import { sequence } from './random';
import { built } from './runtime';

/** A sentence and the source that says it. */
export interface SaidSentence {
  readonly headline: string;
  readonly sentence: string;
}

/** How large the matrix is. */
export interface MatrixSize {
  readonly sources: number;
  readonly statements: number;
}

/** A statement is in so many sources, at least and at most. */
const [FEWEST, MOST] = [2, 8];

const UNITS = ['brigade', 'militia', 'division', 'battalion', 'regiment', 'police', 'council', 'observers'];
const TOWNS = ['Tafas', 'Nasib', 'Inkhil', 'Jasim', 'Nawa', 'Busra', 'Izra', 'Dael', 'Sanamayn', 'Muzayrib'];
const VERBS = ['said that', 'reported that', 'denied that', 'confirmed that', 'claimed that'];

/** Makes the case in `folder`; answers its file. */
export async function makeMatrixCase(folder: string, { sources, statements }: MatrixSize): Promise<string> {
  const articles = path.join(folder, 'articles');
  mkdirSync(articles, { recursive: true });
  const random = sequence(statements);
  const pick = (count: number): number => Math.floor(random() * count);
  const headlines = Array.from(
    { length: sources },
    (_, n) => `Report ${String(n + 1).padStart(3, '0')} from the south`,
  );
  const texts = new Map(headlines.map((headline) => [headline, [headline]]));
  const said = Array.from({ length: statements }, (_, n): SaidSentence[] => {
    const sharing = new Set<string>();
    const wanted = FEWEST + pick(MOST - FEWEST + 1);
    while (sharing.size < wanted) sharing.add(headlines[pick(sources)] ?? '');
    return Array.from(sharing, (headline) => {
      const [unit, verb, town, other] = [UNITS[n % 8], VERBS[pick(5)], TOWNS[n % 10], TOWNS[pick(10)]];
      const sentence = `In incident ${n + 1} the ${unit} ${verb} ${20 + pick(30)} families had left ${town} for ${other} after the shelling of the night before.`;
      texts.get(headline)?.push(sentence);
      return { headline, sentence };
    });
  });
  for (const [headline, paragraphs] of texts) {
    writeFileSync(path.join(articles, `${headline}.txt`), `${paragraphs.join('\n\n')}\n`);
  }
  const file = path.join(folder, 'Matrix.sourcemark');
  runAsNode([built('cli.cjs'), 'import', articles, '--case', file], {
    ...asNode(),
    SOURCEMARK_HOME: path.join(folder, 'home'),
  });
  const list = path.join(folder, 'statements.json');
  writeFileSync(list, JSON.stringify(said));
  runAsNode([await nodeProgram('state-all'), file, list]);
  return file;
}
