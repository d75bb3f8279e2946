/** Where a place is, in words. */
import type { GazetteerEntry } from '../../domain/contract';
import type { EntityLocation } from '../../domain/entity';

/** `32.6189° N, 36.1021° E`: degrees to about ten metres. */
export function degreeWords({ lat, lon }: { readonly lat: number; readonly lon: number }): string {
  const part = (degrees: number, [positive, negative]: readonly [string, string]): string =>
    `${String(Number(Math.abs(degrees).toFixed(4)))}° ${degrees < 0 ? negative : positive}`;
  return `${part(lat, ['N', 'S'])}, ${part(lon, ['E', 'W'])}`;
}

/** Who or what says that it is there. */
export function placedByWords({ gazetteer, by }: Pick<EntityLocation, 'gazetteer' | 'by'>): string {
  return gazetteer === '' ? `by hand, ${by}` : `GeoNames, taken by ${by}`;
}

/** Coordinates, and who says so. */
export function placeWords(location: EntityLocation): string {
  return `${degreeWords(location)} · ${placedByWords(location)}`;
}

/** Where an entry of the gazetteer is: `Daraa, Syria`. */
export function regionWords({ name, province, countryName }: GazetteerEntry): string {
  return [province === name ? '' : province, countryName === name ? '' : countryName].filter(Boolean).join(', ');
}

/** The sentence that is kept as the reason of a place that was taken from the gazetteer. */
export function entryReason(entry: GazetteerEntry): string {
  return `GeoNames: ${[entry.name, regionWords(entry)].filter(Boolean).join(', ')}`;
}

/** Degrees as a person types them, with a point or a comma; undefined where it is no number from -`most` to `most`. */
export function typedDegrees(typed: string, most: number): number | undefined {
  const plain = typed.trim().replace(',', '.').replace('−', '-');
  if (!/^[+-]?\d{1,3}(?:\.\d+)?$/u.test(plain)) return undefined;
  const degrees = Number(plain);
  return Math.abs(degrees) <= most ? degrees : undefined;
}
