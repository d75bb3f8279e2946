/** A filter by something that has a name: a source, an actor, a place. */
import { Combobox } from '../inspector/combobox';
import type { Option } from '../inspector/option-list';
import styles from './filters.module.css';

/** The `combobox` with its label beside it. The option whose id is empty stands for no filter. */
export function NamedFilter(props: {
  readonly label: string;
  /** The name of what is chosen; empty where nothing is. */
  readonly value: string;
  readonly placeholder: string;
  readonly chosen: string | undefined;
  readonly disabled?: boolean;
  /** The options for what is typed. */
  options(typed: string): { readonly options: readonly Option[]; readonly more?: string | undefined };
  onChoose(id: string | undefined): void;
}) {
  const { label, value, placeholder, chosen, disabled, options, onChoose } = props;
  return (
    <span className={styles.named}>
      <span aria-hidden="true">{label}</span>
      <Combobox
        label={label}
        value={value}
        placeholder={placeholder}
        chosen={chosen}
        disabled={disabled}
        options={options}
        onChoose={({ id }) => {
          onChoose(id === '' ? undefined : id);
        }}
      />
    </span>
  );
}
