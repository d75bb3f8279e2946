/**
 * Looking places up. A gazetteer is one or more read-only SQLite files that `gazetteer-writer.ts` made: the one that the
 * app ships, and those of countries that a person added. No call writes, and none needs more than a few pages of a file.
 */
import { basename } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { errorData, SourcemarkError } from '../domain/errors';
import { PLACE_KINDS, type GazetteerPlace, type PlaceKind } from '../domain/gazetteer';
import { placeKey, placeKeys } from '../domain/place-names';
import { GAZETTEER_FORM, GAZETTEER_ID, NAMES_TOGETHER, TO_A_DEGREE } from './gazetteer-writer';
import { row, rows, type ReadableDB } from './sqlite';

/** What `search` may be told. */
interface PlaceSearch {
  /** Codes of countries (ISO 3166-1, two letters) to look in; all where it is left out or empty. */
  readonly countries?: readonly string[];
  /** How many places to answer at most. */
  readonly limit: number;
}

/** An open gazetteer. Every answer is ranked: countries, capitals, provinces and their seats, then by inhabitants. */
export interface Gazetteer {
  /** Every place with this name under any of its spellings. Those that agree in the article come first. */
  find(name: string): readonly GazetteerPlace[];
  /** The places that have a name which begins with `query`, for a search field. */
  search(query: string, options: PlaceSearch): GazetteerPlace[];
  /** Up to `limit` places, the nearest first, within `kilometres` of a point in degrees. */
  near(lat: number, lon: number, kilometres: number, limit: number): GazetteerPlace[];
  /** The place with this id, or undefined. */
  read(id: string): GazetteerPlace | undefined;
  /** The other names of a place, in every script, of each spelling one. Empty for a place that is not there. */
  namesOf(id: string): string[];
  /** The country whose people or things are called this ("Syrian", "Syrians", "syrienne"), by its two letters. */
  demonym(word: string): string | undefined;
  /** The name of a country by its two letters; the letters where there is none. */
  countryName(code: string): string;
  /** Who made the data and under which licences, a line each: to be shown wherever places are. */
  readonly attribution: readonly string[];
  /** A sentence for each added file that could not be opened; the others work all the same. */
  readonly problems: readonly string[];
  close(): void;
}

/**
 * Opens the gazetteer at `path`, and those that a person added. Throws a SourcemarkError where `path` itself is not
 * there (`file-missing`) or is not one of this version (`file-unreadable`).
 */
export function openGazetteer(path: string, added: readonly string[] = []): Gazetteer {
  const main = openFile(path);
  const problems: string[] = [];
  const files = [main];
  for (const each of added) {
    try {
      files.push(openFile(each));
    } catch (thrown) {
      problems.push(errorData(thrown).message);
    }
  }
  const countryNames = new Map(
    rows<{ code: string; name: string }>(main.db, 'SELECT code, name FROM country').map(({ code, name }) => [
      code,
      name,
    ]),
  );
  const countryName = (code: string): string => countryNames.get(code) ?? code;
  const toPlace = (one: Found): GazetteerPlace => placeOf(one, countryName(one.division.country));
  return {
    find: remembering((name) => findIn(files, name).map(toPlace)),
    search: (query, options) => searchIn(files, query, options).map(toPlace),
    near: (lat, lon, kilometres, limit) => nearIn(files, { lat, lon, kilometres, limit }).map(toPlace),
    read: (id) => {
      const one = readIn(files, id);
      return one && toPlace(one);
    },
    namesOf: (id) => otherNames(files, id),
    demonym: (word) => demonymIn(main, word),
    countryName,
    attribution: [...new Set(files.map(({ db }) => factOf(db, 'attribution')))],
    problems,
    close: () => {
      for (const { db } of files) db.close();
    },
  };
}

/** How many names' places are kept at hand: those of a long article. */
const REMEMBERED = 4096;

/** The same names come again and again, in one text and from one to the next. */
function remembering(find: (name: string) => readonly GazetteerPlace[]): (name: string) => readonly GazetteerPlace[] {
  const known = new Map<string, readonly GazetteerPlace[]>();
  return (name) => {
    let places = known.get(name);
    if (places === undefined) {
      if (known.size >= REMEMBERED) known.clear();
      known.set(name, (places = find(name)));
    }
    return places;
  };
}

/** One file. */
interface GazetteerFile {
  readonly db: ReadableDB;
  /** Its first-level divisions by their numbers; read when they are first needed. */
  divisions(): ReadonlyMap<number, Division>;
}

