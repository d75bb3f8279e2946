/** What actors have to do with a claim, seen from the claim or from a mention of the actor. */
import { useMemo, useState } from 'react';
import type { Role } from '../../domain/entity';
import { ROLES } from '../../domain/entity';
import { useCodes } from '../codebook/use-codes';
import { shortened } from '../counted';
import type { ShownMark } from '../marks';
import { focusMark } from '../sources';
import { useStore } from '../store';
import { Combobox } from './combobox';
import { FieldRow } from './field-row';
import styles from './fields.module.css';
import { saveRole } from './register-actions';
import { SelectOnly } from './select-only';

/** The most of the article's other marks that are offered at once. */
const LIMIT = 40;

/** The row "Roles": marks on the other side that lie over this one or have a role in it, and a choice of the rest. */
export function RoleField({ mark, disabled }: { mark: ShownMark; disabled: boolean }) {
  const shown = useStore((state) => state.shown);
  const content = useStore((state) => state.opened?.content ?? '');
  const [added, setAdded] = useState<readonly string[]>([]);
  const other = mark.tag === 'claim' ? 'actor' : 'claim';
  const marks = useMemo(() => shown.filter(({ tag, pending }) => tag === other && !pending), [shown, other]);
  const roleOf = ({ id }: ShownMark): Role | undefined =>
    mark.roles?.find(({ claim, mention }) => (other === 'actor' ? mention : claim) === id)?.role;
  const isNear = (one: ShownMark): boolean =>
    (one.start < mark.end && one.end > mark.start) || roleOf(one) !== undefined || added.includes(one.id);
  const near = marks.filter(isNear);
  const rest = marks.filter((one) => !isNear(one));
  const words = ({ start, end }: ShownMark): string => shortened(content.slice(start, Math.min(end, start + 400)), 60);

  const find = (typed: string) => {
    const sought = typed.toLowerCase();
    const fit = rest
      .map((one) => ({ id: one.id, name: words(one) }))
      .filter(({ name }) => name.toLowerCase().includes(sought));
    const left = fit.length - LIMIT;
    return { options: fit.slice(0, LIMIT), more: left > 0 ? `${left} more. Type a part of the words.` : undefined };
  };

  return (
    <FieldRow name="Roles">
      <div className={styles.roles}>
        {near.length > 0 && (
          <ul aria-label="Roles" className={styles.roles}>
            {near.map((one) => (
              <li key={one.id}>
                <RoleChoice mark={mark} other={one} words={words(one)} role={roleOf(one)} disabled={disabled} />
              </li>
            ))}
          </ul>
        )}
        {rest.length > 0 && !disabled && (
          <Combobox
            label={other === 'actor' ? 'Another actor' : 'Another claim'}
            value=""
            placeholder={near.length === 0 ? `add ${other === 'actor' ? 'an actor' : 'a claim'}` : `another ${other}`}
            options={find}
            onChoose={({ id }) => {
              setAdded([...added, id]);
            }}
          />
        )}
        {marks.length === 0 && (
          <span className={styles.empty}>
            {other === 'actor' ? 'no actor is marked in this article' : 'no claim is marked in this article'}
          </span>
        )}
      </div>
    </FieldRow>
  );
}

const NO_ROLE = 'none';

function RoleChoice(props: {
  mark: ShownMark;
  other: ShownMark;
  words: string;
  role: Role | undefined;
  disabled: boolean;
}) {
  const { mark, other, words, role, disabled } = props;
  const codes = useCodes('role', role);
  const [claim, mention] = mark.tag === 'claim' ? [mark.id, other.id] : [other.id, mark.id];
  const none = { id: NO_ROLE, name: 'no role', detail: 'It has nothing to do with the claim, or nobody has said it.' };
  return (
    <>
      <button
        type="button"
        className={styles.other}
        dir="auto"
        title={words}
        onClick={() => {
          focusMark(other.id);
        }}
      >
        {words}
      </button>
      <SelectOnly
        label={`Role of ${mark.tag === 'claim' ? words : 'this actor'}${mark.tag === 'claim' ? '' : ` in: ${words}`}`}
        value={role}
        options={[...codes, none]}
        placeholder="role"
        disabled={disabled}
        onChoose={(id) => {
          const chosen = ROLES.find((one) => one === id) ?? null;
          const name = codes.find((code) => code.id === id)?.name ?? 'none';
          void saveRole(claim, mention, chosen, `${mark.tag === 'claim' ? words : 'this actor'} · ${name}`);
        }}
      />
    </>
  );
}
