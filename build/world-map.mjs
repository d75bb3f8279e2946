/**
 * Makes `renderer/places/world-map-data.ts`: the borders of countries out of the package world-atlas, with fewer points,
 * the borders of provinces out of `world-map/province-borders.json`, and where the names of both belong. Both are Natural
 * Earth's (public domain). It is made at set-up, in a form that the window loads when a map is first shown.
 */

import fs from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { fingerprint } from './fingerprint.mjs';
import { inRoot, root } from './places.mjs';
import { step } from './report.mjs';
import { simplify } from './world-map/simplify.mjs';

/** @typedef {import('./world-map/simplify.mjs').Point} Point */

const target = inRoot('renderer', 'places', 'world-map-data.ts');

const inputs = [
  ...['build/world-map.mjs', 'build/world-map/simplify.mjs', 'build/world-map/province-borders.json'],
  ...[
    'build/gazetteer/provinces.tsv',
    'node_modules/world-atlas/package.json',
    'node_modules/world-countries/package.json',
  ],
];

/** How far lines may be moved, in degrees: borders on land by 300 metres, coasts by a kilometre. */
const BORDERS = 0.003;
const COASTS = 0.011;
/** Islands are left out where they are smaller than this many degrees, but for the largest of their country. */
const ISLET = 0.04;
/** Beyond the polar circles lie the coasts with the most islands and the fewest readers. */
const POLAR = { from: 66, tolerance: 0.08 };
/** The grid that coordinates are rounded to, as parts of a degree; that of the borders of provinces. */
const GRID = 1000;

/** Makes the file if it is missing or of other versions. @param {import('./lock.mjs').SetupLock} lock */
export async function ensureWorldMap(lock) {
  if (isCurrent()) return;
  await lock.take();
  if (isCurrent()) return;
  await step('Drawing the world map', () => {
    const part = `${target}.part`;
    fs.mkdirSync(inRoot('renderer', 'places'), { recursive: true });
    fs.writeFileSync(part, source());
    fs.renameSync(part, target);
    return Promise.resolve();
  });
}

const mark = () => `// Made of ${fingerprint(root, inputs)}.\n`;

function isCurrent() {
  if (!fs.existsSync(target)) return false;
  const file = fs.openSync(target, 'r');
  try {
    const head = Buffer.alloc(200);
    return head.toString('utf8', 0, fs.readSync(file, head)).startsWith(mark());
  } finally {
    fs.closeSync(file);
  }
}

function source() {
  const text = JSON.stringify({ ...topology(), labels: { countries: countryLabels(), provinces: provinceLabels() } });
  return `${mark()}
/** Natural Earth's borders as TopoJSON, and where names belong: deflated JSON (RFC 1951) in base64. */
export const WORLD_MAP =
  '${deflateRawSync(text, { level: 9 }).toString('base64')}';
`;
}

/** The countries and the borders of provinces as one topology, on one grid. */
function topology() {
  const atlas = /** @type {import('topojson-specification').Topology} */ (
    JSON.parse(fs.readFileSync(inRoot('node_modules', 'world-atlas', 'countries-10m.json'), 'utf8'))
  );
  const lines = atlas.arcs.map((arc) => unpack(arc, atlas.transform));
  const countries = /** @type {import('topojson-specification').GeometryCollection} */ (
    atlas.objects.countries
  ).geometries.map((geometry) => ({
    name: /** @type {{ name?: string }} */ (geometry.properties ?? {}).name ?? '',
    polygons: largePolygons(polygonsOf(geometry), lines),
  }));
  // An arc that two countries have is a border; the others are coasts.
  const uses = new Map();
  for (const arc of countries.flatMap(({ polygons }) => polygons.flat(2))) {
    const number = arc < 0 ? ~arc : arc;
    uses.set(number, (uses.get(number) ?? 0) + 1);
  }
  /** @type {Point[][]} */
  const arcs = [];
  const numbers = new Map();
  for (const [number, count] of uses) {
    numbers.set(number, arcs.push(steps(simplify(lines[number] ?? [], tolerance(lines[number] ?? [], count)))) - 1);
  }
  const renumbered = (/** @type {number} */ arc) => (arc < 0 ? ~numbers.get(~arc) : numbers.get(arc));
  return {
    type: 'Topology',
    transform: { scale: [1 / GRID, 1 / GRID], translate: [0, 0] },
    objects: {
      countries: {
        type: 'GeometryCollection',
        geometries: countries.map(({ name, polygons }) => ({
          type: 'MultiPolygon',
          arcs: polygons.map((rings) => rings.map((ring) => ring.map(renumbered))),
          properties: { name },
        })),
      },
      provinces: { type: 'MultiLineString', arcs: provinceBorders().map((border) => [arcs.push(border) - 1]) },
    },
    arcs,
  };
}

