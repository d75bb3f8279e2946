/** A small choice in the head of a pane, as the system draws it when it is open. */
import styles from './choice.module.css';

interface Props<V extends string> {
  readonly label: string;
  readonly value: V;
  /** Names by value, in the order in which they are offered. */
  readonly options: Readonly<Record<V, string>>;
  onChange(value: V): void;
}

/** The choice, with the name of what is chosen. */
export function Choice<V extends string>({ label, value, options, onChange }: Props<V>) {
  const values = Object.keys(options) as V[];
  return (
    <span className={styles.choice}>
      <select
        aria-label={label}
        value={value}
        onChange={({ target }) => {
          const chosen = values.find((other) => other === target.value);
          if (chosen) onChange(chosen);
        }}
      >
        {values.map((other) => (
          <option key={other} value={other}>
            {options[other]}
          </option>
        ))}
      </select>
    </span>
  );
}
