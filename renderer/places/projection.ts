/**
 * From degrees to the pixels of a map and back. The map is Mercator's: straight on, alike in every direction at a point,
 * which is what a region looks best in. Its plane is in radians, east and south positive.
 */
import { geoMercatorRaw } from 'd3-geo';

/** A point of Mercator's plane. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

/** A point on earth, in degrees. */
export interface Degrees {
  readonly lat: number;
  readonly lon: number;
}

/** The size of a map in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What part of the plane a map shows: the point in its middle, and how many pixels a radian has. */
export interface View extends PlanePoint {
  readonly scale: number;
}

/** Mercator's plane has no poles; nothing is shown beyond this latitude. */
const HIGHEST = 84;

/** In pixels to a radian: about 20 metres to a pixel at the equator. */
const CLOSEST = 300_000;

const RADIAN = 180 / Math.PI;

/** Kilometres to a radian on a sphere of the earth's mean radius. */
const EARTH = 6371.0088;

/** Where a point on earth lies in the plane. */
export function toPlane({ lat, lon }: Degrees): PlanePoint {
  const [x, y] = geoMercatorRaw(lon / RADIAN, clamp(lat, -HIGHEST, HIGHEST) / RADIAN);
  return { x, y: -y };
}

/** Which point on earth lies there, in degrees. */
export function toDegrees({ x, y }: PlanePoint): Degrees {
  return { lon: clamp(x * RADIAN, -180, 180), lat: Math.atan(Math.sinh(-y)) * RADIAN };
}

/** Where a point of the plane is on the map, in pixels from its top left corner. */
export function toPixels(view: View, size: Size, point: PlanePoint): PlanePoint {
  return {
    x: (point.x - view.x) * view.scale + size.width / 2,
    y: (point.y - view.y) * view.scale + size.height / 2,
  };
}

/** Which point of the plane is at that pixel. */
export function fromPixels(view: View, size: Size, pixel: PlanePoint): PlanePoint {
  return {
    x: (pixel.x - size.width / 2) / view.scale + view.x,
    y: (pixel.y - size.height / 2) / view.scale + view.y,
  };
}

/**
 * The view that shows all of `places` with room around them, but never less than some 250 kilometres across, so that a
 * single place is seen in its country. Without places it shows the world.
 */
export function fit(places: readonly Degrees[], size: Size): View {
  if (places.length === 0) return within({ x: 0, y: -0.35, scale: 0 }, size);
  const points = places.map(toPlane);
  const [west, east] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [north, south] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  const room = Math.min(ROOM, size.width / 4, size.height / 4);
  const scale = Math.min(
    (size.width - 2 * room) / (east - west || Number.MIN_VALUE),
    (size.height - 2 * room) / (south - north || Number.MIN_VALUE),
    size.width / LEAST_WIDTH,
  );
  return within({ x: (west + east) / 2, y: (north + south) / 2, scale }, size);
}

/** Pixels between the outermost places and the map's edge: their labels want some. */
const ROOM = 88;

/** Radians of longitude. */
const LEAST_WIDTH = 250 / EARTH;

/** The view with a scale and a middle that the map can have: no smaller than the world, and on it. */
export function within({ x, y, scale }: View, size: Size): View {
  const least = Math.max(size.width / (2 * Math.PI), size.height / (2 * TOP));
  const kept = clamp(scale, least, Math.max(CLOSEST, least));
  const [wide, high] = [size.width / 2 / kept, size.height / 2 / kept];
  return {
    x: clamp(x, -Math.PI + wide, Math.PI - wide),
    y: clamp(y, -TOP + high, TOP - high),
    scale: kept,
  };
}

const TOP = -toPlane({ lat: HIGHEST, lon: 0 }).y;

/** The view closer by `factor`, with the same point at `pixel`. */
export function zoom(view: View, size: Size, factor: number, pixel: PlanePoint): View {
  const point = fromPixels(view, size, pixel);
  const { scale } = within({ ...view, scale: view.scale * factor }, size);
  const middle = { x: pixel.x - size.width / 2, y: pixel.y - size.height / 2 };
  return within({ x: point.x - middle.x / scale, y: point.y - middle.y / scale, scale }, size);
}

/** The view moved so that what was at a pixel is `by` pixels from there. */
export function move(view: View, size: Size, by: PlanePoint): View {
  return within({ ...view, x: view.x - by.x / view.scale, y: view.y - by.y / view.scale }, size);
}

/** A round distance that is at most `most` pixels long in the middle of the map. */
export function scaleBar(view: View, most: number): { readonly pixels: number; readonly kilometres: number } {
  // Mercator's plane stretches by the secant of the latitude: at y, by cosh y.
  const kilometre = (view.scale / EARTH) * Math.cosh(view.y);
  const longest = most / kilometre;
  const power = 10 ** Math.floor(Math.log10(longest));
  const kilometres = ([5, 2].find((times) => times * power <= longest) ?? 1) * power;
  return { pixels: kilometres * kilometre, kilometres };
}

function clamp(value: number, least: number, most: number): number {
  return least > most ? (least + most) / 2 : Math.min(Math.max(value, least), most);
}
