/** Rows of the table `claim`: what a person said of claims. A claim of which nothing was said has no row. */
import { CLAIM_FIELDS, isNothingSaid, NOTHING_SAID, type ClaimAttributes, type ClaimPatch } from '../domain/claim';
import { row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

interface Stored {
  readonly annotation: string;
  readonly speaker_kind: 'outlet' | 'entity' | null;
  readonly speaker: string | null;
  readonly attribution: string | null;
  readonly stance: string | null;
  readonly hedges: string | null;
  readonly periods: string | null;
  readonly numbers: string | null;
  readonly check_status: string | null;
  readonly check_reason: string | null;
  readonly check_at: string | null;
  readonly check_by: string | null;
  readonly importance: string | null;
}

/** What was said of a claim; nothing where it has no row. */
export function readClaim(db: ReadableDB, annotation: string): ClaimAttributes {
  const found = row<Stored>(db, 'SELECT * FROM claim WHERE annotation = ?', annotation);
  return found === undefined ? NOTHING_SAID : toClaim(found);
}

/** What was said of the claims of a source, by annotation, whichever of its texts they were made in. */
export function claimsOfSource(db: ReadableDB, source: string): Map<string, ClaimAttributes> {
  const found = rows<Stored>(
    db,
    `SELECT claim.* FROM claim JOIN annotation ON annotation.id = claim.annotation
     WHERE annotation.text IN
       (SELECT text.id FROM text JOIN capture ON capture.id = text.capture WHERE capture.source = ?)`,
    source,
  );
  return new Map(found.map((stored) => [stored.annotation, toClaim(stored)]));
}

/** The claims whose speaker an entity is. */
export function claimsBy(db: ReadableDB, entity: string): string[] {
  return rows<{ annotation: string }>(
    db,
    'SELECT annotation FROM claim WHERE speaker = ? ORDER BY annotation',
    entity,
  ).map(({ annotation }) => annotation);
}

/** Sets the fields of `changed`; undefined fields stay as they are. */
export function setClaim(db: WritableDB, annotation: string, changed: ClaimPatch): void {
  const given = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
  const now: ClaimAttributes = { ...readClaim(db, annotation), ...given };
  statement(db, 'DELETE FROM claim WHERE annotation = ?').run(annotation);
  if (isNothingSaid(now)) return;
  const { speaker, check } = now;
  const stored: Stored = {
    annotation,
    speaker_kind: speaker?.kind ?? null,
    speaker: speaker?.kind === 'entity' ? speaker.entity : null,
    attribution: now.attribution,
    stance: now.stance,
    hedges: json(now.hedges),
    periods: json(now.periods),
    numbers: json(now.numbers),
    check_status: check?.status ?? null,
    check_reason: check?.reason ?? null,
    check_at: check?.at ?? null,
    check_by: check?.by ?? null,
    importance: now.importance,
  };
  statement(
    db,
    `INSERT INTO claim (annotation, speaker_kind, speaker, attribution, stance, hedges, periods, numbers,
       check_status, check_reason, check_at, check_by, importance)
     VALUES (@annotation, @speaker_kind, @speaker, @attribution, @stance, @hedges, @periods, @numbers,
       @check_status, @check_reason, @check_at, @check_by, @importance)`,
  ).run(stored);
}

/** The fields of `wanted` that differ from `now`: those before and after. Undefined when none does. */
export function claimChange(
  now: ClaimAttributes,
  wanted: ClaimPatch,
): { readonly from: ClaimPatch; readonly to: ClaimPatch } | undefined {
  const fields = CLAIM_FIELDS.filter(
    (field) => wanted[field] !== undefined && json(wanted[field]) !== json(now[field]),
  );
  if (fields.length === 0) return undefined;
  return { from: pick(now, fields), to: pick(wanted, fields) };
}

function pick(from: ClaimPatch, fields: readonly (keyof ClaimAttributes)[]): ClaimPatch {
  return Object.fromEntries(fields.map((field) => [field, from[field]]));
}

function toClaim(stored: Stored): ClaimAttributes {
  const { speaker_kind: kind, speaker, check_status: status, check_reason, check_at, check_by } = stored;
  return {
    speaker: kind === 'outlet' ? { kind } : kind === 'entity' && speaker !== null ? { kind, entity: speaker } : null,
    attribution: stored.attribution,
    stance: stored.stance,
    hedges: parsed(stored.hedges),
    periods: parsed(stored.periods),
    numbers: parsed(stored.numbers),
    check: status === null ? null : { status, reason: check_reason ?? '', at: check_at ?? '', by: check_by ?? '' },
    importance: stored.importance,
  };
}

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function parsed<T>(value: string | null): T | null {
  return value === null ? null : (JSON.parse(value) as T);
}
