import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toPlane } from './projection';
import { countryAt, loadWorldMap } from './world-map';

const map = await loadWorldMap();
const country = (lat: number, lon: number) => countryAt(map, toPlane({ lat, lon }));

describe('the land of the map', () => {
  it.each([
    ['Syria', 32.62, 36.1],
    ['Syria', 33.51, 36.29],
    ['Jordan', 31.95, 35.93],
    ['Lebanon', 33.89, 35.51],
    ['Lesotho', -29.6, 28.2],
    ['South Africa', -29.1, 26.2],
    ['Antarctica', -80, 10],
    ['Fiji', -17.8, 178],
  ])('has %s at %d, %d', (name, lat, lon) => {
    expect(country(lat, lon)).toBe(name);
  });

  it('has Russia on both edges of the map', () => {
    expect([country(67, 175), country(66.5, -175)]).toEqual(['Russia', 'Russia']);
  });

  it('has no country at sea', () => {
    expect([country(34, 33.5 - 5), country(0, -30), country(75, -10)]).toEqual([undefined, undefined, undefined]);
  });

  it('has no line across the whole map', () => {
    for (const lines of [map.coasts, map.borders, map.provinces]) {
      expect(lines.length).toBeGreaterThan(100);
      for (const { points } of lines) {
        for (let at = 2; at < points.length; at += 2) {
          expect(Math.abs((points[at] ?? 0) - (points[at - 2] ?? 0))).toBeLessThan(1);
        }
      }
    }
  });

  it('names countries, the largest first, and provinces', () => {
    expect(map.countryNames[0]?.name).toBe('Russia');
    expect(map.provinceNames.map(({ name }) => name)).toContain('Daraa');
  });

  it('is small enough to be loaded at once', () => {
    expect(statSync(new URL('./world-map-data.ts', import.meta.url)).size).toBeLessThan(1_500_000);
  });
});
