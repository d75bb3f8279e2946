/**
 * What is said of a claim: who claims it, how, when and how much, and whether it was checked. What nobody has said is
 * shown as the words tell it, called inferred, and is taken over with one press or corrected in place.
 */
import { useStore } from '../store';
import { NOTHING_SAID, type ClaimAttributes } from '../../domain/claim';
import { codeName } from '../../domain/codebook';
import type { ClaimEdit } from '../../domain/contract';
import { useCodes } from '../codebook/use-codes';
import type { ShownMark } from '../marks';
import { momentWords } from '../published';
import controls from '../theme/controls.module.css';
import { useClaimReading } from './claim-reading';
import { numberWords, periodWords } from './claim-words';
import { FieldRow, FieldText } from './field-row';
import styles from './fields.module.css';
import { HedgeField } from './hedge-field';
import { NumberField } from './number-field';
import { PeriodField } from './period-field';
import { openCodebook, saveClaims } from './register-actions';
import { RoleField } from './role-field';
import { SelectOnly } from './select-only';
import { SpeakerField, useSpeaker } from './speaker-field';

/** The longest words of an attribution and the longest reason, in UTF-16 code units. */
const [WORDS_LIMIT, REASON_LIMIT] = [2000, 4000];

interface Props {
  readonly mark: ShownMark;
  readonly disabled: boolean;
}

