/** What the map shows: places, where they are on it, and a pin that is to be put. */

/** A place with coordinates in degrees, and how often it is mentioned in what is shown. */
export interface MapPlace {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly mentions: number;
  /** Who or what put it there: a person's name, or that of a gazetteer. */
  readonly placedBy: string;
}

/** A pin that is to be put somewhere. */
export interface Placing {
  readonly name: string;
  /** Called with degrees when a click or Enter says where. */
  onPlace(lat: number, lon: number): void;
  onCancel(): void;
}

/** A place where it is on the map, in pixels. */
export interface ShownPlace {
  readonly place: MapPlace;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}
