import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit, fromPixels, move, scaleBar, toDegrees, toPixels, toPlane, within, zoom, type View } from './projection';

const size = { width: 800, height: 600 };
const DARAA = { lat: 32.61889, lon: 36.10213 };
const DAMASCUS = { lat: 33.5102, lon: 36.29128 };

const degrees = fc.record({
  lat: fc.double({ min: -83, max: 83, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

/** Where the whole world fits onto the map's height. */
const inhabited = fc.record({
  lat: fc.double({ min: -55, max: 70, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('the projection of the map', () => {
  it('comes back from the plane to the same point', () => {
    fc.assert(
      fc.property(degrees, (point) => {
        const back = toDegrees(toPlane(point));
        expect(back.lat).toBeCloseTo(point.lat, 9);
        expect(back.lon).toBeCloseTo(point.lon, 9);
      }),
    );
  });

  it('shows every place at first, away from the edge', () => {
    fc.assert(
      fc.property(fc.array(inhabited, { minLength: 1, maxLength: 8 }), (places) => {
        const view = fit(places, size);
        for (const place of places) {
          const { x, y } = toPixels(view, size, toPlane(place));
          expect(x).toBeGreaterThanOrEqual(-1e-6);
          expect(x).toBeLessThanOrEqual(size.width + 1e-6);
          expect(y).toBeGreaterThanOrEqual(-1e-6);
          expect(y).toBeLessThanOrEqual(size.height + 1e-6);
        }
      }),
    );
    const [south, north] = [DARAA, { lat: 36.2, lon: 37.16 }];
    const view = fit([south, north], size);
    const [a, b] = [south, north].map((place) => toPixels(view, size, toPlane(place)));
    expect((a?.y ?? 0) - (b?.y ?? 0)).toBeCloseTo(size.height - 2 * 88, 6);
  });

  it('shows a single place in its surroundings', () => {
    const view = fit([DARAA], size);
    expect(toPixels(view, size, toPlane(DARAA))).toEqual({ x: 400, y: 300 });
    const [west, east] = [0, 800].map((x) => toDegrees(fromPixels(view, size, { x, y: 300 })).lon);
    expect((east ?? 0) - (west ?? 0)).toBeGreaterThan(2);
    expect((east ?? 0) - (west ?? 0)).toBeLessThan(4);
  });

  it('keeps the point under the pointer where it is while zooming', () => {
    const view = fit([DARAA, DAMASCUS], size);
    const pixel = { x: 610, y: 120 };
    const before = toDegrees(fromPixels(view, size, pixel));
    const after = toDegrees(fromPixels(zoom(view, size, 2.5, pixel), size, pixel));
    expect(after.lat).toBeCloseTo(before.lat, 9);
    expect(after.lon).toBeCloseTo(before.lon, 9);
  });

  it('never leaves the world, however it is moved and zoomed', () => {
    const steps = fc.array(
      fc.tuple(
        fc.double({ min: 0.05, max: 20, noNaN: true }),
        fc.integer({ min: -3000, max: 3000 }),
        fc.integer({ min: -3000, max: 3000 }),
      ),
    );
    fc.assert(
      fc.property(steps, (all) => {
        let view: View = fit([], size);
        for (const [factor, x, y] of all) view = move(zoom(view, size, factor, { x: 10, y: 590 }), size, { x, y });
        const [corner, other] = [fromPixels(view, size, { x: 0, y: 0 }), fromPixels(view, size, { x: 800, y: 600 })];
        expect(corner.x).toBeGreaterThanOrEqual(-Math.PI - 1e-9);
        expect(other.x).toBeLessThanOrEqual(Math.PI + 1e-9);
        expect(Number.isFinite(view.scale + view.x + view.y)).toBe(true);
      }),
    );
  });

  it('has a scale bar of a round distance that is right', () => {
    for (const scale of [300, 2500, 40_000, 250_000]) {
      const view = within({ ...toPlane(DARAA), scale }, size);
      const { pixels, kilometres } = scaleBar(view, 110);
      expect(pixels).toBeLessThanOrEqual(110);
      expect(pixels).toBeGreaterThan(40);
      expect(String(kilometres).replace(/[.0]/g, '')).toMatch(/^[125]$/);
    }
    // Daraa and Damascus lie 100.6 km apart (haversine).
    const view = fit([DARAA, DAMASCUS], size);
    const [a, b] = [DARAA, DAMASCUS].map((place) => toPixels(view, size, toPlane(place)));
    const apart = Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0));
    const { pixels, kilometres } = scaleBar(view, 110);
    expect((apart / pixels) * kilometres).toBeCloseTo(100.6, 0);
  });
});
