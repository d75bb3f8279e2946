/** Statements as windows and scripts see them: what each source says of them, and how far they are corroborated. */
import { nameKey } from '../../domain/alias-index';
import type { ClaimAttributes } from '../../domain/claim';
import { sayingReader, type ClaimSaying } from '../../domain/claims/claim-details';
import { isNegated } from '../../domain/claims/negation';
import type { StatementCell, StatementClaim, StatementSummary } from '../../domain/contract';
import { claimLink } from '../../domain/link';
import { factValue } from '../../domain/source';
import { compareListed, standingOf, type StandingClaim, type Statement } from '../../domain/statement';
import type { Span } from '../../domain/text';
import { readText, textContent } from '../../db/captures';
import { readClaim } from '../../db/claims';
import { allEntities, rootOf } from '../../db/entities';
import { linksOf } from '../../db/links';
import { listSources } from '../../db/sources';
import { allStatements, claimsOf, findStatement, type StatementClaimRow } from '../../db/statements';
import type { ReadableDB } from '../../db/sqlite';
import { publicationOrder } from './register-view';
import { speakerEntity } from './speaker-entity';

/** Every statement that has claims, in the order in which they are listed. `origins` says where sources have it from. */
export function listStatements(db: ReadableDB, origins: ReadonlyMap<string, string> = new Map()): StatementSummary[] {
  return summarise(db, allStatements(db), origins).sort((a, b) => compareListed(a, b, ({ statement }) => statement));
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
): StatementSummary[] {
  if (statements.length === 0) return [];
  const reader = new ClaimReader(db);
  const order = publicationOrder(db);
  return statements.flatMap((statement) => {
    const rows = claimsOf(db, statement.id);
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
    read.map(({ row, said }) => ({ claim: row.claim, source: row.source, ...said })),
    links,
    origins,
  );
  const cells = Array.from(sources, ([source, standing]): StatementCell => {
    const own = read
      .filter(({ row }) => row.source === source)
      .map(({ row, said: { stance, inferred, negated } }): StatementClaim => ({
        annotation: row.claim,
        ...{ text: row.text, start: row.start, end: row.end, exact: row.exact },
        standing: claims.get(row.claim) ?? 'mentions',
        ...{ stance, inferred, negated },
      }));
    const stance = own.find((claim) => claim.standing === standing)?.stance ?? '';
    return { source, origin: origins.get(source) ?? source, standing, stance, claims: own };
  });
  cells.sort((a, b) => (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0));
  const words = rows[0]?.exact.replace(/\s+/gu, ' ') ?? '';
  return { statement: id, ...fields, words, cells, links, support };
}

interface ReadClaim extends Pick<StandingClaim, 'speaker' | 'negated'> {
  readonly stance: string;
  readonly inferred: boolean;
}

interface ReadText {
  readonly content: string;
  readonly sayingOf: (span: Span) => ClaimSaying;
}

/** Reads claims one after another: what a person said of them, and what their words tell where nobody said. */
class ClaimReader {
  readonly #db: ReadableDB;
  readonly #sources: ReadonlyMap<string, { readonly language: string; readonly outlet: string }>;
  readonly #texts = new Map<string, ReadText>();
  #named: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  constructor(db: ReadableDB) {
    this.#db = db;
    this.#sources = new Map(
      listSources(db).map(({ id, facts }) => [
        id,
        { language: factValue(facts, 'language') ?? '', outlet: factValue(facts, 'outlet') ?? '' },
      ]),
    );
  }

  read(row: StatementClaimRow): ReadClaim {
    const said = readClaim(this.#db, row.claim);
    const language = this.#sources.get(row.source)?.language ?? '';
    const { content, sayingOf } = this.#text(row.text, language);
    const saying = said.stance !== null && said.speaker !== null ? undefined : sayingOf(row);
    return {
      stance: said.stance ?? saying?.stance ?? 'asserts',
      inferred: said.stance === null,
      speaker: this.#speaker(row, said, saying, content),
      negated: isNegated(content, row, language),
    };
  }

  #text(id: string, language: string): ReadText {
    let known = this.#texts.get(id);
    if (known === undefined) {
      const content = textContent(this.#db, readText(this.#db, id).sha256);
      this.#texts.set(id, (known = { content, sayingOf: sayingReader(content, { language }) }));
    }
    return known;
  }

  /** A key for whoever says it: an entity, or a name that no single entity has. */
  #speaker(
    { text, source }: StatementClaimRow,
    { speaker }: ClaimAttributes,
    saying: ClaimSaying | undefined,
    content: string,
  ): string | null {
    if (speaker?.kind === 'entity') return rootOf(this.#db, speaker.entity);
    const outlet = this.#sources.get(source)?.outlet ?? '';
    if (speaker?.kind === 'outlet' || saying?.speaker.kind !== 'mention') return this.#nameKey(outlet);
    const { span } = saying.speaker;
    return speakerEntity(this.#db, text, span) ?? this.#nameKey(content.slice(span.start, span.end));
  }

  #nameKey(name: string): string | null {
    const key = nameKey(name);
    if (key === '') return null;
    this.#named ??= actorsByName(this.#db);
    const [only, ...others] = this.#named.get(key) ?? [];
    return only !== undefined && others.length === 0 ? only : `name ${key}`;
  }
}

/** The actors of the register by the names that were given to them. */
function actorsByName(db: ReadableDB): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const { id, kind, name, aliases } of allEntities(db)) {
    if (kind !== 'actor') continue;
    for (const other of [name, ...aliases.map((alias) => alias.name)]) {
      const key = nameKey(other);
      named.set(key, (named.get(key) ?? new Set()).add(rootOf(db, id)));
    }
  }
  return named;
}
