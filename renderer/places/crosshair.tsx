/** What is shown while a pin is to be put somewhere: the crosshair, the point under it in words, and the keys. */
import type { Placing } from './map-place';
import styles from './map.module.css';
import { fromPixels, toDegrees, type PlanePoint, type Size, type View } from './projection';
import { countryAt, type WorldMap } from './world-map';

interface Props {
  readonly placing: Placing;
  /** In pixels. */
  readonly at: PlanePoint;
  readonly view: View;
  readonly size: Size;
  readonly map: WorldMap | undefined;
}

/** The crosshair and its words. */
export function Crosshair({ placing, at, view, size, map }: Props) {
  const point = fromPixels(view, size, at);
  const { lat, lon } = toDegrees(point);
  const country = map && countryAt(map, point);
  return (
    <>
      <div aria-hidden="true" className={styles.crosshair} style={{ left: at.x, top: at.y }} />
      <div className={styles.placing}>
        <p>
          Put a pin for <strong>{placing.name}</strong>: click, or move the crosshair with the arrow keys and press{' '}
          <kbd>Enter</kbd>
        </p>
        <output aria-live="polite">
          {`${degrees(lat, 'N', 'S')}, ${degrees(lon, 'E', 'W')}${country === undefined ? '' : ` · ${country}`}`}
        </output>
        <button type="button" title="Escape" onClick={placing.onCancel}>
          Cancel
        </button>
      </div>
    </>
  );
}

function degrees(value: number, positive: string, negative: string): string {
  return `${Math.abs(value).toFixed(3)}° ${value < 0 ? negative : positive}`;
}
