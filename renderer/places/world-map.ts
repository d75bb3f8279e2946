/** The land of the map: countries, and the borders between them and their provinces, as lines of Mercator's plane. */
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, MultiLineString, Topology } from 'topojson-specification';
import { toPlane, type PlanePoint } from './projection';

/** A line, or the outline of an area: x and y in turn, and the box around them. */
export interface Outline {
  readonly points: Float32Array;
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
}

/** A name, and the point that it belongs to. */
export interface MapName extends PlanePoint {
  readonly name: string;
}

/** All that the map shows beneath the places. */
export interface WorldMap {
  /** Each country with its outlines, those of lakes and enclaves included. */
  readonly countries: readonly { readonly name: string; readonly outlines: readonly Outline[] }[];
  readonly coasts: readonly Outline[];
  readonly borders: readonly Outline[];
  readonly provinces: readonly Outline[];
  /** The largest first, with the width in radians of a square of the country's size. */
  readonly countryNames: readonly (MapName & { readonly width: number })[];
  readonly provinceNames: readonly MapName[];
}

/** What `build/world-map.mjs` writes. */
interface MapData extends Topology<{
  readonly countries: GeometryCollection<{ readonly name: string }>;
  readonly provinces: MultiLineString;
}> {
  readonly labels: {
    readonly countries: readonly (readonly [name: string, lon: number, lat: number, squareKilometres: number])[];
    readonly provinces: readonly (readonly [name: string, lon: number, lat: number])[];
  };
}

let loading: Promise<WorldMap> | undefined;

/** The map's land, read once and when it is first asked for. Rejects when the app's own file can't be loaded. */
export function loadWorldMap(): Promise<WorldMap> {
  loading ??= import('./world-map-data').then(async ({ WORLD_MAP }) => worldMap(await unpack(WORLD_MAP)));
  return loading;
}

/** Undoes what the build did to the data: JSON, deflated, in base64. */
async function unpack(packed: string): Promise<MapData> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return (await new Response(stream).json()) as MapData;
}

function worldMap(data: MapData): WorldMap {
  const { countries, provinces } = data.objects;
  const countryOf = feature(data, countries).features.map(({ geometry, properties }) => ({
    name: properties.name,
    outlines: geometry.type === 'MultiPolygon' ? geometry.coordinates.flat().flatMap(area) : [],
  }));
  return {
    countries: countryOf,
    coasts: mesh(data, countries, (a, b) => a === b).coordinates.flatMap(line),
    borders: mesh(data, countries, (a, b) => a !== b).coordinates.flatMap(line),
    provinces: feature(data, provinces).geometry.coordinates.flatMap(line),
    countryNames: data.labels.countries.map(([name, lon, lat, area]) => {
      const point = toPlane({ lon, lat });
      return { name, ...point, width: (Math.sqrt(area) / 6371) * Math.cosh(point.y) };
    }),
    provinceNames: data.labels.provinces.map(([name, lon, lat]) => ({ name, ...toPlane({ lon, lat }) })),
  };
}

type Positions = readonly (readonly number[])[];

/** A line, a second time on the other side of the world where it goes on beyond the edge of the map. */
function line(positions: Positions): Outline[] {
  return copies(unrolled(positions));
}

/** The outline of an area; one around the pole is closed along the edge of the map. */
function area(positions: Positions): Outline[] {
  const points = unrolled(positions);
  const [first, last] = [points[0], points.at(-1)];
  if (first && last && Math.abs(last.x - first.x) > Math.PI) {
    const edge = toPlane({ lat: first.y > 0 ? -90 : 90, lon: 0 }).y;
    points.push({ x: last.x, y: edge }, { x: first.x, y: edge });
  }
  return copies(points);
}

/** The data go round the world: what steps over its edge is kept in one piece, beyond 180 degrees. */
function unrolled(positions: Positions): PlanePoint[] {
  let turns = 0;
  let before: number | undefined;
  return positions.map(([lon = 0, lat = 0]) => {
    if (before !== undefined && Math.abs(lon - before) > 180) turns += lon < before ? 1 : -1;
    before = lon;
    const { x, y } = toPlane({ lon, lat });
    return { x: x + turns * WORLD, y };
  });
}

/** The width of the world. */
const WORLD = 2 * Math.PI;

function copies(points: readonly PlanePoint[]): Outline[] {
  const one = outline(points, 0);
  const edge = Math.PI + 1e-6;
  return [
    one,
    ...(one.east > edge ? [outline(points, -WORLD)] : []),
    ...(one.west < -edge ? [outline(points, WORLD)] : []),
  ];
}

function outline(line: readonly PlanePoint[], shift: number): Outline {
  const points = new Float32Array(line.length * 2);
  let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
  line.forEach((point, at) => {
    const [x, y] = [point.x + shift, point.y];
    points[2 * at] = x;
    points[2 * at + 1] = y;
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  });
  return { points, west, east, north, south };
}

/** The name of the country that a point of the plane lies in, as the borders here are drawn; undefined at sea. */
export function countryAt({ countries }: WorldMap, { x, y }: PlanePoint): string | undefined {
  return countries.find(({ outlines }) => {
    let inside = false;
    for (const area of outlines) {
      if (x < area.west || x > area.east || y < area.north || y > area.south) continue;
      if (crossings(area.points, x, y) % 2 === 1) inside = !inside;
    }
    return inside;
  })?.name;
}

/** How often a line from the point to the west crosses the outline. */
function crossings(points: Float32Array, x: number, y: number): number {
  let count = 0;
  for (let at = 0; at + 3 < points.length; at += 2) {
    const [ax, ay] = [points[at] ?? 0, points[at + 1] ?? 0];
    const [bx, by] = [points[at + 2] ?? 0, points[at + 3] ?? 0];
    if (ay > y !== by > y && x > ax + ((y - ay) / (by - ay)) * (bx - ax)) count++;
  }
  return count;
}
