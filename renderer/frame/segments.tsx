/** A few ways of which one holds, side by side. */
import { useId } from 'react';
import styles from './segments.module.css';

/** The `radiogroup`. `names` are the options in their order. */
export function Segments<T extends string>(props: {
  readonly label: string;
  readonly names: Readonly<Record<T, string>>;
  readonly value: T;
  onChange(value: T): void;
}) {
  const { label, names, value, onChange } = props;
  const group = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.segments}>
      {(Object.keys(names) as T[]).map((one) => (
        <label key={one}>
          <input
            type="radio"
            name={group}
            value={one}
            checked={one === value}
            onChange={() => {
              onChange(one);
            }}
          />
          {names[one]}
        </label>
      ))}
    </div>
  );
}
