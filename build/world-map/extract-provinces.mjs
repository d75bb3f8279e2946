/**
 * Makes `province-borders.json` out of Natural Earth's first-level divisions, and is run by hand when these change:
 * `node build/world-map/extract-provinces.mjs FILE`, with the FILE that `build/gazetteer/extract-provinces.mjs` names.
 * What it keeps is where two divisions of one country meet: lines of whole thousandths of a degree, each as its first
 * point and the steps to the others.
 */

import fs from 'node:fs';
import { inRoot } from '../places.mjs';
import { Failure, main, say } from '../report.mjs';
import { simplify } from './simplify.mjs';

/** @typedef {import('./simplify.mjs').Point} Point */

const target = inRoot('build', 'world-map', 'province-borders.json');

/** Degrees. */
const TOLERANCE = 0.01;
/** To a degree. */
const GRID = 1000;

/**
 * Countries of which Natural Earth has the second level, hundreds of small divisions: what is drawn there are the borders
 * between their regions.
 */
const BY_REGION = new Set([
  'GBR',
  'ITA',
  'ESP',
  'FRA',
  'BEL',
  'SVN',
  'MKD',
  'LVA',
  'MLT',
  'PHL',
  'AZE',
  'HUN',
  'IRL',
  'LTU',
  'MDA',
  'UGA',
]);

await main(() => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Failure('Say which file holds the divisions of Natural Earth as GeoJSON.');
  const lines = chains(sharedSegments(file)).map((line) => simplify(line, TOLERANCE));
  const steps = lines.map((line) => {
    let [x, y] = [0, 0];
    return line.flatMap(([lon, lat]) => {
      const [nextX, nextY] = [Math.round(lon * GRID), Math.round(lat * GRID)];
      const step = [nextX - x, nextY - y];
      [x, y] = [nextX, nextY];
      return step;
    });
  });
  fs.writeFileSync(target, `[\n${steps.map((line) => JSON.stringify(line)).join(',\n')}\n]\n`);
  say(`${lines.length} borders of ${lines.reduce((sum, line) => sum + line.length, 0)} points.`);
  return Promise.resolve();
});

/**
 * The pieces of outline that two divisions of one country have in common, by both their ends.
 * @param {string} file
 * @returns {[Point, Point][]}
 */
function sharedSegments(file) {
  const { features } = /** @type {import('geojson').FeatureCollection} */ (JSON.parse(fs.readFileSync(file, 'utf8')));
  /** @type {Map<string, { country: string, division: string, segment: [Point, Point], shared: boolean }>} */
  const met = new Map();
  for (const { properties, geometry } of features) {
    const facts = /** @type {Record<string, unknown>} */ (properties ?? {});
    const country = String(facts.adm0_a3);
    const regional = BY_REGION.has(country) && Boolean(facts.region || facts.geonunit);
    const division = String(regional ? `${String(facts.geonunit)} ${String(facts.region)}` : facts.adm1_code);
    const rings =
      geometry.type === 'Polygon'
        ? geometry.coordinates
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates.flat()
          : [];
    for (const ring of rings) {
      for (let at = 1; at < ring.length; at++) {
        const segment = /** @type {[Point, Point]} */ ([ring[at - 1], ring[at]].map((point) => rounded(point ?? [])));
        const key = segment.map(String).sort().join(' ');
        const other = met.get(key);
        if (other === undefined) met.set(key, { country, division, segment, shared: false });
        else if (other.country === country && other.division !== division) other.shared = true;
      }
    }
  }
  return [...met.values()].filter(({ shared }) => shared).map(({ segment }) => segment);
}

/** @param {number[]} point @returns {Point} */
function rounded([lon = 0, lat = 0]) {
  return [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5];
}

/** Segments end to end, as lines that run from one point where not exactly two meet to the next. @param {[Point, Point][]} segments */
function chains(segments) {
  /** @type {Map<string, Point[]>} */
  const neighbours = new Map();
  const add = (/** @type {Point} */ from, /** @type {Point} */ to) => {
    const known = neighbours.get(String(from));
    if (known) known.push(to);
    else neighbours.set(String(from), [to]);
  };
  for (const [a, b] of segments) {
    add(a, b);
    add(b, a);
  }
  const walked = new Set();
  const step = (/** @type {Point} */ from, /** @type {Point} */ to) => `${String(from)} ${String(to)}`;
  const walk = (/** @type {Point} */ from, /** @type {Point} */ to) => {
    const line = [from];
    for (let [here, next] = [from, to]; ;) {
      walked.add(step(here, next)).add(step(next, here));
      line.push(next);
      const all = neighbours.get(String(next)) ?? [];
      const onward = all.length === 2 ? all.find((point) => String(point) !== String(here)) : undefined;
      if (onward === undefined || walked.has(step(next, onward))) return line;
      [here, next] = [next, onward];
    }
  };
  const lines = [];
  // Ends and crossings first: what is left then are closed lines.
  const starts = segments.flatMap(([a, b]) => [
    [a, b],
    [b, a],
  ]);
  for (const closed of [false, true]) {
    for (const [from, to] of /** @type {[Point, Point][]} */ (starts)) {
      if (!closed && neighbours.get(String(from))?.length === 2) continue;
      if (!walked.has(step(from, to))) lines.push(walk(from, to));
    }
  }
  return lines;
}
