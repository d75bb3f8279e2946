/**
 * Reads what is handed over out of a case: what is in scope, with names resolved, and without what the privacy profile
 * leaves out. Everything is read from one snapshot, if the caller holds one.
 */
import { NOTHING_SAID, type ClaimAttributes } from '../../domain/claim';
import { codeName, type Code, type CodeList } from '../../domain/codebook';
import type { StatementClaim, StatementSummary } from '../../domain/contract';
import type { HandoverScope, PrivacyProfile } from '../../domain/export';
import { claimLink } from '../../domain/link';
import { SourcemarkError } from '../../domain/errors';
import type { Tag } from '../../domain/tags';
import { readCodebook } from '../../db/codes';
import { allConfidential } from '../../db/confidential';
import { claimOf, eachWithSaid, lastChanges, type AnnotationWithSaid } from '../../db/handed-annotations';
import { allRoles, type RoleRow } from '../../db/mentions';
import { caseId } from '../../db/case-info';
import { allLinks } from '../../db/links';
import { listSources, readSource } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';
import { writeBundle } from '../bundle/write-bundle';
import { listStatements } from '../service/statement-view';
import { HandedRegister } from './handed-register';
import type { HandedAnnotation, HandedClaim, HandedEntity, HandedSource, HandedText, Handover } from './handover';
import { ClosedWords } from './closed-words';
import { handedSource } from './handed-source';
import { originsAmong } from './origins-among';
import { Annotators, Blackener } from './people';
import { ToldTexts } from './told-texts';

/** What is asked for. */
export interface HandoverWish {
  readonly scope: HandoverScope;
  readonly profile: PrivacyProfile;
  /** The name of the case. */
  readonly name: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly app: string;
  /** Where sources have it from, as far as it is known. */
  readonly origins?: ReadonlyMap<string, string> | undefined;
  /** True for the case with all its words blacked out: what is written of it shows the words that a format has itself. */
  readonly withoutWords?: boolean | undefined;
}

/** Reads a case. Throws `not-found` for a source in the scope that is not there. */
export function readHandover(db: ReadableDB, wish: HandoverWish): Handover {
  return new CaseHandover(db, wish);
}

class CaseHandover implements Handover {
  readonly case: string;
  readonly name: string;
  readonly at: string;
  readonly app: string;
  readonly profile: PrivacyProfile;
  readonly codebook: readonly Code[];
  readonly sources: readonly HandedSource[];

  readonly #db: ReadableDB;
  readonly #origins: ReadonlyMap<string, string>;
  readonly #annotators: Annotators;
  readonly #black: Blackener;
  readonly #register: HandedRegister;
  readonly #isWhole: boolean;
  readonly #tags: ReadonlySet<Tag> | undefined;
  readonly #wanted: ReadonlySet<string> | undefined;
  readonly #inStatements: ReadonlySet<string> | undefined;
  readonly #texts: ToldTexts;
  readonly #closed: ClosedWords;
  #roles: ReadonlyMap<string, readonly RoleRow[]> | undefined;
  #changes: ReadonlyMap<string, string> | undefined;
  #found: Found | undefined;

