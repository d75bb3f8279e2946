/**
 * Reads the tables of places that geonames.org offers, one line a place: a country's own (`SY.txt`), `cities500.txt`
 * and `allCountries.txt` have the same columns, which https://download.geonames.org/export/dump/readme.txt describes.
 */
import { SourcemarkError } from './errors';
import type { GazetteerRecord, PlaceKind } from './gazetteer';

/** How much one table may hold. The largest country's has 2.3 million places. */
export const GEONAMES_LIMITS = { places: 3_000_000, line: 20_000, name: 200 } as const;

const COLUMNS = 19;

/**
 * The places of a table, in order. Lines are without their ends; empty ones are passed over, and so are rows for whole
 * countries, which every gazetteer has, and for places that are gone. Throws a SourcemarkError (`not-text`, `too-much`)
 * that names `file` and the first line that is not of the form, since a table with one wrong line is another table.
 */
export function* geonamesRecords(lines: Iterable<string>, file: string): Generator<GazetteerRecord> {
  let number = 0;
  let found = 0;
  for (const line of lines) {
    number++;
    if (line === '') continue;
    const record = readRow(line);
    if (typeof record === 'string') {
      throw new SourcemarkError(
        'not-text',
        `“${file}” is not a table of places from geonames.org: line ${number} ${record}. Nothing was added; unpack the country's zip file and choose the table in it, as SY.txt.`,
      );
    }
    if (record === undefined) continue;
    if (++found > GEONAMES_LIMITS.places) {
      throw new SourcemarkError(
        'too-much',
        `“${file}” holds more than ${GEONAMES_LIMITS.places.toLocaleString('en')} places, more than any country has. Nothing was added; choose the table of one country.`,
      );
    }
    yield record;
  }
}

/** The place of a row, undefined for a row that is passed over, or what is wrong with it, to follow "line 7". */
function readRow(line: string): GazetteerRecord | undefined | string {
  if (line.length > GEONAMES_LIMITS.line) return 'is far too long';
  if (CONTROL.test(line)) return 'holds characters that no text has';
  const columns = line.split('\t');
  if (columns.length !== COLUMNS) {
    return columns.length === 1 ? 'has no columns' : `has ${columns.length} columns instead of ${COLUMNS}`;
  }
  const [id = '', name = '', ascii = '', others = '', latitude = '', longitude = ''] = columns;
  const [, , , , , , feature = '', code = '', country = '', , division = ''] = columns;
  const inhabitants = columns[14] ?? '';
  if (!/^[1-9]\d{0,9}$/.test(id)) return 'does not begin with the number of a place';
  if (name.replace(UNSEEN, '').trim() === '' || name.length > GEONAMES_LIMITS.name)
    return 'has no usable name in its second column';
  const [lat, lon] = [degrees(latitude, 90), degrees(longitude, 180)];
  if (lat === undefined || lon === undefined) return 'has no coordinates in its fifth and sixth columns';
  if (!/^(?:[AHLPRSTUV]|)$/.test(feature) || !/^[A-Z0-9]{0,10}$/.test(code)) return 'has no kind of place';
  if (!/^(?:[A-Z]{2}|)$/.test(country) || !/^[A-Za-z0-9.]{0,20}$/.test(division)) return 'has no country code';
  if (!/^\d{0,11}$/.test(inhabitants)) return 'has no number of inhabitants where one belongs';
  if (isCountry(code) || isGone(code)) return undefined;
  const population = Number(inhabitants);
  const kind = kindOf(feature, code, population);
  return {
    geonames: Number(id),
    name: name.replace(UNSEEN, ''),
    names: [ascii, ...others.replace(UNSEEN, '').split(',')].filter(
      (each) => each !== '' && each !== name && !isMachineMade(each),
    ),
    country,
    division: division === '00' ? '' : division,
    kind,
    tier: tierOf(kind, feature, code),
    lat,
    lon,
    population,
  };
}

/** What no table of text holds: control characters of ASCII but the tab, and halves of surrogate pairs. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]|\p{Cs}/u;

/** What a few names of GeoNames hold all the same, and nobody sees. */
const UNSEEN = /[\u0080-\u009f\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

function degrees(written: string, most: number): number | undefined {
  if (!/^-?\d{1,3}(?:\.\d{1,12})?$/.test(written)) return undefined;
  const value = Number(written);
  return Math.abs(value) <= most ? value : undefined;
}

function isCountry(code: string): boolean {
  return /^PCL/.test(code) || code === 'TERR';
}

/** Historical divisions and places; those that were destroyed or left of late are still written about, and stay. */
function isGone(code: string): boolean {
  return /^(?:ADM[1-5D]|PPL|PPLC|PRSH|RGN)H$/.test(code);
}

/** From how many inhabitants on a place that is the seat of nothing is a city. */
const CITY = 10_000;

/** GeoNames does not say what is a city: a place is one that is a seat of the first or second level, or is populous. */
function kindOf(feature: string, code: string, population: number): PlaceKind {
  if (code === 'ADM1') return 'province';
  if (feature !== 'P' || code === 'PPLX') return 'site';
  return /^PPL(?:C|G|A|A2)$/.test(code) || population >= CITY ? 'city' : 'village';
}

function tierOf(kind: PlaceKind, feature: string, code: string): GazetteerRecord['tier'] {
  if (code === 'PPLC') return 1;
  if (kind === 'province' || code === 'PPLA') return 2;
  return feature === 'P' ? 3 : 4;
}

/**
 * Names that GeoNames has for machines: transliterations letter by letter ("almzyryb", "tfs"), which begin in lower case
 * and hold no capital, and codes of airports and ports ("DAM", "SYDAM").
 */
function isMachineMade(name: string): boolean {
  return /^[a-z][a-z '`.-]*$/.test(name) || /^[A-Z]{3}$/.test(name) || /^[A-Z]{5}$/.test(name);
}
