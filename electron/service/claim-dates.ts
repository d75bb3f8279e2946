/** When things are claimed to have happened: what people said of claims, and what the words of the others tell. */
import { setImmediate } from 'node:timers/promises';
import type { ClaimPeriod } from '../../domain/claim';
import type { ClaimDates, DatedClaim } from '../../domain/contract';
import { factValue } from '../../domain/source';
import { annotationsOfSource } from '../../db/annotations';
import { claimsOfSource } from '../../db/claims';
import { listSources } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';
import { statementsOfSource } from '../../db/statements';
import { wordingReader } from './claim-wording';

/** The days and periods of all claims. The thread is given free after each source. */
export async function claimDates(db: ReadableDB): Promise<ClaimDates> {
  const dated: DatedClaim[] = [];
  let undated = 0;
  for (const { id, facts } of listSources(db)) {
    const known = { language: factValue(facts, 'language') ?? '', published: factValue(facts, 'published') ?? '' };
    const wordingOf = wordingReader(db);
    const said = claimsOfSource(db, id);
    const statements = statementsOfSource(db, id);
    for (const { id: annotation, tag, text, start, end, exact } of annotationsOfSource(db, id)) {
      if (tag !== 'claim') continue;
      const told = said.get(annotation)?.periods;
      const periods = told?.filter(({ from, to }) => from !== '' || to !== '');
      const placed = periods ?? wordingOf(text, { start, end }, known).periods;
      if (placed.length === 0) undated++;
      const claim = { annotation, source: id, exact: oneLine(exact), statement: statements.get(annotation) ?? null };
      for (const period of placed) dated.push({ ...claim, ...periodOf(period), inferred: !told });
    }
    await setImmediate();
  }
  return { dated, undated };
}

function periodOf(found: ClaimPeriod & { readonly assumption?: string }): Pick<DatedClaim, 'period' | 'assumption'> {
  const { exact, from, to, assumption = '' } = found;
  return { period: { exact: oneLine(exact), from, to }, assumption };
}

function oneLine(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}