interface Division {
  readonly id: number;
  readonly country: string;
  /** GeoNames' code for it within the country, as "06"; empty for the country as a whole. */
  readonly code: string;
  readonly name: string;
}

const NOWHERE: Division = { id: -1, country: '', code: '', name: '' };

/** A row of `place`. */
interface PlaceRow {
  readonly rank: number;
  readonly geonames: number | null;
  readonly tier: number;
  readonly kind: number;
  readonly division: number;
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
  readonly weight: number | null;
  readonly name: string;
}

/** A place with what only its own file can tell of it. Joining in SQL takes ten times as long. */
interface Found {
  readonly file: GazetteerFile;
  readonly place: PlaceRow;
  readonly division: Division;
}

function found(file: GazetteerFile, place: PlaceRow): Found {
  return { file, place, division: file.divisions().get(place.division) ?? NOWHERE };
}

function openFile(path: string): GazetteerFile {
  const name = basename(path);
  let db: ReadableDB;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
  } catch (cause) {
    throw new SourcemarkError('file-missing', `The gazetteer “${name}” can't be opened. Add it again.`, { cause });
  }
  try {
    db.pragma('query_only = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    // In KiB, if negative. Mapping the file instead makes every look at a page check it again.
    db.pragma('cache_size = -8192');
    // Nobody writes to the file, so it need not be locked and looked at anew for every call.
    db.pragma('locking_mode = EXCLUSIVE');
    const id = db.pragma('application_id', { simple: true });
    const form = db.pragma('user_version', { simple: true });
    if (id === GAZETTEER_ID && form === GAZETTEER_FORM) return withDivisions(db);
  } catch {
    // Damaged or no database at all: the sentence below says what to do in either case.
  }
  db.close();
  throw new SourcemarkError(
    'file-unreadable',
    `“${name}” is not a gazetteer of this version of Sourcemark. Add the country's table again.`,
  );
}

function withDivisions(db: ReadableDB): GazetteerFile {
  let known: ReadonlyMap<number, Division> | undefined;
  return {
    db,
    divisions: () =>
      (known ??= new Map(rows<Division>(db, 'SELECT id, country, code, name FROM division').map((d) => [d.id, d]))),
  };
}

function factOf(db: ReadableDB, name: string): string {
  return row<{ value: string }>(db, 'SELECT value FROM fact WHERE name = ?', name)?.value ?? '';
}

function placeOf(one: Found, countryName: string): GazetteerPlace {
  const { place, division } = one;
  return {
    id: identity(one),
    name: place.name,
    country: division.country,
    countryName,
    province: division.name,
    kind: kindOf(place),
    lat: place.lat / TO_A_DEGREE,
    lon: place.lon / TO_A_DEGREE,
    population: place.population,
  };
}

function kindOf(place: PlaceRow): PlaceKind {
  return PLACE_KINDS[place.kind] ?? 'site';
}

function identity({ place, division: { country, code } }: Found): string {
  if (place.geonames !== null) return `geonames:${place.geonames}`;
  return code === '' ? `country:${country}` : `province:${country}:${code}`;
}

const FIND = 'SELECT rank, spelled FROM name WHERE key = ? ORDER BY rank';
const BY_RANK = 'SELECT * FROM place WHERE rank = ?';

function findIn(files: readonly GazetteerFile[], name: string): Found[] {
  const all: (Found & { readonly strange: boolean })[] = [];
  for (const { key, article } of placeKeys(name)) {
    for (const file of files) {
      for (const { rank, spelled } of rows<{ rank: number; spelled: number }>(file.db, FIND, key)) {
        const place = row<PlaceRow>(file.db, BY_RANK, rank);
        if (place === undefined) continue;
        const one = found(file, place);
        all.push({ ...one, strange: (spelled & (article ? 2 : 1)) === 0 && !ARABIC.has(one.division.country) });
      }
    }
  }
  // Of one file and one key they are in order already, and stay so.
  return unique(all.sort((a, b) => Number(a.strange) - Number(b.strange) || byRank(a, b)));
}

/** Where the article of a name comes and goes, as in "As Suwayda" and "Suwayda"; elsewhere "El Paso" is not "Paso". */
const ARABIC: ReadonlySet<string> = new Set(
  'AE BH DJ DZ EG EH ER IL IQ IR JO KM KW LB LY MA ML MR NE OM PS QA SA SD SO SS SY TD TN TR YE'.split(' '),
);

/** Ranks of different files can't be compared; what they are made of can. */
function byRank({ place: a }: Found, { place: b }: Found): number {
  return a.tier - b.tier || (b.weight ?? b.population) - (a.weight ?? a.population);
}

