/** The commands that compare sources with each other. */
import { LEAST_PROPOSED } from '../../domain/matching/least-scores';
import type { CaseFile } from '../../db/case-file';
import { caseOrigins, originBySource } from '../matching/case-origins';
import { CaseMatcher } from '../matching/case-matcher';
import { matchText, matchVersions } from '../matching/match-texts';
import { openMatches } from '../matching/open-matches';
import { readWordVectors } from '../matching/vectors-file';
import { usageError, type Arguments } from './arguments';
import { printJson, printText } from './output';

/** Prints the pairs of passages of different sources that seem to make the same claim, best first: not those that are linked or rejected. */
export function runMatches({ db }: CaseFile, { values, json }: Arguments): number {
  const minScore = scoreOf(values['min-score']);
  const matcher = compared(db, minScore);
  for (const { a, b, score, kind, relation, denies, differences, why } of openMatches(db, matcher.matches(minScore))) {
    if (json) {
      printJson({
        ...{ a, b, score, kind, relation },
        ...(denies !== undefined && { denies }),
        differences: differences.map(({ kind: what, a: one, b: other, why: reason }) => ({
          kind: what,
          a: one?.exact ?? null,
          b: other?.exact ?? null,
          why: reason,
        })),
        why,
      });
      continue;
    }
    const line = (words: string): string => words.replace(/\s+/gu, ' ');
    printText(
      `${score.toFixed(2)}\t${kind}\t${relation}\t${a.source}\t${line(a.exact)}\t${b.source}\t${line(b.exact)}\n`,
    );
  }
  return 0;
}

/** Prints which sources are probably one origin. */
export function runOrigins({ db }: CaseFile, { json }: Arguments): number {
  for (const { first, sources, why } of caseOrigins(db, compared(db).sharedWords())) {
    if (json) printJson({ origin: first, sources, why });
    else printText(`${sources.join(' ')}\t${why}\n`);
  }
  return 0;
}

/** The origin of each source, for what statements say. */
export function comparedOrigins(db: CaseFile['db']): ReadonlyMap<string, string> {
  return originBySource(caseOrigins(db, compared(db).sharedWords()));
}

function compared(db: CaseFile['db'], leastScore?: number): CaseMatcher {
  const matcher = new CaseMatcher(readWordVectors(__dirname), leastScore);
  for (const source of matchVersions(db).keys()) matcher.put(matchText(db, source));
  for (const _ of matcher.work());
  return matcher;
}

function scoreOf(written: string | undefined): number {
  const score = written === undefined ? LEAST_PROPOSED : Number(written);
  if (written?.trim() === '' || !(score >= 0 && score <= 1))
    throw usageError('--min-score is a number from 0 to 1, as 0.5.');
  return score;
}
