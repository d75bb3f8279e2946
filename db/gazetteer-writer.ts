/** Makes the file of a gazetteer: a read-only SQLite database that holds places in the order of their rank, and their keys. */
import { renameSync, rmSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { PLACE_KINDS, type GazetteerRecord } from '../domain/gazetteer';
import { placeKey } from '../domain/place-names';
import type { ReadableDB } from './sqlite';

/** "SMgz" as a number: what tells a gazetteer from other databases. */
export const GAZETTEER_ID = 0x534d677a;

/** Counted up when the tables or the folding of names change; a gazetteer of another form is made again. */
export const GAZETTEER_FORM = 1;

/**
 * `place.rank` is the row's number and its rank, so that the best of many are found without a look at the places.
 * `place.weight` is what ranks it within its tier where that is not its population. `name.spelled` is 1 where a name of the key has no leading article, 2 where one has, and 3 for both. `others` holds the
 * other names of NAMES_TOGETHER places in a row, as JSON, deflated (RFC 1951): they are read one place at a time, seldom.
 */
const TABLES = `
  CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE demonym (key TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE division (id INTEGER PRIMARY KEY, country TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL);
  CREATE TABLE place (
    rank INTEGER PRIMARY KEY,
    geonames INTEGER,
    tier INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    division INTEGER NOT NULL REFERENCES division (id),
    lat INTEGER NOT NULL,
    lon INTEGER NOT NULL,
    population INTEGER NOT NULL,
    weight INTEGER,
    name TEXT NOT NULL
  );
  CREATE TABLE name (key TEXT, rank INTEGER, spelled INTEGER NOT NULL, PRIMARY KEY (key, rank)) WITHOUT ROWID;
  CREATE TABLE others (block INTEGER PRIMARY KEY, names BLOB NOT NULL);
`;

const INDEXES = 'CREATE UNIQUE INDEX place_geonames ON place (geonames)';

/** How many places' other names are packed together. */
export const NAMES_TOGETHER = 128;

/** Coordinates are stored as whole numbers of this many to a degree: a metre. */
export const TO_A_DEGREE = 100_000;

/** What goes into a gazetteer beside its places. */
export interface GazetteerFacts {
  /** What a person sees: "GeoNames and country names", "SY.txt". */
  readonly name: string;
  /** Who made the data and under which licence, to be shown wherever it is used. */
  readonly attribution: string;
  /** Names of countries by their codes. */
  readonly countries: ReadonlyMap<string, string>;
  /** Codes of countries by the words for their people. */
  readonly demonyms: ReadonlyMap<string, string>;
}

/**
 * Writes a gazetteer to `target`, whole or not at all, and answers how many places it has. Of records with the same
 * GeoNames number the first counts. What `records` throws is thrown, and `target` is then as it was.
 */
export function writeGazetteer(target: string, facts: GazetteerFacts, records: Iterable<GazetteerRecord>): number {
  const part = `${target}.part`;
  rmSync(part, { force: true });
  try {
    const ranked = [...records].sort((a, b) => a.tier - b.tier || weightOf(b) - weightOf(a));
    const db = new Database(part);
    try {
      // Nobody reads the file before it is complete, and a broken one is thrown away.
      db.pragma('journal_mode = OFF');
      db.pragma('synchronous = OFF');
      db.pragma(`application_id = ${GAZETTEER_ID}`);
      db.pragma(`user_version = ${GAZETTEER_FORM}`);
      db.exec(TABLES);
      const count = db.transaction(() => {
        writeFacts(db, facts);
        return writePlaces(db, ranked);
      })();
      db.exec(INDEXES);
      db.pragma('synchronous = FULL');
      db.exec('VACUUM');
      return finish(db, part, target, count);
    } finally {
      db.close();
    }
  } finally {
    rmSync(part, { force: true });
  }
}

function weightOf({ weight, population }: GazetteerRecord): number {
  return weight ?? population;
}

function finish(db: ReadableDB, part: string, target: string, count: number): number {
  db.close();
  renameSync(part, target);
  return count;
}

function writeFacts(db: ReadableDB, { name, attribution, countries, demonyms }: GazetteerFacts): void {
  const fact = db.prepare('INSERT INTO fact VALUES (?, ?)');
  fact.run('name', name);
  fact.run('attribution', attribution);
  const country = db.prepare('INSERT INTO country VALUES (?, ?)');
  for (const pair of countries) country.run(...pair);
  const demonym = db.prepare('INSERT OR IGNORE INTO demonym VALUES (?, ?)');
  for (const [word, code] of demonyms) {
    const key = placeKey(word);
    if (key !== undefined) demonym.run(key.key, code);
  }
}

function writePlaces(db: ReadableDB, ranked: readonly GazetteerRecord[]): number {
  const place = db.prepare('INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const divisions = divisionsOf(ranked);
  const division = db.prepare('INSERT INTO division VALUES (?, ?, ?, ?)');
  for (const { id, country, code, name } of divisions.values()) division.run(id, country, code, name);
  const seen = new Set<number>();
  const entries: NameEntry[] = [];
  const others: string[][] = [];
  for (const record of ranked) {
    if (record.geonames !== undefined && seen.has(record.geonames)) continue;
    if (record.geonames !== undefined) seen.add(record.geonames);
    const { keys, other } = namesOf(record);
    if (keys.size === 0) continue;
    const rank = others.push(other);
    for (const [key, spelled] of keys) entries.push({ key, rank, spelled });
    place.run(
      rank,
      record.geonames,
      record.tier,
      PLACE_KINDS.indexOf(record.kind),
      divisions.get(divisionKey(record))?.id,
      Math.round(record.lat * TO_A_DEGREE),
      Math.round(record.lon * TO_A_DEGREE),
      record.population,
      weightOf(record) === record.population ? null : weightOf(record),
      record.name,
    );
  }
  writeNames(db, entries);
  writeOthers(db, others);
  return others.length;
}

interface Division {
  readonly id: number;
  readonly country: string;
  readonly code: string;
  name: string;
}

const divisionKey = ({ country, division }: GazetteerRecord): string => `${country}.${division}`;

/** The divisions that the places lie in, numbered, and named where a province among the places is theirs. */
function divisionsOf(records: readonly GazetteerRecord[]): Map<string, Division> {
  const found = new Map<string, Division>();
  for (const record of records) {
    const key = divisionKey(record);
    let division = found.get(key);
    if (division === undefined) {
      division = { id: found.size, country: record.country, code: record.division, name: '' };
      found.set(key, division);
    }
    if (record.kind === 'province' && division.name === '') division.name = record.name;
  }
  return found;
}

/** The keys of a place with how they are spelled, and its other names: of spellings that fold alike the first. */
function namesOf(record: GazetteerRecord): { readonly keys: Map<string, number>; readonly other: string[] } {
  const keys = new Map<string, number>();
  const other: string[] = [];
  for (const name of [record.name, ...record.names]) {
    const key = placeKey(name);
    if (key === undefined) continue;
    const known = keys.get(key.key) ?? 0;
    keys.set(key.key, known | (key.article ? 2 : 1));
    if (known === 0 && name !== record.name) other.push(name);
  }
  return { keys, other };
}

function writeOthers(db: ReadableDB, others: readonly (readonly string[])[]): void {
  const block = db.prepare('INSERT INTO others VALUES (?, ?)');
  for (let start = 0; start < others.length; start += NAMES_TOGETHER) {
    const names = JSON.stringify(others.slice(start, start + NAMES_TOGETHER));
    block.run(start / NAMES_TOGETHER, deflateRawSync(names, { level: 9 }));
  }
}

interface NameEntry {
  readonly key: string;
  readonly rank: number;
  readonly spelled: number;
}

/** In the order of the table, which makes it several times faster to fill. */
function writeNames(db: ReadableDB, entries: NameEntry[]): void {
  entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.rank - b.rank));
  const name = db.prepare('INSERT INTO name VALUES (?, ?, ?)');
  for (const { key, rank, spelled } of entries) name.run(key, rank, spelled);
}
