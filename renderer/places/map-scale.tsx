/** The foot of the map: how long a distance is, and whose the data are. */
import styles from './map.module.css';
import { scaleBar, type View } from './projection';

/** The longest that the bar may be, in pixels. */
const LONGEST = 110;

/** The bar and the line of attribution, which the licences of the data ask for. */
export function MapScale({ view }: { readonly view: View }) {
  const { pixels, kilometres } = scaleBar(view, LONGEST);
  const words = kilometres < 1 ? `${Math.round(kilometres * 1000)} m` : `${kilometres.toLocaleString('en')} km`;
  return (
    <div className={styles.foot}>
      <div className={styles.bar} style={{ width: pixels }}>
        {words}
      </div>
      <p>Places: GeoNames, CC BY 4.0 · Borders: Natural Earth; borders are not a statement about status</p>
    </div>
  );
}
