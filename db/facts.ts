/** Rows of the table `fact`: what is known of sources, and from where. */
import type { Payload } from '../domain/command';
import { FACT_FIELDS, type Fact, type FactField } from '../domain/source';
import { rows, statement, type ReadableDB, type WritableDB } from './sqlite';

const COLUMNS = 'field, value, basis, reason';

/** What is known before and after, for one field; null where nothing is. */
export type FactChange = Payload<'capture.add'>['facts'][number];

/** What is known of a source, in the order of FACT_FIELDS. */
export function factsOf(db: ReadableDB, source: string): Fact[] {
  return rows<Fact>(db, `SELECT ${COLUMNS} FROM fact WHERE source = ?`, source).sort(byField);
}

/** What is known of every source, in the order of FACT_FIELDS. */
export function factsBySource(db: ReadableDB): Map<string, Fact[]> {
  const known = new Map<string, Fact[]>();
  for (const { source, ...fact } of rows<Fact & { source: string }>(db, `SELECT source, ${COLUMNS} FROM fact`)) {
    const facts = known.get(source);
    if (facts === undefined) known.set(source, [fact]);
    else facts.push(fact);
  }
  for (const facts of known.values()) facts.sort(byField);
  return known;
}

/** Sets what is known of a field; null takes it away. */
export function setFact(db: WritableDB, source: string, field: FactField, fact: Fact | null): void {
  statement(db, 'DELETE FROM fact WHERE source = ? AND field = ?').run(source, field);
  if (fact === null) return;
  statement(
    db,
    'INSERT INTO fact (source, field, value, basis, reason) VALUES (@source, @field, @value, @basis, @reason)',
  ).run({ ...fact, source });
}

/** Takes away all that is known of a source. */
export function deleteFacts(db: WritableDB, source: string): void {
  statement(db, 'DELETE FROM fact WHERE source = ?').run(source);
}

/**
 * What changes when a newer reading of a source knows `read`: it goes before what was read earlier, but never before
 * what a person entered, and what it does not know stays.
 */
export function newerFacts(known: readonly Fact[], read: readonly Fact[]): FactChange[] {
  return read.flatMap((to) => {
    const from = known.find(({ field }) => field === to.field) ?? null;
    if (from?.basis === 'person') return [];
    if (from?.value === to.value && from.basis === to.basis && from.reason === to.reason) return [];
    return [{ field: to.field, from, to }];
  });
}

function byField(a: Fact, b: Fact): number {
  return FACT_FIELDS.indexOf(a.field) - FACT_FIELDS.indexOf(b.field);
}
