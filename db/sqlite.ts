/**
 * The handle on a case's database. Brands keep a query from writing by accident: what only reads takes a ReadableDB,
 * and a WritableDB exists only inside `writing`.
 */
import type Database from 'better-sqlite3';

declare const writable: unique symbol;

/** A database that may be read. */
export type ReadableDB = Database.Database;

/** A database inside an immediate transaction of the one writer. */
export type WritableDB = Database.Database & { readonly [writable]: true };

type Row = Record<string, unknown>;

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** The prepared statement for `sql`, compiled once per database. */
export function statement(db: ReadableDB, sql: string): Database.Statement {
  let known = statements.get(db);
  if (known === undefined) statements.set(db, (known = new Map<string, Database.Statement>()));
  let prepared = known.get(sql);
  if (prepared === undefined) known.set(sql, (prepared = db.prepare(sql)));
  return prepared;
}

/** All rows of a query, as T: the columns that the SQL names. */
export function rows<T extends object = Row>(db: ReadableDB, sql: string, ...values: unknown[]): T[] {
  return statement(db, sql).all(...values) as T[];
}

/** The first row of a query, or undefined. */
export function row<T extends object = Row>(db: ReadableDB, sql: string, ...values: unknown[]): T | undefined {
  return statement(db, sql).get(...values) as T | undefined;
}

/** Runs a statement that must change exactly one row; throws otherwise, which rolls the transaction back. */
export function changeOne(db: WritableDB, sql: string, ...values: unknown[]): void {
  const { changes } = statement(db, sql).run(...values);
  if (changes !== 1) throw new Error(`Expected one changed row, got ${changes}: ${sql}`);
}

/**
 * Runs `work` in one immediate transaction: all of it is on disk when this returns, or none of it.
 * `work` must be synchronous.
 */
export function writing<T>(db: ReadableDB, work: (db: WritableDB) => T): T {
  return db.transaction(() => work(db as WritableDB)).immediate();
}
