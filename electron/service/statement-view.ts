/** Statements as windows and scripts see them: what each source says of them, and how far they are corroborated. */
import type { StatementCell, StatementClaim, StatementSummary } from '../../domain/contract';
import { claimLink } from '../../domain/link';
import { compareListed, standingOf, type Statement } from '../../domain/statement';
import { linksOf } from '../../db/links';
import { allStatements, claimsOf, findStatement, type StatementClaimRow } from '../../db/statements';
import type { ReadableDB } from '../../db/sqlite';
import { ClaimReader } from './claim-reader';
import { publicationOrder } from './register-view';

/**
 * Every statement that has claims, in the order in which they are listed. `origins` says where sources have it from. Of
 * claims that are not `isMeant` nothing is said, and how sources stand to a statement is worked out without them.
 */
export function listStatements(
  db: ReadableDB,
  origins: ReadonlyMap<string, string> = new Map(),
  isMeant: (claim: string) => boolean = () => true,
): StatementSummary[] {
  return summarise(db, allStatements(db), origins, isMeant).sort((a, b) =>
    compareListed(a, b, ({ statement }) => statement),
  );
}

/** Some statements as they are now; those that are gone or have no claims are left out. */
export function summariseStatements(
  db: ReadableDB,
  ids: readonly string[],
  origins: ReadonlyMap<string, string> = new Map(),
): StatementSummary[] {
  return summarise(
    db,
    ids.flatMap((id) => findStatement(db, id) ?? []),
    origins,
  );
}

function summarise(
  db: ReadableDB,
  statements: readonly Statement[],
  origins: ReadonlyMap<string, string>,
  isMeant: (claim: string) => boolean = () => true,
): StatementSummary[] {
  if (statements.length === 0) return [];
  const reader = new ClaimReader(db);
  const order = publicationOrder(db);
  return statements.flatMap((statement) => {
    const rows = claimsOf(db, statement.id).filter(({ claim }) => isMeant(claim));
    return rows.length === 0 ? [] : [toSummary(db, statement, rows, { reader, order, origins })];
  });
}

interface Beside {
  readonly reader: ClaimReader;
  readonly order: ReadonlyMap<string, number>;
  readonly origins: ReadonlyMap<string, string>;
}

function toSummary(
  db: ReadableDB,
  { id, ...fields }: Statement,
  rows: readonly StatementClaimRow[],
  { reader, order, origins }: Beside,
): StatementSummary {
  const read = rows.map((row) => ({ row, said: reader.read(row) }));
  const links = linksOf(
    db,
    rows.map(({ claim }) => claim),
  ).map(claimLink);
  const { claims, sources, support } = standingOf(
    read.map(({ row, said: { stance, negated, voice } }) => ({
      ...{ claim: row.claim, source: row.source },
      ...{ stance, negated, speaker: voice },
    })),
    links,
    origins,
  );
  const cells = Array.from(sources, ([source, standing]): StatementCell => {
    const own = read
      .filter(({ row }) => row.source === source)
      .map(({ row, said: { voice: _, ...said } }): StatementClaim => ({
        annotation: row.claim,
        ...{ text: row.text, start: row.start, end: row.end, exact: row.exact },
        standing: claims.get(row.claim) ?? 'mentions',
        ...said,
      }));
    const stance = own.find((claim) => claim.standing === standing)?.stance ?? '';
    return { source, origin: origins.get(source) ?? source, standing, stance, claims: own };
  });
  cells.sort((a, b) => (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0));
  const words = rows[0]?.exact.replace(/\s+/gu, ' ') ?? '';
  return { statement: id, ...fields, words, cells, links, support };
}
