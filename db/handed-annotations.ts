/**
 * Annotations with all that is said of them, one row each, for whoever goes through very many of them: a query for each
 * text, none for each annotation.
 */
import type { ClaimAttributes } from '../domain/claim';
import type { MentionAnswer } from '../domain/entity';
import type { Tag } from '../domain/tags';
import { wallTime } from '../domain/clock';
import { rows, type ReadableDB } from './sqlite';

/** An annotation and what was said of it. Offsets are UTF-16 code units of the text; what nobody said is null. */
export interface AnnotationWithSaid {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly tag: Tag;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly note: string;
  readonly createdAt: string;
  readonly createdBy: string;
  /** The entity as it was said: it may have been merged since. */
  readonly entity: string | null;
  readonly answer: MentionAnswer | null;
  readonly statement: string | null;
  /** 1 where anything was said of it as a claim. */
  readonly said: number | null;
  readonly speakerKind: 'outlet' | 'entity' | null;
  readonly speaker: string | null;
  readonly attribution: string | null;
  readonly stance: string | null;
  /** JSON, as in ClaimAttributes. */
  readonly hedges: string | null;
  readonly periods: string | null;
  readonly numbers: string | null;
  readonly status: string | null;
  readonly statusReason: string | null;
  readonly statusAt: string | null;
  readonly statusBy: string | null;
  readonly importance: string | null;
}

const SELECT = `SELECT a.id, a.start, a."end", a.tag, a.exact, a.prefix, a.suffix, a.note,
    a.created_at AS createdAt, a.created_by AS createdBy,
    m.entity, m.answer, s.statement, c.annotation IS NOT NULL AS said, c.speaker_kind AS speakerKind, c.speaker,
    c.attribution, c.stance, c.hedges, c.periods, c.numbers, c.check_status AS status, c.check_reason AS statusReason,
    c.check_at AS statusAt, c.check_by AS statusBy, c.importance
  FROM annotation AS a LEFT JOIN mention AS m ON m.annotation = a.id LEFT JOIN claim AS c ON c.annotation = a.id
  LEFT JOIN statement_claim AS s ON s.claim = a.id
  WHERE a.text = ? ORDER BY a.start, a."end" DESC, a.created_at, a.id`;

/** The annotations of a text with what is said of them, in text order, one at a time. */
export function eachWithSaid(db: ReadableDB, text: string): IterableIterator<AnnotationWithSaid> {
  // Iterating keeps the statement busy, so it is not a shared one.
  return db.prepare(SELECT).iterate(text) as IterableIterator<AnnotationWithSaid>;
}

/** What was said of a claim, out of its row. */
export function claimOf(row: AnnotationWithSaid): ClaimAttributes {
  const { speakerKind, speaker, status, statusReason, statusAt, statusBy } = row;
  return {
    speaker:
      speakerKind === 'outlet'
        ? { kind: 'outlet' }
        : speakerKind === 'entity' && speaker !== null
          ? { kind: 'entity', entity: speaker }
          : null,
    attribution: row.attribution,
    stance: row.stance,
    hedges: parsed(row.hedges),
    periods: parsed(row.periods),
    numbers: parsed(row.numbers),
    check: status === null ? null : { status, reason: statusReason ?? '', at: statusAt ?? '', by: statusBy ?? '' },
    importance: row.importance,
  };
}

function parsed<T>(value: string | null): T | null {
  return value === null ? null : (JSON.parse(value) as T);
}

/** When annotations were last changed after they were made, by annotation; ISO 8601 in UTC. */
export function lastChanges(db: ReadableDB): Map<string, string> {
  const found = rows<{ annotation: string | null; at: string }>(
    db,
    `SELECT json_extract(payload, '$.annotation') AS annotation, max(at) AS at FROM journal
     WHERE payload IS NOT NULL
       AND kind IN ('annotation.retag', 'annotation.note', 'annotation.move', 'claim.set', 'mention.set')
     GROUP BY 1`,
  );
  return new Map(found.flatMap(({ annotation, at }) => (annotation === null ? [] : [[annotation, wallTime(at)]])));
}
