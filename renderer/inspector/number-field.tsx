/** The numbers of a claim: how each is meant, how much it is, and of what. */
import { useId, useState } from 'react';
import { NUMBER_RELATIONS, type ClaimNumber, type NumberRelation } from '../../domain/claim';
import { shortened } from '../counted';
import { numberWords, RELATION_WORDS, typedNumber } from './claim-words';
import styles from './fields.module.css';
import { ItemField, type ItemEditorProps } from './item-field';
import { ItemInput } from './item-input';

interface Props {
  readonly numbers: readonly ClaimNumber[];
  readonly none: string;
  readonly disabled: boolean;
  onSave(numbers: readonly ClaimNumber[]): void;
}

/** A number before anything is typed; its value is not one yet. */
const BLANK: ClaimNumber = { exact: '', value: NaN, upper: null, relation: 'exact', unit: '' };

/** The lines of "Numbers". */
export function NumberField({ numbers, none, disabled, onSave }: Props) {
  const locale = navigator.language;
  return (
    <ItemField<ClaimNumber>
      noun="number"
      items={numbers}
      blank={BLANK}
      none={none}
      disabled={disabled}
      nameOf={(number) => numberWords(number, locale)}
      words={(number) => (
        <>
          <bdi>{numberWords(number, locale)}</bdi>{' '}
          {saysMore(number) && (
            <q className={styles.written} dir="auto">
              {shortened(number.exact, 60)}
            </q>
          )}
        </>
      )}
      Editor={NumberEditor}
      onSave={onSave}
    />
  );
}

/** True when the words are not just the digits that are shown already. */
function saysMore({ exact, value, upper }: ClaimNumber): boolean {
  return upper === null && typedNumber(exact) !== value;
}

function NumberEditor({ item: number, onSave, onProblem }: ItemEditorProps<ClaimNumber>) {
  const [value, setValue] = useState(Number.isNaN(number.value) ? '' : String(number.value));
  const [upper, setUpper] = useState(number.upper === null ? '' : String(number.upper));
  const [unit, setUnit] = useState(number.unit);
  // Kept here too: what was chosen may not be in the case yet when the next field is left.
  const [relation, setRelation] = useState(number.relation);
  const [wrong, setWrong] = useState(false);
  const select = useId();

  const save = (meant: NumberRelation = relation): void => {
    const [low, high] = [typedNumber(value), upper.trim() === '' ? null : typedNumber(upper)];
    const isWrong = low === undefined || high === undefined || (high !== null && high < low);
    // A new one is not wrong while nothing is typed.
    const untouched = Number.isNaN(number.value) && value.trim() === '' && unit.trim() === '';
    setWrong(isWrong && !untouched);
    if (isWrong) {
      onProblem(
        untouched ? '' : 'Write the value as a number, such as 45 or 1,200; a range ends higher than it begins.',
      );
      return;
    }
    onProblem('');
    const words = unit.replace(/\s+/gu, ' ').trim();
    const exact = number.exact === '' ? value.trim() : number.exact;
    const now: ClaimNumber = { exact, value: low, upper: high, relation: meant, unit: words };
    if ((Object.keys(now) as (keyof ClaimNumber)[]).some((field) => now[field] !== number[field])) onSave(now);
  };
  const leave = (): void => {
    save();
  };

  return (
    <>
      <ItemInput label="Value" value={value} wrong={wrong} dir="ltr" onChange={setValue} onLeave={leave} />
      <ItemInput label="Up to" value={upper} wrong={wrong} dir="ltr" onChange={setUpper} onLeave={leave} />
      <label className={styles.input} htmlFor={select}>
        <span>Meant as</span>
        <select
          id={select}
          value={relation}
          onChange={({ target }) => {
            const chosen = NUMBER_RELATIONS.find((other) => other === target.value);
            if (!chosen) return;
            setRelation(chosen);
            save(chosen);
          }}
        >
          {NUMBER_RELATIONS.map((other) => (
            <option key={other} value={other}>
              {other === 'exact' ? 'exactly' : RELATION_WORDS[other]}
            </option>
          ))}
        </select>
      </label>
      <ItemInput label="Of what" value={unit} wrong={false} placeholder="people" onChange={setUnit} onLeave={leave} />
    </>
  );
}
