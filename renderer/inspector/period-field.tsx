/** The dates and periods that a claim speaks of: as written, and the days that are meant. */
import { useState } from 'react';
import type { ClaimPeriod } from '../../domain/claim';
import type { ClaimReading } from '../../domain/contract';
import { shortened } from '../counted';
import { publishedWords } from '../published';
import { periodWords, typedDay, typedPeriod } from './claim-words';
import styles from './fields.module.css';
import { ItemField } from './item-field';
import { ItemInput } from './item-input';

interface Props {
  readonly periods: readonly ClaimPeriod[];
  /** What the words tell, with what is assumed in it. */
  readonly readings: ClaimReading['periods'];
  readonly none: string;
  readonly disabled: boolean;
  onSave(periods: readonly ClaimPeriod[]): void;
}

/** The lines of "When". */
export function PeriodField({ periods, readings, none, disabled, onSave }: Props) {
  const locale = navigator.language;
  const assumed = (period: ClaimPeriod): string =>
    readings.find(({ exact, from, to }) => exact === period.exact && from === period.from && to === period.to)
      ?.assumption ?? '';
  return (
    <ItemField<ClaimPeriod>
      noun="date"
      items={periods}
      blank={{ exact: '', from: '', to: '' }}
      none={none}
      disabled={disabled}
      nameOf={(period) => periodWords(period, locale)}
      words={(period) => (
        <>
          <span>{periodWords(period, locale)}</span>{' '}
          {period.exact !== '' && (
            <q className={styles.written} dir="auto">
              {shortened(period.exact, 80)}
            </q>
          )}
          {assumed(period) !== '' && <small>{assumed(period)}</small>}
        </>
      )}
      editor={(period, save, problem) => <PeriodEditor period={period} onSave={save} onProblem={problem} />}
      onSave={onSave}
    />
  );
}

function PeriodEditor(props: {
  period: ClaimPeriod;
  onSave(period: ClaimPeriod): void;
  onProblem(sentence: string): void;
}) {
  const { period, onSave, onProblem } = props;
  const [typed, setTyped] = useState(period);
  const [wrong, setWrong] = useState(false);
  const locale = navigator.language;
  const change = (changed: Partial<ClaimPeriod>): void => {
    setTyped({ ...typed, ...changed });
  };
  const save = (): void => {
    const result = typedPeriod(typed, locale);
    setWrong('problem' in result);
    if ('problem' in result) {
      onProblem(result.problem);
      return;
    }
    onProblem('');
    setTyped(result.value);
    const { exact, from, to } = result.value;
    if (exact !== period.exact || from !== period.from || to !== period.to) onSave(result.value);
  };
  const hint = (date: string): string => {
    const day = typedDay(date, locale);
    return day === undefined || day === '' ? 'not known' : publishedWords(day, locale, 'short');
  };
  const ordered = typedDay(typed.from, locale) !== undefined && typedDay(typed.to, locale) !== undefined;
  const dayInput = (label: string, field: 'from' | 'to') => (
    <ItemInput
      label={label}
      value={typed[field]}
      hint={hint(typed[field])}
      // Where both are days, it is their order that is wrong.
      wrong={wrong && (typedDay(typed[field], locale) === undefined || (field === 'to' && ordered))}
      dir="ltr"
      placeholder="2021-07-30"
      onChange={(value) => {
        change({ [field]: value });
      }}
      onLeave={save}
    />
  );
  return (
    <>
      {dayInput('From', 'from')}
      {dayInput('To', 'to')}
      <ItemInput
        label="Words"
        value={typed.exact}
        wrong={false}
        wide
        placeholder="as written"
        onChange={(exact) => {
          change({ exact });
        }}
        onLeave={save}
      />
    </>
  );
}