/** The `group` "What is said of the claim". */
export function ClaimFields({ mark, disabled }: Props) {
  const { reading, problem } = useClaimReading(mark.id);
  const codebook = useStore((state) => state.codebook);
  const claim = mark.claim ?? NOTHING_SAID;
  const speaker = useSpeaker(claim.speaker, reading);
  const locale = navigator.language;

  const save = (fields: ClaimEdit, what: string): void => {
    void saveClaims([mark.id], fields, what);
  };
  const stance = claim.stance ?? reading?.stance;
  const attribution = claim.attribution ?? reading?.attribution ?? '';
  const hedges = claim.hedges ?? reading?.hedges ?? [];
  const periods = claim.periods ?? reading?.periods.map(({ exact, from, to }) => ({ exact, from, to })) ?? [];
  const numbers = claim.numbers ?? reading?.numbers ?? [];
  const stanceName = stance === undefined ? '' : codeName(codebook, 'stance', stance);

  /** What is inferred of a field in words, where nobody has said anything and the words tell something. */
  const inferred = (field: keyof ClaimAttributes, words: string): string | undefined =>
    claim[field] === null && words !== '' ? words : undefined;
  const found = {
    attribution: inferred('attribution', attribution),
    stance: inferred('stance', stanceName),
    hedges: inferred('hedges', hedges.join(', ')),
    periods: inferred('periods', periods.map((period) => periodWords(period, locale)).join(', ')),
    numbers: inferred('numbers', numbers.map((number) => numberWords(number, locale)).join(', ')),
  };
  const none = reading ? 'none found' : '…';

  return (
    <div role="group" aria-label="What is said of the claim">
      <dl className={styles.fields}>
        <FieldRow
          name="Speaker"
          inferred={speaker.said ? undefined : speaker.name}
          confirm={speaker.said || !reading ? undefined : () => void speaker.confirm([mark.id])}
          disabled={disabled}
        >
          <SpeakerField mark={mark} speaker={speaker} disabled={disabled} />
        </FieldRow>
        <FieldRow
          name="Attribution"
          inferred={found.attribution}
          confirm={
            found.attribution === undefined
              ? undefined
              : () => {
                  save({ attribution }, `attribution · “${attribution}”`);
                }
          }
          disabled={disabled}
        >
          <FieldText
            label="Attribution"
            value={attribution}
            placeholder={claim.attribution === null ? none : 'none'}
            disabled={disabled}
            limit={WORDS_LIMIT}
            onSave={(typed) => {
              save({ attribution: typed }, typed === '' ? 'attribution · none' : `attribution · “${typed}”`);
            }}
          />
        </FieldRow>
        <FieldRow
          name="Stance"
          inferred={found.stance}
          confirm={
            found.stance === undefined || stance === undefined
              ? undefined
              : () => {
                  save({ stance }, `stance · ${stanceName}`);
                }
          }
          disabled={disabled}
        >
          <CodeField
            label="Stance"
            list="stance"
            value={stance}
            said={claim.stance !== null}
            placeholder="…"
            disabled={disabled}
            onChoose={(code, name) => {
              save({ stance: code }, `stance · ${name}`);
            }}
          />
        </FieldRow>
        <FieldRow
          name="Hedges"
          inferred={found.hedges}
          confirm={
            found.hedges === undefined
              ? undefined
              : () => {
                  save({ hedges }, 'hedges');
                }
          }
          disabled={disabled}
        >
          <HedgeField
            hedges={hedges}
            none={claim.hedges === null ? none : 'none'}
            disabled={disabled}
            onSave={(now) => {
              save({ hedges: now }, 'hedges');
            }}
          />
        </FieldRow>
        <FieldRow
          name="When"
          inferred={found.periods}
          confirm={
            found.periods === undefined
              ? undefined
              : () => {
                  save({ periods }, `when · ${found.periods ?? ''}`);
                }
          }
          disabled={disabled}
        >
          <PeriodField
            periods={periods}
            readings={reading?.periods ?? []}
            none={claim.periods === null ? none : 'none'}
            disabled={disabled}
            onSave={(now) => {
              save({ periods: now }, `when · ${now.map((period) => periodWords(period, locale)).join(', ') || 'none'}`);
            }}
          />
        </FieldRow>
        <FieldRow
          name="Numbers"
          inferred={found.numbers}
          confirm={
            found.numbers === undefined
              ? undefined
              : () => {
                  save({ numbers }, `numbers · ${found.numbers ?? ''}`);
                }
          }
          disabled={disabled}
        >
          <NumberField
            numbers={numbers}
            none={claim.numbers === null ? none : 'none'}
            disabled={disabled}
            onSave={(now) => {
              save({ numbers: now }, `numbers · ${now.map((one) => numberWords(one, locale)).join(', ') || 'none'}`);
            }}
          />
        </FieldRow>
        <FieldRow name="Checked">
          <CodeField
            label="Checked"
            list="status"
            value={claim.check?.status}
            said={claim.check !== null}
            placeholder="not said"
            disabled={disabled}
            onChoose={(status, name) => {
              save(
                { check: status === null ? null : { status, reason: claim.check?.reason ?? '' } },
                `checked · ${name}`,
              );
            }}
          />
          {claim.check && (
            <div className={styles.check}>
              <FieldText
                label="Reason for the check"
                value={claim.check.reason}
                placeholder="Why? Write the reason"
                disabled={disabled}
                limit={REASON_LIMIT}
                onSave={(reason) => {
                  save({ check: { status: claim.check?.status ?? '', reason } }, 'reason for the check');
                }}
              />
              <small>
                <bdi>{claim.check.by === '' ? 'name not set' : claim.check.by}</bdi>,{' '}
                {momentWords(claim.check.at, locale)}
              </small>
            </div>
          )}
        </FieldRow>
        <FieldRow name="Importance">
          <CodeField
            label="Importance"
            list="importance"
            value={claim.importance ?? undefined}
            said={claim.importance !== null}
            placeholder="not said"
            disabled={disabled}
            onChoose={(importance, name) => {
              save({ importance }, `importance · ${name}`);
            }}
          />
        </FieldRow>
        <RoleField mark={mark} disabled={disabled} />
      </dl>
      {problem !== '' && <p className={styles.problem}>What the words tell could not be read. {problem}</p>}
      <p className={styles.foot}>
        <button type="button" className={controls.plain} onClick={openCodebook}>
          Codebook
        </button>
      </p>
    </div>
  );
}

/** Stands among the codes for taking back what was said. */
const UNSAID = '';

function CodeField(props: {
  label: string;
  list: 'stance' | 'status' | 'importance';
  value: string | undefined;
  /** Whether a person said it, so that it can be taken back. */
  said: boolean;
  placeholder: string;
  disabled: boolean;
  onChoose(code: string | null, name: string): void;
}) {
  const { label, list, value, said, placeholder, disabled, onChoose } = props;
  const codes = useCodes(list, value);
  const back = { id: UNSAID, name: 'Not said', detail: 'Takes back what was said here.' };
  return (
    <SelectOnly
      label={label}
      value={value}
      options={said ? [...codes, back] : codes}
      placeholder={placeholder}
      disabled={disabled}
      onChoose={(id) => {
        const code = codes.find((other) => other.id === id);
        onChoose(code?.id ?? null, code?.name ?? 'not said');
      }}
    />
  );
}
