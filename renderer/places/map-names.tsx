/** The names on the map: those of places beside their circles, and of countries and provinces where there is room left. */
import { useMemo } from 'react';
import { PROVINCES_FROM } from './land';
import { placeLabels, type Box, type Label, type Wish } from './labels';
import styles from './map.module.css';
import type { ShownPlace } from './map-place';
import { toPixels, type Size, type View } from './projection';
import { nameWidth } from './name-width';
import { countriesInView } from './countries-in-view';
import type { WorldMap } from './world-map';

interface Props {
  /** The most mentioned first. */
  readonly places: readonly ShownPlace[];
  readonly current: string | undefined;
  readonly map: WorldMap | undefined;
  readonly view: View;
  readonly size: Size;
}

/** Names stay this far from the map's edge, and above the line of attribution. */
const EDGE = { side: 8, top: 8, bottom: 34 };

/** The height of a line of names in pixels. */
const HEIGHT = 16;

/** The kinds of names, in the order in which they get room. */
const KINDS = ['place', 'country', 'province'] as const;

type Kind = (typeof KINDS)[number];

/** All names as one drawing; a reader of screens has them from the buttons and the list. */
export function MapNames({ places, current, map, view, size }: Props) {
  const labels = useMemo(() => labelsOf({ places, current, map, view, size }), [places, current, map, view, size]);
  return (
    <svg aria-hidden="true" className={styles.names}>
      {labels.map(({ kind, id, name, x, y }) => (
        <text
          key={`${kind} ${id}`}
          x={x}
          y={y}
          direction="ltr"
          dominantBaseline="central"
          className={styles[kind === 'place' && id === current ? 'currentName' : `${kind}Name`]}
        >
          {name}
        </text>
      ))}
    </svg>
  );
}

function labelsOf(props: Props): (Label & { readonly kind: Kind; readonly name: string })[] {
  const { places, size } = props;
  const taken: Box[] = places.map(({ x, y, radius }) => ({
    left: x - radius,
    top: y - radius,
    right: x + radius,
    bottom: y + radius,
  }));
  const bounds = {
    left: EDGE.side,
    top: EDGE.top,
    right: size.width - EDGE.side,
    bottom: size.height - EDGE.bottom,
  };
  return KINDS.flatMap((kind) => {
    const names = new Map<string, string>();
    const wishes = wishesOf(kind, props).map(({ name, ...wish }, at): Wish => {
      const id = kind === 'place' ? wish.id : String(at);
      names.set(id, name);
      return { ...wish, id, width: nameWidth(name, kind), height: HEIGHT };
    });
    return placeLabels(wishes, taken, bounds).map((label) => ({ ...label, kind, name: names.get(label.id) ?? '' }));
  });
}

type Named = Omit<Wish, 'width' | 'height'> & { readonly name: string };

function wishesOf(kind: Kind, { places, current, map, view, size }: Props): Named[] {
  if (kind === 'place') {
    const shown = places.map(({ place, x, y, radius }) => ({ id: place.id, name: place.name, x, y, radius }));
    return shown.sort((a, b) => Number(b.id === current) - Number(a.id === current));
  }
  const area = (name: string, at: { readonly x: number; readonly y: number }): Named => ({
    id: name,
    name,
    radius: 0,
    ...toPixels(view, size, at),
  });
  if (kind === 'country' && map !== undefined && view.scale >= PROVINCES_FROM) {
    return countriesInView(map, view, size).map(({ name, ...point }) => area(name.toLocaleUpperCase('en'), point));
  }
  if (kind === 'country') {
    // A name that is far wider than its country names its neighbours.
    const fits = map?.countryNames.filter(({ name, width }) => width * view.scale * 1.6 > nameWidth(name, kind)) ?? [];
    return fits.map((country) => area(country.name.toLocaleUpperCase('en'), country));
  }
  return view.scale < PROVINCES_FROM ? [] : (map?.provinceNames ?? []).map((province) => area(province.name, province));
}
