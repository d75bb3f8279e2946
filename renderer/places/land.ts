/** Paints the land of the map onto a canvas: only what is in view, and no more points than the pixels can show. */
import type { Size, View } from './projection';
import type { Outline, WorldMap } from './world-map';

/** The colours of the land, as CSS writes them. */
export interface LandColours {
  readonly water: string;
  readonly land: string;
  readonly coast: string;
  readonly border: string;
  readonly province: string;
}

/** From how many pixels to a radian on borders of provinces are shown: where a country fills the map. */
export const PROVINCES_FROM = 2200;

/** Paints `map` as `view` shows it. `density` is how many pixels of the screen a CSS pixel has. */
export function paintLand(
  canvas: HTMLCanvasElement,
  map: WorldMap | undefined,
  { view, size, density, colours }: { view: View; size: Size; density: number; colours: LandColours },
): void {
  const [width, height] = [Math.round(size.width * density), Math.round(size.height * density)];
  // Setting the size clears the canvas, and takes time.
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.fillStyle = colours.water;
  context.fillRect(0, 0, size.width, size.height);
  if (map === undefined) return;
  context.lineJoin = 'round';
  const trace = tracer(context, view, size);

  context.beginPath();
  for (const { outlines } of map.countries) for (const area of outlines) trace(area);
  context.fillStyle = colours.land;
  context.fill('evenodd');

  const stroke = (lines: readonly Outline[], colour: string, thickness: number): void => {
    context.beginPath();
    for (const line of lines) trace(line);
    context.strokeStyle = colour;
    context.lineWidth = thickness;
    context.stroke();
  };
  if (view.scale >= PROVINCES_FROM) {
    context.setLineDash([1.5, 2.5]);
    stroke(map.provinces, colours.province, 1);
    context.setLineDash([]);
  }
  stroke(map.coasts, colours.coast, 0.75);
  stroke(map.borders, colours.border, view.scale >= PROVINCES_FROM ? 1.25 : 0.75);
}

/** Draws the outlines that are in view, and leaves out points that are less than this many pixels from the last. */
const NEAREST = 0.7;

function tracer(context: CanvasRenderingContext2D, view: View, size: Size): (line: Outline) => void {
  const [wide, high] = [(size.width / 2 + 4) / view.scale, (size.height / 2 + 4) / view.scale];
  const [west, east, north, south] = [view.x - wide, view.x + wide, view.y - high, view.y + high];
  const [left, top] = [size.width / 2 - view.x * view.scale, size.height / 2 - view.y * view.scale];
  return ({ points, ...box }) => {
    if (box.east < west || box.west > east || box.south < north || box.north > south) return;
    const last = points.length - 2;
    let [fromX, fromY] = [Infinity, Infinity];
    for (let at = 0; at <= last; at += 2) {
      const x = (points[at] ?? 0) * view.scale + left;
      const y = (points[at + 1] ?? 0) * view.scale + top;
      if (at === 0) context.moveTo(x, y);
      else if (at < last && Math.abs(x - fromX) < NEAREST && Math.abs(y - fromY) < NEAREST) continue;
      else context.lineTo(x, y);
      [fromX, fromY] = [x, y];
    }
  };
}