/** Leaves out what an earlier one is too: a place that two files hold, or that two keys lead to. */
function unique<T extends Found>(all: readonly T[]): T[] {
  if (all.length < 2) return [...all];
  const seen = new Set<string>();
  return all.filter((one) => {
    const id = identity(one);
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

const SEARCH = `SELECT p.* FROM (SELECT DISTINCT rank FROM name WHERE key >= @start AND key < @end) n
  CROSS JOIN place p ON p.rank = n.rank
  WHERE @divisions = '' OR p.division IN (SELECT value FROM json_each(@divisions))
  ORDER BY n.rank LIMIT @limit`;

function searchIn(files: readonly GazetteerFile[], query: string, { countries = [], limit }: PlaceSearch): Found[] {
  const key = placeKey(query)?.key;
  if (key === undefined) return [];
  const all: Found[] = [];
  for (const start of new Set([key, key.toLowerCase()])) {
    for (const file of files) {
      const divisions = countries.length === 0 ? '' : JSON.stringify(divisionsOf(file, countries));
      const values = { start, end: `${start}\u{10ffff}`, divisions, limit };
      for (const place of rows<PlaceRow>(file.db, SEARCH, values)) all.push(found(file, place));
    }
  }
  return unique(all.sort(byRank)).slice(0, limit);
}

function divisionsOf(file: GazetteerFile, countries: readonly string[]): number[] {
  return [...file.divisions().values()].filter(({ country }) => countries.includes(country)).map(({ id }) => id);
}

/** Provinces and countries are near everything that lies in them, so they are left out. */
const NEAR = 'SELECT * FROM place WHERE kind > 1 AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?';

/** Kilometres to a degree of latitude, on a sphere of the earth's mean radius (6,371 km). */
const DEGREE = 111.195;

interface Vicinity {
  readonly lat: number;
  readonly lon: number;
  readonly kilometres: number;
  readonly limit: number;
}

/** On a plane, which is right to a metre in a kilometre for distances of a few dozen kilometres. */
function nearIn(files: readonly GazetteerFile[], { lat, lon, kilometres, limit }: Vicinity): Found[] {
  const high = kilometres / DEGREE;
  const shrink = Math.max(Math.cos((lat * Math.PI) / 180), 0.01);
  const wide = high / shrink;
  const bounds = [lat - high, lat + high, lon - wide, lon + wide].map((degrees) => Math.round(degrees * TO_A_DEGREE));
  const away = ({ place }: Found): number =>
    DEGREE * Math.hypot(place.lat / TO_A_DEGREE - lat, (place.lon / TO_A_DEGREE - lon) * shrink);
  const all = files
    .flatMap((file) => rows<PlaceRow>(file.db, NEAR, ...bounds).map((place) => found(file, place)))
    .map((one) => ({ ...one, away: away(one) }))
    .filter((one) => one.away <= kilometres);
  return unique(all.sort((a, b) => a.away - b.away)).slice(0, limit);
}

function readIn(files: readonly GazetteerFile[], id: string): Found | undefined {
  const [, scheme, code] = /^(geonames|country|province):(.+)$/su.exec(id) ?? [];
  for (const file of files) {
    // Countries, and the few provinces without a number, are looked for among all that have none.
    const some =
      scheme === 'geonames'
        ? rows<PlaceRow>(file.db, 'SELECT * FROM place WHERE geonames = ?', Number(code))
        : rows<PlaceRow>(file.db, 'SELECT * FROM place WHERE geonames IS NULL');
    const one = some.map((place) => found(file, place)).find((each) => identity(each) === id);
    if (one !== undefined) return one;
  }
  return undefined;
}

function otherNames(files: readonly GazetteerFile[], id: string): string[] {
  const one = readIn(files, id);
  if (one === undefined) return [];
  const at = one.place.rank - 1;
  const block = Math.floor(at / NAMES_TOGETHER);
  const packed = row<{ names: Uint8Array }>(one.file.db, 'SELECT names FROM others WHERE block = ?', block)?.names;
  if (packed === undefined) return [];
  const names = JSON.parse(inflateRawSync(packed).toString('utf8')) as readonly (readonly string[])[];
  return [...(names[at % NAMES_TOGETHER] ?? [])];
}

function demonymIn({ db }: GazetteerFile, word: string): string | undefined {
  const key = placeKey(word)?.key;
  if (key === undefined) return undefined;
  const known = (each: string): string | undefined =>
    row<{ country: string }>(db, 'SELECT country FROM demonym WHERE key = ?', each)?.country;
  return known(key) ?? (key.endsWith('s') ? known(key.slice(0, -1)) : undefined);
}
