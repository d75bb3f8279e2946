/** What the journal says of entities: what was decided of them and why, and which of them a purge of a source takes. */
import { wallTime } from '../domain/clock';
import { isChangeKind, type Change } from '../domain/command';
import type { CustodyEntry } from '../domain/contract';
import { describeCustody } from '../domain/custody';
import { Families } from './families';
import { changeOf, IN_ORDER, type JournalEntry } from './journal';
import { rows, type ReadableDB } from './sqlite';

type Entry = Pick<JournalEntry, 'id' | 'at' | 'by' | 'kind' | 'payload'>;

/** What was decided of these entities, in words with the reasons, in the order in which it happened. */
export function entityHistory(db: ReadableDB, entities: readonly string[]): CustodyEntry[] {
  const wanted = new Set(entities);
  const known = new Map<string, Change>();
  return registerEntries(db).flatMap((entry): CustodyEntry[] => {
    const at = { at: wallTime(entry.at), by: entry.by };
    if (!isChangeKind(entry.kind)) {
      const change = known.get(target(entry));
      return change === undefined
        ? []
        : [{ ...at, what: describeCustody(change, entry.kind === 'undo' ? 'undo' : 'redo') }];
    }
    const { kind, payload } = { kind: entry.kind, payload: JSON.parse(entry.payload) as unknown } as Change;
    if (!entitiesIn({ kind, payload } as Change).some((id) => wanted.has(id))) return [];
    const change = changeOf(entry);
    known.set(entry.id, change);
    return [{ ...at, what: describeCustody(change, 'do') }];
  });
}

/**
 * The entities that a purge of a source takes: those that were ever mentioned in it and never anywhere else, with every
 * entity that they were ever merged or paired with, if all of these are so. `annotations` are those ever made in it.
 */
export function entitiesOnlyIn(db: ReadableDB, annotations: ReadonlySet<string>): Set<string> {
  const families = new Families();
  const inside = new Set<string>();
  const outside = new Set<string>();
  for (const entry of registerEntries(db)) {
    if (!isChangeKind(entry.kind)) continue;
    const change = { kind: entry.kind, payload: JSON.parse(entry.payload) as unknown } as Change;
    const ids = entitiesIn(change);
    if (change.kind === 'entity.merge' || change.kind === 'entity.pair') families.join(ids);
    else if (change.kind === 'mention.set' || change.kind === 'claim.set') {
      const where = annotations.has(change.payload.annotation) ? inside : outside;
      for (const id of ids) where.add(id);
    }
    for (const id of ids) families.join([id]);
  }
  return families.where((family) => family.some((id) => inside.has(id)) && !family.some((id) => outside.has(id)));
}

/** The journal entries that are about these entities alone, with their undoing. */
export function entriesAboutEntities(db: ReadableDB, entities: ReadonlySet<string>): Entry[] {
  const about = new Set<string>();
  return registerEntries(db).filter((entry) => {
    if (!isChangeKind(entry.kind)) return about.has(target(entry));
    const change = { kind: entry.kind, payload: JSON.parse(entry.payload) as unknown } as Change;
    const own = entitiesIn(change).some((id) => entities.has(id));
    if (own) about.add(entry.id);
    return own;
  });
}

function entitiesIn(change: Change): string[] {
  switch (change.kind) {
    case 'entity.add':
    case 'entity.remove':
      return [change.payload.entity.id];
    case 'entity.change':
      return [change.payload.entity];
    case 'entity.merge':
      return present(change.payload.entity, change.payload.from, change.payload.to);
    case 'entity.pair':
      return [change.payload.a, change.payload.b];
    case 'confidential.set':
      return change.payload.of === 'entity' ? [change.payload.id] : [];
    case 'mention.set':
      return present(change.payload.from?.entity, change.payload.to?.entity);
    case 'claim.set':
      return [change.payload.from.speaker, change.payload.to.speaker].flatMap((speaker) =>
        speaker?.kind === 'entity' ? [speaker.entity] : [],
      );
    default:
      return [];
  }
}

function present(...ids: readonly (string | null | undefined)[]): string[] {
  return ids.filter((id) => id !== null && id !== undefined);
}

function target({ payload }: Entry): string {
  return (JSON.parse(payload) as { entry: string }).entry;
}

function registerEntries(db: ReadableDB): Entry[] {
  return rows<Entry>(
    db,
    `SELECT id, at, by, kind, payload FROM journal
     WHERE payload IS NOT NULL AND kind IN ('entity.add', 'entity.remove', 'entity.change', 'entity.merge',
       'entity.pair', 'mention.set', 'claim.set', 'confidential.set', 'undo', 'redo')
     ORDER BY ${IN_ORDER}`,
  );
}
