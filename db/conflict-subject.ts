/** What a change is about, as a person knows it: a source by its headline, a mark by its words. */
import type { Change } from '../domain/command';
import { factValue } from '../domain/source';
import type { Annotation } from '../domain/annotation';
import { findAnnotation } from './annotations';
import { capturesOf } from './captures';
import { findEntity } from './entities';
import { row, type ReadableDB } from './sqlite';
import { findSource } from './sources';
import { findStatement } from './statements';

/** What a change is about. */
export interface ConflictSubject {
  /** The sources that it is about and that are in the case, by their ids. */
  readonly sources: readonly string[];
  /** The mark that it is about; null where it is about none, or the mark is gone. */
  readonly annotation: string | null;
  /** Such as `the mark on “Daraa” in “Headline”`; empty where the change says it by itself. */
  readonly words: string;
}

/** What `change` is about, as the case is now. */
export function subjectOf(db: ReadableDB, change: Change): ConflictSubject {
  const { annotations = [], sources = [], name = '' } = concerned(db, change);
  const marks = annotations.flatMap((id) => markOf(db, id) ?? []);
  const known = [...sources, ...marks.flatMap(({ text }) => sourceWith(db, text) ?? [])].filter(
    (id, at, all) => all.indexOf(id) === at && findSource(db, id) !== undefined,
  );
  const standing = marks.find(({ id }) => findAnnotation(db, id) !== undefined);
  const quotes = marks.map(({ exact }) => quoted(exact)).join(' and ');
  const headlines = known.map((id) => quoted(headlineOf(db, id))).join(' and ');
  const onMark = quotes === '' ? '' : `the mark${marks.length > 1 ? 's' : ''} on ${quotes}`;
  const words = [name, onMark === '' || headlines === '' ? `${onMark}${headlines}` : `${onMark} in ${headlines}`];
  return { sources: known, annotation: standing?.id ?? null, words: words.filter((one) => one !== '').join(' of ') };
}

/** `text` in quote marks, on one line and not longer than a line. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return `“${line.length <= SHOWN ? line : `${line.slice(0, SHOWN).replace(/\p{Surrogate}$/u, '')}…`}”`;
}

const SHOWN = 60;

interface Concerned {
  readonly annotations?: readonly string[];
  readonly sources?: readonly string[];
  readonly name?: string | undefined;
}

function concerned(db: ReadableDB, change: Change): Concerned {
  switch (change.kind) {
    case 'annotation.add':
    case 'annotation.remove':
      return { annotations: [change.payload.id] };
    case 'annotation.retag':
    case 'annotation.note':
    case 'annotation.move':
    case 'claim.set':
    case 'mention.set':
      return { annotations: [change.payload.annotation] };
    case 'anchor.decide':
      return { annotations: [change.payload.to.annotation] };
    case 'role.set':
      return { annotations: [change.payload.claim] };
    case 'statement.member':
      return { annotations: [change.payload.claim] };
    case 'link.set':
      return { annotations: [change.payload.a, change.payload.b] };
    case 'source.fact':
    case 'source.read':
    case 'capture.add':
    case 'text.add':
      return { sources: [change.payload.source] };
    case 'confidential.set':
      return change.payload.of === 'source'
        ? { sources: [change.payload.id] }
        : { name: nameOf(findEntity(db, change.payload.id)?.name) };
    case 'entity.change':
    case 'entity.merge':
      return { name: nameOf(findEntity(db, change.payload.entity)?.name) };
    case 'statement.change':
      return { name: nameOf(findStatement(db, change.payload.statement)?.title) };
    default:
      return {};
  }
}

type Mark = Pick<Annotation, 'id' | 'text' | 'exact'>;

/** A mark, or what the journal tells of one that is gone; undefined where that was purged. */
function markOf(db: ReadableDB, id: string): Mark | undefined {
  const standing = findAnnotation(db, id);
  if (standing !== undefined) return standing;
  const added = row<{ payload: string }>(
    db,
    `SELECT payload FROM journal WHERE kind = 'annotation.add' AND payload IS NOT NULL
     AND json_extract(payload, '$.id') = ?`,
    id,
  );
  return added && (JSON.parse(added.payload) as Mark);
}

function sourceWith(db: ReadableDB, text: string): string | undefined {
  return row<{ source: string }>(
    db,
    'SELECT capture.source FROM text JOIN capture ON capture.id = text.capture WHERE text.id = ?',
    text,
  )?.source;
}

function headlineOf(db: ReadableDB, source: string): string {
  const headline = factValue(findSource(db, source)?.facts ?? [], 'headline');
  return headline ?? capturesOf(db, source).at(-1)?.name ?? source;
}

function nameOf(name: string | undefined): string | undefined {
  return name === undefined || name === '' ? undefined : quoted(name);
}
