/** How large a place's circle is. */

/** In pixels. The least can be hit and seen, the most hides no neighbouring town. */
const LEAST = 4.5;
const MOST = 20;
/** Of a single mention, where no place has so many that its circle would be too large. */
const ONE = 5.5;

/** The radius of the circle for `mentions`: areas are as mentions are, but for those that would be too small to see. */
export function radiusOf(mentions: number, all: readonly { readonly mentions: number }[]): number {
  const largest = Math.max(1, ...all.map((place) => place.mentions));
  const one = Math.min(ONE, MOST / Math.sqrt(largest));
  return Math.max(LEAST, one * Math.sqrt(Math.max(mentions, 0)));
}
