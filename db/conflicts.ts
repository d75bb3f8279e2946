/** Where copies of a case that were merged do not fit together, told with who did what. */
import { changedFields, type ChangedField } from '../domain/changed-fields';
import { describeChange, isChangeKind, type Change } from '../domain/command';
import type { MergeConflict } from '../domain/merging';
import { quoted, subjectOf } from './conflict-subject';
import { findEntity } from './entities';
import { changeOf, IN_ORDER, type JournalEntry } from './journal';
import { row, rows, type ReadableDB } from './sqlite';
import { findStatement } from './statements';

type Entry = Pick<JournalEntry, 'id' | 'by' | 'kind' | 'payload'>;

interface Stored {
  readonly entry: string;
  readonly kind: 'left-out' | 'changed-apart' | 'merge-circle';
  readonly field: string;
  readonly held: string;
}

/** Every conflict of the case, in the order in which they came up. None in a case that was never merged. */
export function listConflicts(db: ReadableDB): MergeConflict[] {
  return [...changeConflicts(db), ...sameCaptures(db)];
}

function changeConflicts(db: ReadableDB): MergeConflict[] {
  const stored = new Map<string, Stored[]>();
  for (const one of rows<Stored>(db, 'SELECT entry, kind, field, held FROM conflict ORDER BY entry, field')) {
    const known = stored.get(one.entry);
    if (known === undefined) stored.set(one.entry, [one]);
    else known.push(one);
  }
  if (stored.size === 0) return [];
  const changes = new Map<string, Change>();
  const setters = new Map<string, Entry>();
  return entriesWithPayload(db).flatMap((entry): MergeConflict[] => {
    const acted = actedOn(entry, changes);
    if (acted === undefined) return [];
    const found = (stored.get(entry.id) ?? []).map((one) => tell(db, one, entry, acted, setters));
    for (const field of acted.fields) setters.set(keyOf(field), entry);
    return found;
  });
}

interface Acted {
  readonly change: Change;
  readonly act: 'do' | 'undo' | 'redo';
  /** As this entry sets them. */
  readonly fields: readonly ChangedField[];
}

function actedOn(entry: Entry, changes: Map<string, Change>): Acted | undefined {
  if (isChangeKind(entry.kind)) {
    const change = changeOf(entry);
    changes.set(entry.id, change);
    return { change, act: 'do', fields: changedFields(change) };
  }
  const change = changes.get((JSON.parse(entry.payload) as { entry: string }).entry);
  if (change === undefined) return undefined;
  if (entry.kind === 'redo') return { change, act: 'redo', fields: changedFields(change) };
  const fields = changedFields(change).map((field) => ({ ...field, from: field.to, to: field.from }));
  return { change, act: 'undo', fields };
}

function tell(
  db: ReadableDB,
  { kind, field, held }: Stored,
  entry: Entry,
  { change, act, fields }: Acted,
  setters: ReadonlyMap<string, Entry>,
): MergeConflict {
  const { id, by } = entry;
  const what = `${act === 'undo' ? 'undoing of the ' : ''}${describeChange(change)}`;
  const { sources, annotation, words } = subjectOf(db, change);
  const common = { kind, entry: id, by, field, sources, annotation };
  if (kind !== 'changed-apart') {
    const why =
      kind === 'merge-circle'
        ? 'the other copy had merged the two the other way round'
        : 'what it changes is gone in the other copy, or something there depends on it';
    return {
      ...common,
      replaced: null,
      value: null,
      message: `By ${by}, left out: ${what}${words === '' ? '' : ` (${words})`}. For ${why}.`,
    };
  }
  const set = fields.find((one) => one.field === field);
  const setter = set && setters.get(keyOf(set));
  const before: unknown = JSON.parse(held);
  return {
    ...common,
    replaced: { value: before, by: setter?.by ?? '', entry: setter?.id ?? '' },
    value: set?.to ?? null,
    message: `Both copies changed the ${field}${words === '' ? '' : ` of ${words}`}: ${named(db, field, before)}${setter ? ` by ${setter.by}` : ''} gave way to ${named(db, field, set?.to)} by ${by}, which came later (${what}).`,
  };
}

function keyOf({ subject, field }: ChangedField): string {
  return `${field}\n${subject}`;
}

/** A value in words; what is known by its id by the name that a person gave it. */
function named(db: ReadableDB, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (field === 'text') return 'one of its texts';
  if (field === 'bounds' || field === 'place') return placed(value);
  const id = typeof value === 'object' && 'entity' in value ? value.entity : value;
  const isEntity = ['entity', 'speaker', 'merge'].includes(field);
  const name = typeof id !== 'string' ? undefined : isEntity ? findEntity(db, id)?.name : findStatement(db, id)?.title;
  if (name !== undefined) return name === '' ? 'a statement without title' : quoted(name);
  return quoted(typeof value === 'string' ? value : wordsIn(value));
}

/** What a person reads of a value that has parts: a fact, a code, a link, a checked status. */
function wordsIn(value: unknown): string {
  const parts = (typeof value === 'object' ? value : {}) as Readonly<Record<string, unknown>>;
  const words = ['value', 'name', 'relation', 'status', 'kind'].map((part) => parts[part]);
  return words.find((part) => typeof part === 'string') ?? JSON.stringify(value);
}

function placed(value: unknown): string {
  const { start, end } = value as { start?: number | null; end?: number | null };
  return typeof start === 'number' && typeof end === 'number' ? `characters ${start} to ${end}` : 'no place';
}

function entriesWithPayload(db: ReadableDB): Entry[] {
  return rows<Entry>(
    db,
    `SELECT id, by, kind, payload FROM journal WHERE payload IS NOT NULL
     AND kind NOT IN ('case.create', 'source.purge', 'purge.reach', 'anchor.carry') ORDER BY ${IN_ORDER}`,
  );
}

/** The same document of the same bytes, imported in two copies apart: a case takes it once. */
function sameCaptures(db: ReadableDB): MergeConflict[] {
  const found = rows<{ sha256: string; member: string }>(
    db,
    `SELECT sha256, member FROM capture GROUP BY sha256, member HAVING count(DISTINCT source) > 1
     ORDER BY max(captured_at), sha256, member`,
  );
  return found.flatMap(({ sha256, member }): MergeConflict[] => {
    const captures = rows<{ id: string; source: string; name: string }>(
      db,
      'SELECT id, source, name FROM capture WHERE sha256 = ? AND member = ? ORDER BY captured_at, id',
      ...[sha256, member],
    );
    const last = captures.at(-1);
    if (last === undefined) return [];
    const entry = row<{ id: string; by: string }>(
      db,
      `SELECT id, by FROM journal WHERE kind IN ('source.add', 'capture.add')
       AND json_extract(payload, '$.capture.id') = ?`,
      last.id,
    );
    return [
      {
        kind: 'same-capture',
        entry: entry?.id ?? '',
        by: entry?.by ?? '',
        field: '',
        replaced: null,
        value: null,
        annotation: null,
        sources: Array.from(new Set(captures.map(({ source }) => source))),
        message: `“${last.name}” was imported in both copies, so it is ${captures.length} sources now. Both are kept.`,
      },
    ];
  });
}
