/** What the journal says of a source: its custody trail, and every entry that a purge has to empty. */
import { wallTime } from '../domain/clock';
import { describeCustody } from '../domain/custody';
import type { CustodyEntry } from '../domain/contract';
import { isChangeKind, type Change } from '../domain/command';
import { changeOf, IN_ORDER, type JournalEntry } from './journal';
import { rows, type ReadableDB } from './sqlite';

type Entry = Pick<JournalEntry, 'id' | 'at' | 'by' | 'kind' | 'payload'>;

/** A change to a source, with the entry that made it, undid it or made it again. */
interface SourceChange {
  readonly entry: Entry;
  readonly change: Change;
  readonly act: 'do' | 'undo' | 'redo';
}

/** What was done with a source, in words, in the order in which it happened. */
export function custodyOf(db: ReadableDB, source: string): CustodyEntry[] {
  return changesOf(db, source).map(({ entry, change, act }) => ({
    at: wallTime(entry.at),
    by: entry.by,
    what: describeCustody(change, act),
  }));
}

/** Every change to a source, in the order in which it happened. */
export function changesOf(db: ReadableDB, source: string): SourceChange[] {
  const changes = new Map<string, Change>();
  return entriesAbout(db, source).flatMap((entry): SourceChange[] => {
    if (isChangeKind(entry.kind)) {
      const change = changeOf(entry);
      changes.set(entry.id, change);
      return [{ entry, change, act: 'do' }];
    }
    const change = changes.get(target(entry) ?? '');
    return change === undefined ? [] : [{ entry, change, act: entry.kind === 'undo' ? 'undo' : 'redo' }];
  });
}

/**
 * Every journal entry that is about a source: it, its captures, texts and facts, their annotations, and what was undone
 * or done again of these. In the order in which they happened; those that were purged are left out.
 */
export function entriesAbout(db: ReadableDB, source: string): Entry[] {
  const texts = new Set<string>();
  const annotations = new Set<string>();
  const entries = new Set<string>();
  return everyEntry(db).filter((entry) => {
    const about = isAbout(entry, { source, texts, annotations, entries });
    if (about) entries.add(entry.id);
    return about;
  });
}

interface Known {
  readonly source: string;
  readonly texts: Set<string>;
  readonly annotations: Set<string>;
  readonly entries: ReadonlySet<string>;
}

function isAbout(entry: Entry, { source, texts, annotations, entries }: Known): boolean {
  if (entry.kind === 'anchor.carry') return (JSON.parse(entry.payload) as { source: string }).source === source;
  if (!isChangeKind(entry.kind)) return entries.has(target(entry) ?? '');
  // Not checked against its form, which takes ten times as long: only ids are looked at.
  const change = { kind: entry.kind, payload: JSON.parse(entry.payload) as unknown } as Change;
  switch (change.kind) {
    case 'source.add':
    case 'capture.add':
    case 'text.add':
      if (change.payload.source !== source) return false;
      texts.add(change.payload.text.id);
      return true;
    case 'source.read':
    case 'source.fact':
      return change.payload.source === source;
    case 'annotation.add':
    case 'annotation.remove':
      if (!texts.has(change.payload.text)) return false;
      annotations.add(change.payload.id);
      return true;
    case 'annotation.retag':
    case 'annotation.note':
      return annotations.has(change.payload.annotation);
    case 'anchor.decide':
      return annotations.has(change.payload.to.annotation);
    case 'annotation.move':
    case 'claim.set':
    case 'mention.set':
      return annotations.has(change.payload.annotation);
    case 'role.set':
      return annotations.has(change.payload.claim) || annotations.has(change.payload.mention);
    case 'link.set':
      return annotations.has(change.payload.a) || annotations.has(change.payload.b);
    case 'statement.member':
      return annotations.has(change.payload.claim);
    case 'suggestion.reject':
      return change.payload.source === source;
    case 'match.reject':
      return change.payload.a.source === source || change.payload.b.source === source;
    case 'confidential.set':
      return change.payload.of === 'source' && change.payload.id === source;
    case 'entity.add':
    case 'entity.remove':
    case 'entity.change':
    case 'entity.merge':
    case 'entity.pair':
    case 'code.set':
    case 'search.save':
    case 'statement.add':
    case 'statement.remove':
    case 'statement.change':
      return false;
  }
}

function target({ kind, payload }: Entry): string | undefined {
  if (kind !== 'undo' && kind !== 'redo') return undefined;
  return (JSON.parse(payload) as { entry: string }).entry;
}

function everyEntry(db: ReadableDB): Entry[] {
  return rows<Entry>(
    db,
    `SELECT id, at, by, kind, payload FROM journal
     WHERE payload IS NOT NULL AND kind NOT IN ('case.create', 'source.purge', 'purge.reach')
     ORDER BY ${IN_ORDER}`,
  );
}