  constructor(db: ReadableDB, { scope, profile, name, at, app, origins = new Map(), withoutWords }: HandoverWish) {
    this.#db = db;
    this.#origins = origins;
    this.case = caseId(db) ?? '';
    this.at = at;
    this.app = app;
    this.profile = profile;
    this.#annotators = new Annotators(profile);
    const hidden = profile === 'public';
    const secret = hidden ? allConfidential(db, 'entity') : new Set<string>();
    const codebook = readCodebook(db);
    const closed = hidden ? allConfidential(db, 'source') : new Set<string>();
    this.#closed = new ClosedWords(db, closed);
    this.#register = new HandedRegister(db, {
      ...{ secret, withoutNotes: hidden, codebook, annotators: this.#annotators },
      isTold: (name) => !this.#closed.has(name, 1),
    });
    this.#black = new Blackener(this.#register.secretNames, withoutWords);
    this.#register.blacken(this.#black);
    this.#texts = new ToldTexts(db, this.#black, this.#register);
    this.name = this.#black.words(name);
    this.codebook = codebook.map((code) => ({
      ...code,
      ...{ name: this.#black.words(code.name), definition: this.#black.words(code.definition) },
    }));
    this.#isWhole = Object.values(scope).every((part) => part === undefined);
    this.#tags = scope.tags && new Set(scope.tags);
    this.#wanted = scope.annotations && new Set(scope.annotations);
    this.#inStatements = scope.statements && new Set(scope.statements);
    const asked = scope.sources && new Set(scope.sources.map((source) => readSource(db, source).id));
    const teller = { profile, annotators: this.#annotators, black: this.#black, texts: this.#texts };
    this.sources = listSources(db)
      .filter(({ id }) => !closed.has(id) && (asked === undefined || asked.has(id)))
      .map((record, index) => handedSource(db, record, index + 1, teller));
    if (secret.size > 0) this.#register.number(this.#all().entities);
  }

  get entities(): readonly HandedEntity[] {
    const { entities } = this.#all();
    return this.#register.listed().filter(({ id }) => entities.has(id));
  }

  get statements(): readonly StatementSummary[] {
    const { claims } = this.#all();
    const origins = originsAmong(this.#origins, this.sources);
    return listStatements(this.#db, origins, (claim) => claims.has(claim)).map((statement) => ({
      ...statement,
      title: this.#closed.has(statement.title) ? '' : this.#black.words(statement.title),
      words: this.#firstWords(statement),
      note: this.#note(statement.note),
      createdBy: this.#annotators.name(statement.createdBy),
      cells: statement.cells.map((cell) => ({ ...cell, claims: cell.claims.map((claim) => this.#claimInCell(claim)) })),
      links: statement.links
        .filter(({ from, to }) => claims.has(from) && claims.has(to))
        .map((link) => ({ ...link, note: this.#note(link.note) })),
    }));
  }

  get links(): Handover['links'] {
    const all = allLinks(this.#db);
    if (all.length === 0) return [];
    const { claims } = this.#all();
    return all
      .filter(({ a, b }) => claims.has(a) && claims.has(b))
      .map(claimLink)
      .map((link) => ({ ...link, note: this.#note(link.note) }));
  }

  *annotations(): IterableIterator<HandedAnnotation> {
    for (const source of this.sources) yield* this.annotationsOf(source);
  }

  *annotationsOf(source: HandedSource): IterableIterator<HandedAnnotation> {
    for (const text of source.texts) {
      for (const row of eachWithSaid(this.#db, text.id)) {
        if (this.#isWanted(row)) yield this.#annotation(row, source, text);
      }
    }
  }

  modifiedAt(annotation: string): string | undefined {
    return (this.#changes ??= lastChanges(this.#db)).get(annotation);
  }

  contentOf(text: HandedText): string {
    return this.#texts.content(text.id);
  }

  sealed(annotations: () => Iterable<string>): Iterable<Uint8Array> {
    if (!this.#isWhole) {
      throw new SourcemarkError(
        'refused',
        'A sealed bundle holds the whole case: leave its sources and tags as they are.',
      );
    }
    const { app, profile } = this;
    return writeBundle(this.#db, { app, profile, annotations }).chunks();
  }

  #isWanted({ id, tag, statement }: AnnotationWithSaid): boolean {
    if (this.#tags !== undefined && !this.#tags.has(tag)) return false;
    if (this.#wanted !== undefined && !this.#wanted.has(id)) return false;
    return this.#inStatements === undefined || (statement !== null && this.#inStatements.has(statement));
  }

  #annotation(row: AnnotationWithSaid, source: HandedSource, text: HandedText): HandedAnnotation {
    const { id, start, end, tag, createdAt } = row;
    const said = row.entity === null ? null : this.#register.get(row.entity);
    return {
      ...{ id, source, text, start, end, tag },
      ...this.#words(row, text),
      note: this.#note(row.note),
      createdAt,
      createdBy: this.#annotators.name(row.createdBy),
      entity: said,
      answer: row.answer,
      claim: tag === 'claim' && row.said === 1 ? this.#claim(row) : tag === 'claim' ? NOTHING : null,
      statement: row.statement,
      roles: this.#rolesOf(id),
    };
  }

  #words(
    { start, end, exact, prefix, suffix }: AnnotationWithSaid,
    text: HandedText,
  ): Pick<HandedAnnotation, 'exact' | 'prefix' | 'suffix'> {
    if (!this.#black.blackens) return { exact, prefix, suffix };
    // A name may begin in the quote and end after it, so the words are taken out of the blackened text.
    const told = this.contentOf(text);
    return {
      exact: told.slice(start, end),
      prefix: told.slice(start - prefix.length, start),
      suffix: told.slice(end, end + suffix.length),
    };
  }

  /** The words of the claim of a statement that was marked first, as `words` has them. */
  #firstWords({ words, cells }: StatementSummary): string {
    if (!this.#black.blackens) return words;
    const first = cells.flatMap(({ claims }) => claims).find(({ exact }) => onOneLine(exact) === words);
    return onOneLine(first === undefined ? '' : this.#quoteOf(first));
  }

  #quoteOf({ text, start, end, exact }: StatementClaim): string {
    return this.#black.blackens ? this.#texts.content(text).slice(start, end) : exact;
  }

  #claim(row: AnnotationWithSaid): HandedClaim {
    const said = claimOf(row);
    const { speaker, check } = said;
    const name = (list: CodeList, code: string | null | undefined): string | null =>
      code ? codeName(this.codebook, list, code) : null;
    const entity = speaker?.kind === 'entity' ? this.#register.get(speaker.entity) : null;
    return {
      ...said,
      ...this.#detail(said),
      speaker: speaker?.kind === 'outlet' ? speaker : entity && { kind: 'entity', entity },
      check: check && { ...check, reason: this.#note(check.reason), by: this.#annotators.name(check.by) },
      stanceName: name('stance', said.stance),
      statusName: name('status', check?.status),
      importanceName: name('importance', said.importance),
    };
  }

  /** What was said of a claim in words of its own. */
  #detail({
    attribution,
    hedges,
    periods,
    numbers,
  }: ClaimAttributes): Pick<ClaimAttributes, 'attribution' | 'hedges' | 'periods' | 'numbers'> {
    const told = (words: string): string => this.#black.words(words);
    return {
      attribution: attribution && told(attribution),
      hedges: hedges && hedges.map(told),
      periods: periods && periods.map((period) => ({ ...period, exact: told(period.exact) })),
      numbers: numbers && numbers.map((one) => ({ ...one, exact: told(one.exact), unit: told(one.unit) })),
    };
  }

  #claimInCell(claim: StatementClaim): StatementClaim {
    const { speaker, hedges } = claim;
    return {
      ...claim,
      exact: this.#quoteOf(claim),
      hedges: hedges.map((words) => this.#black.words(words)),
      speaker: speaker && {
        ...speaker,
        name:
          speaker.entity === undefined
            ? this.#black.words(speaker.name)
            : (this.#register.get(speaker.entity)?.name ?? this.#black.words(speaker.name)),
      },
    };
  }

  /** Roles that lead to annotations in scope. */
  #rolesOf(annotation: string): readonly RoleRow[] {
    const roles = this.#allRoles().get(annotation);
    if (roles === undefined) return [];
    const { withRoles } = this.#all();
    return roles.filter(({ claim, mention }) => withRoles.has(claim) && withRoles.has(mention));
  }

  #allRoles(): ReadonlyMap<string, readonly RoleRow[]> {
    return (this.#roles ??= rolesByAnnotation(this.#db));
  }

  /** Notes are no part of what is published; a name that is not told is not told in them either. */
  #note(note: string): string {
    return this.profile === 'public' ? '' : note;
  }

  /** What is in scope, gone through once. */
  #all(): Found {
    if (this.#found !== undefined) return this.#found;
    const claims = new Set<string>();
    const entities = new Set<string>();
    const withRoles = new Set<string>();
    const roles = this.#allRoles();
    for (const source of this.sources) {
      for (const text of source.texts) {
        for (const row of eachWithSaid(this.#db, text.id)) {
          if (!this.#isWanted(row)) continue;
          if (row.tag === 'claim') claims.add(row.id);
          if (roles.has(row.id)) withRoles.add(row.id);
          for (const said of [row.entity, row.speaker]) {
            const entity = said === null ? null : this.#register.get(said);
            if (entity !== null) entities.add(entity.id);
          }
        }
      }
    }
    return (this.#found = { claims, entities, withRoles });
  }
}

interface Found {
  readonly claims: ReadonlySet<string>;
  readonly entities: ReadonlySet<string>;
  /** Those that have to do with an actor or with a claim. */
  readonly withRoles: ReadonlySet<string>;
}

/** A claim of which nobody said anything. */
const NOTHING: HandedClaim = {
  ...NOTHING_SAID,
  speaker: null,
  stanceName: null,
  statusName: null,
  importanceName: null,
};

function onOneLine(words: string): string {
  return words.replace(/\s+/gu, ' ');
}

function rolesByAnnotation(db: ReadableDB): Map<string, RoleRow[]> {
  const roles = new Map<string, RoleRow[]>();
  for (const row of allRoles(db)) {
    for (const id of [row.claim, row.mention]) roles.set(id, [...(roles.get(id) ?? []), row]);
  }
  return roles;
}
