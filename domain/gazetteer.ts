/** What a gazetteer knows: places with names, kinds and coordinates. */

/** The kinds of places that a gazetteer tells apart. */
export const PLACE_KINDS = ['country', 'province', 'city', 'village', 'site'] as const;

export type PlaceKind = (typeof PLACE_KINDS)[number];

/** A place of a gazetteer. Degrees are WGS 84, north and east positive. */
export interface GazetteerPlace {
  /** "geonames:170905", "country:SY" or "province:FR:11": the same in every file that holds the place. */
  readonly id: string;
  /** The name as the gazetteer writes it. */
  readonly name: string;
  /** Two letters (ISO 3166-1), or empty where no country claims the place. */
  readonly country: string;
  readonly countryName: string;
  /** The name of the first-level division that it lies in; empty where that is not known. */
  readonly province: string;
  readonly kind: PlaceKind;
  readonly lat: number;
  readonly lon: number;
  /** Inhabitants; 0 where that is not known. */
  readonly population: number;
}

/**
 * A place as it is put into a gazetteer. `tier` ranks places of one name: 0 countries, 1 capitals, 2 provinces and their
 * seats, 3 other towns and villages, 4 everything else; within a tier the one of more weight comes first.
 */
export interface GazetteerRecord extends Omit<GazetteerPlace, 'id' | 'countryName' | 'province'> {
  /** Number of the place at GeoNames; undefined for countries and for provinces that have none. */
  readonly geonames: number | undefined;
  /** Code of the first-level division at GeoNames, as "06"; empty where there is none. */
  readonly division: string;
  readonly tier: 0 | 1 | 2 | 3 | 4;
  /** The population, where it is left out. */
  readonly weight?: number;
  /** Every other name, in any script. */
  readonly names: readonly string[];
}
