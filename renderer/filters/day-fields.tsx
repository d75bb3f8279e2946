/** Fields for a first and a last day. What can't be read as a date asks for nothing, which is said. */
import { useId } from 'react';
import controls from '../theme/controls.module.css';
import styles from './filters.module.css';
import { readDays } from './typed-days';

const EXAMPLES = { from: '2021-07', to: '2021-08-20' } as const;

/** Two fields with their labels, and what is wrong with what stands in them. */
export function DayFields(props: {
  /** As they were typed. */
  readonly from: string;
  readonly to: string;
  readonly labels: Readonly<Record<'from' | 'to', string>>;
  readonly disabled?: boolean;
  onChange(field: 'from' | 'to', typed: string): void;
  /** Enter, or Esc in an empty field, was pressed; Esc clears the others. */
  onLeave?(): void;
}) {
  const { from, to, labels, disabled, onChange, onLeave } = props;
  const problemId = useId();
  const { problem } = readDays({ from, to }, navigator.language);
  const field = (name: 'from' | 'to', value: string) => (
    <label className={styles.day}>
      {labels[name]}
      <input
        type="text"
        className={controls.field}
        placeholder={EXAMPLES[name]}
        value={value}
        disabled={disabled}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
        onChange={({ target }) => {
          onChange(name, target.value);
        }}
        onKeyDown={(event) => {
          if (onLeave === undefined || (event.key !== 'Escape' && event.key !== 'Enter')) return;
          event.preventDefault();
          if (event.key === 'Enter' || value === '') onLeave();
          if (event.key === 'Escape') onChange(name, '');
        }}
      />
    </label>
  );
  return (
    <>
      {field('from', from)}
      {field('to', to)}
      {problem !== undefined && (
        <span id={problemId} role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </>
  );
}
