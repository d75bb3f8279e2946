/** The places of the map as buttons: one of them is in the tab order, and the arrow keys go to the next in their direction. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { counted } from '../counted';
import type { ShownPlace } from './map-place';
import styles from './map.module.css';
import { nextPlace } from './next-place';

interface Props {
  /** The most mentioned first. */
  readonly places: readonly ShownPlace[];
  readonly current: string | undefined;
  onChoose(id: string): void;
  /** Takes a key that zooms; answers whether it was one. */
  onZoomKey(event: KeyboardEvent): boolean;
}

/** The buttons. The smaller lie over the larger, so that each can be hit. */
export function MapPlaces({ places, current, onChoose, onZoomKey }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [reached, setReached] = useState<string>();
  const ids = places.map(({ place }) => place.id);
  const tabStop = [reached, current].find((id) => id !== undefined && ids.includes(id)) ?? ids[0];

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = nextPlace(places, tabStop, event.key);
    if (next !== undefined) {
      list.current?.querySelector<HTMLElement>(`[data-index="${places.indexOf(next)}"]`)?.focus();
    } else if (!onZoomKey(event)) return;
    event.preventDefault();
  };

  return (
    <ul ref={list} aria-label="Places on the map" className={styles.places} onKeyDown={onKeyDown}>
      {places.map(({ place, x, y, radius }, index) => (
        <li key={place.id}>
          <button
            type="button"
            data-index={index}
            tabIndex={place.id === tabStop ? 0 : -1}
            aria-label={`${place.name}, ${counted(place.mentions, 'mention')}`}
            aria-current={place.id === current || undefined}
            title={`${place.name}: ${counted(place.mentions, 'mention')}, placed by ${place.placedBy}`}
            className={styles.place}
            style={{ left: x, top: y, width: 2 * radius, height: 2 * radius }}
            onFocus={() => {
              setReached(place.id);
            }}
            onClick={() => {
              onChoose(place.id);
            }}
          />
        </li>
      ))}
    </ul>
  );
}
