/** Which group of a list is shown: the groups side by side, each with how many it holds. */
import { useId } from 'react';
import styles from './group-filter.module.css';

interface Props<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly name: string; readonly count: number }[];
  onChange(value: V): void;
}

/** The groups, as a `radiogroup`. */
export function GroupFilter<V extends string>({ label, value, options, onChange }: Props<V>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.groups}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => {
              onChange(option.value);
            }}
          />
          <span>
            {option.name} <b>{option.count.toLocaleString('en')}</b>
          </span>
        </label>
      ))}
    </div>
  );
}
