/** Who or what a mention is: an entity of the register, an answer that is unsure, or nobody has said. */
import { useState } from 'react';
import type { EntityProposal } from '../../domain/contract';
import type { EntityKind } from '../../domain/entity';
import { useCodes } from '../codebook/use-codes';
import { shortened } from '../counted';
import type { ShownMark } from '../marks';
import { start } from '../messages';
import { service } from '../service';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { Combobox } from './combobox';
import { entityOf, entityOptions, type EntityOption } from './entity-options';
import { FieldRow } from './field-row';
import styles from './fields.module.css';
import { openCodebook, saveEntityType, saveMention } from './register-actions';
import { RoleField } from './role-field';
import { SelectOnly } from './select-only';

/** What the field of each kind is called. */
const KIND_NAMES: Readonly<Record<EntityKind, string>> = { actor: 'Actor', place: 'Place' };

interface Props {
  readonly mark: ShownMark;
  readonly kind: EntityKind;
  /** The words of the mark. */
  readonly words: string;
  readonly disabled: boolean;
}

/** The `group` "Which actor it is" or "Which place it is". */
export function EntityField({ mark, kind, words, disabled }: Props) {
  const entities = useStore((state) => state.entities);
  const codebook = useStore((state) => state.codebook);
  const [proposals, setProposals] = useState<readonly EntityProposal[]>([]);
  const { mention } = mark;
  const entity = entityOf(entities, mention?.entity);
  // What was asked for is shown at once, until the case has it.
  const [asked, setAsked] = useState<boolean>();
  const unsure = asked ?? mention?.answer === 'unsure';

  const choose = ({ target, reason, name }: EntityOption): void => {
    const what = 'create' in target ? `new ${kind} “${target.create}”` : name;
    void saveMention([mark.id], target, mention?.answer ?? 'sure', reason, `${kind} · ${shortened(what, 48)}`);
  };

  return (
    <div role="group" aria-label={`Which ${kind} it is`}>
      <dl className={styles.fields}>
        <FieldRow name={KIND_NAMES[kind]}>
          <span data-link="">
            <Combobox
              label={`Which ${kind}`}
              value={entity?.name ?? ''}
              placeholder={mention ? '…' : `Link to ${kind === 'actor' ? 'an actor' : 'a place'}`}
              chosen={entity?.entity}
              disabled={disabled}
              options={(typed) => entityOptions({ entities, codebook, kind, typed, words, proposals })}
              onOpen={() => {
                start('mention', service.proposeEntities(mark.id).then(setProposals));
              }}
              onChoose={choose}
            />
          </span>
          {mention && (
            <div className={styles.linked}>
              <label className={styles.unsure}>
                <input
                  type="checkbox"
                  checked={unsure}
                  disabled={disabled}
                  onChange={({ target }) => {
                    const answer = target.checked ? 'unsure' : 'sure';
                    setAsked(target.checked);
                    const what = `${answer} · ${entity?.name ?? ''}`;
                    void saveMention([mark.id], { entity: mention.entity }, answer, '', what).then(() => {
                      setAsked(undefined);
                    });
                  }}
                />
                <span>unsure</span>
              </label>
              <button
                type="button"
                className={controls.plain}
                disabled={disabled}
                onClick={() => {
                  void saveMention([mark.id], null, 'sure', '', `no longer ${entity?.name ?? `linked to the ${kind}`}`);
                }}
              >
                Take off
              </button>
            </div>
          )}
        </FieldRow>
        {entity && (
          <TypeRow key={entity.entity} entity={entity.entity} kind={kind} type={entity.type} disabled={disabled} />
        )}
        {kind === 'actor' && <RoleField mark={mark} disabled={disabled} />}
      </dl>
      <p className={styles.foot}>
        <button type="button" className={controls.plain} onClick={openCodebook}>
          Codebook
        </button>
      </p>
    </div>
  );
}

const NO_TYPE = '';

/** The type of the entity, wherever it is mentioned, with what that means. */
function TypeRow(props: { entity: string; kind: EntityKind; type: string; disabled: boolean }) {
  const { entity, kind, type, disabled } = props;
  const codes = useCodes(kind === 'actor' ? 'actor-type' : 'place-type', type);
  const none = { id: NO_TYPE, name: 'Not said', detail: 'Nobody has said of what type it is.' };
  const now = codes.find(({ id }) => id === type);
  return (
    <FieldRow name="Type">
      <SelectOnly
        label={`Type of ${kind}`}
        value={type === '' ? undefined : type}
        options={type === '' ? codes : [...codes, none]}
        placeholder="not said"
        disabled={disabled}
        onChoose={(id) => {
          const code = codes.find((other) => other.id === id);
          void saveEntityType(entity, id, `type · ${code?.name ?? 'not said'}`);
        }}
      />
      {now && now.detail !== '' && <small className={styles.definition}>{now.detail}</small>}
    </FieldRow>
  );
}