/** @param {Point[]} line @param {number} uses by how many countries */
function tolerance([[, lat = 0] = [0, 0]], uses) {
  if (uses > 1) return BORDERS;
  return Math.abs(lat) > POLAR.from ? POLAR.tolerance : COASTS;
}

/** @param {import('topojson-specification').GeometryObject} geometry @returns {number[][][]} rings of arcs */
function polygonsOf(geometry) {
  if (geometry.type === 'Polygon') return [geometry.arcs];
  return geometry.type === 'MultiPolygon' ? geometry.arcs : [];
}

/** @param {number[][][]} polygons @param {Point[][]} lines */
function largePolygons(polygons, lines) {
  const sizes = polygons.map(([outline = []]) => {
    const points = outline.flatMap((arc) => lines[arc < 0 ? ~arc : arc] ?? []);
    const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
    return Math.max(most(lons) - -most(lons.map((lon) => -lon)), most(lats) - -most(lats.map((lat) => -lat)));
  });
  const largest = most(sizes);
  return polygons.filter((_, at) => (sizes[at] ?? 0) >= Math.min(ISLET, largest));
}

/** @param {number[]} numbers */
function most(numbers) {
  return numbers.reduce((a, b) => Math.max(a, b), -Infinity);
}

/** Each as steps on the grid. @returns {Point[][]} */
function provinceBorders() {
  const borders = /** @type {number[][]} */ (
    JSON.parse(fs.readFileSync(inRoot('build', 'world-map', 'province-borders.json'), 'utf8'))
  );
  return borders.map((border) => {
    /** @type {Point[]} */
    const pairs = [];
    for (let at = 0; at < border.length; at += 2) pairs.push([border[at] ?? 0, border[at + 1] ?? 0]);
    return pairs;
  });
}

/**
 * @param {number[][]} arc steps on the grid of the atlas
 * @param {import('topojson-specification').Transform | undefined} transform
 * @returns {Point[]}
 */
function unpack(arc, transform) {
  const { scale, translate } = transform ?? { scale: [1, 1], translate: [0, 0] };
  let [x, y] = [0, 0];
  return arc.map(([dx = 0, dy = 0]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** A line as steps on the grid; those that lead nowhere are left out. @param {Point[]} line @returns {Point[]} */
function steps(line) {
  let [x, y] = [0, 0];
  /** @type {Point[]} */
  const found = [];
  for (const [lon, lat] of line) {
    const [nextX, nextY] = [Math.round(lon * GRID), Math.round(lat * GRID)];
    if (found.length > 0 && nextX === x && nextY === y) continue;
    found.push([nextX - x, nextY - y]);
    [x, y] = [nextX, nextY];
  }
  // A line has two ends, even where they fall together.
  if (found.length === 1) found.push([0, 0]);
  return found;
}

/** Names with longitude, latitude and square kilometres, the largest first. */
function countryLabels() {
  const countries = /** @type {{ name: { common: string }, latlng: [number, number], area: number }[]} */ (
    JSON.parse(fs.readFileSync(inRoot('node_modules', 'world-countries', 'countries.json'), 'utf8'))
  );
  return countries
    .map(({ name, latlng: [lat, lon], area }) => [name.common, lon, lat, Math.max(0, Math.round(area))])
    .sort((a, b) => Number(b[3]) - Number(a[3]));
}

/** Names with longitude and latitude. */
function provinceLabels() {
  const lines = fs
    .readFileSync(inRoot('build', 'gazetteer', 'provinces.tsv'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [, , , lat, lon, names = ''] = line.split('\t');
    return [names.split('|')[0], Number(Number(lon).toFixed(2)), Number(Number(lat).toFixed(2))];
  });
}
