import { describe, expect, it } from 'vitest';
import { degreeWords, placeWords, typedDegrees } from './place-words';

describe('where a place is, in words', () => {
  it.each([
    [32.61889, 36.10211, '32.6189° N, 36.1021° E'],
    [-33.5, -70, '33.5° S, 70° W'],
    [0, 0, '0° N, 0° E'],
  ])('writes %f, %f', (lat, lon, words) => {
    expect(degreeWords({ lat, lon })).toBe(words);
  });

  it('says who put it there', () => {
    const location = { lat: 1, lon: 2, by: 'Lina', why: '' };
    expect(placeWords({ ...location, gazetteer: '' })).toBe('1° N, 2° E · by hand, Lina');
    expect(placeWords({ ...location, gazetteer: 'geonames:1' })).toBe('1° N, 2° E · GeoNames, taken by Lina');
  });

  it.each([
    ['32.5', 90, 32.5],
    [' −32,25 ', 90, -32.25],
    ['91', 90, undefined],
    ['180', 180, 180],
    ['', 90, undefined],
    ['1e1', 90, undefined],
  ])('reads “%s” up to %i', (typed, most, degrees) => {
    expect(typedDegrees(typed, most)).toBe(degrees);
  });
});
