/** A code of the codebook: its name and definition, and what can be changed of it. */
import { useId, useState } from 'react';
import { CODE_COLOURS, isOpenList, startingCode, type Code, type CodeColour } from '../../domain/codebook';
import controls from '../theme/controls.module.css';
import { COLOUR_NAMES, swatchClass } from './code-colours';
import styles from './codebook.module.css';

/** The longest name and definition, in UTF-16 code units. */
const [NAME_LIMIT, DEFINITION_LIMIT] = [80, 2000];

/** What can be done with a code. */
export type CodeAction = 'up' | 'down' | 'hide' | 'show' | 'reset' | 'delete';

interface Props {
  readonly code: Code;
  readonly first: boolean;
  readonly last: boolean;
  readonly disabled: boolean;
  onEdit(): void;
  onAct(action: CodeAction): void;
}

/** The inside of a list item. */
export function CodeRow({ code, first, last, disabled, onEdit, onAct }: Props) {
  const start = startingCode(code.list, code.id);
  const changed = start && (Object.keys(start) as (keyof Code)[]).some((field) => start[field] !== code[field]);
  const colour = swatchClass(code.colour) ?? (code.list === 'tag' ? controls[code.id as 'claim'] : undefined);
  const button = (action: CodeAction | 'edit', name: string, off = false) => (
    <button
      type="button"
      className={controls.plain}
      data-act={`${code.id} ${action}`}
      aria-label={`${name} ${code.name}`}
      disabled={disabled || off}
      onClick={() => {
        if (action === 'edit') onEdit();
        else onAct(action);
      }}
    >
      {name}
    </button>
  );
  return (
    <>
      <p className={styles.name}>
        <span
          className={`${code.list === 'tag' && code.colour === '' ? controls.swatch : styles.dot} ${colour ?? ''}`}
          data-none={colour === undefined || undefined}
          aria-hidden="true"
        />
        <strong dir="auto">{code.name}</strong>
        {code.hidden && <span className={styles.flag}>hidden</span>}
        {start === undefined && <span className={styles.flag}>added</span>}
      </p>
      <p className={styles.definition} dir="auto">
        {code.definition === '' ? 'No definition yet.' : code.definition}
      </p>
      <p className={styles.rowActions}>
        {button('edit', 'Edit')}
        {button('up', 'Move up', first)}
        {button('down', 'Move down', last)}
        {isOpenList(code.list) && button(code.hidden ? 'show' : 'hide', code.hidden ? 'Show' : 'Hide')}
        {changed === true && button('reset', 'Reset')}
        {start === undefined && button('delete', 'Delete')}
      </p>
    </>
  );
}

/** What is written of a code. */
export type CodeFields = Pick<Code, 'name' | 'definition' | 'colour'>;

interface EditorProps {
  /** What the group is called. */
  readonly label: string;
  readonly fields: CodeFields;
  /** What the main button says. */
  readonly action: string;
  readonly disabled: boolean;
  onChange(fields: CodeFields): void;
  onSave(): void;
  onCancel?: () => void;
}

/** The fields of a code; Enter in one of a line saves. */
export function CodeEditor({ label, fields, action, disabled, onChange, onSave, onCancel }: EditorProps) {
  const radios = useId();
  const [pointed, setPointed] = useState<CodeColour>();
  return (
    <div
      role="group"
      aria-label={label}
      className={styles.editor}
      data-editor=""
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement) return;
        if (event.key === 'Escape' && onCancel) {
          event.preventDefault();
          event.stopPropagation();
          onCancel();
        }
        const line = !(event.target instanceof HTMLTextAreaElement);
        if (event.key === 'Enter' && (line || event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onSave();
        }
      }}
    >
      <label className={styles.field}>
        <span>Name</span>
        <input
          className={controls.field}
          dir="auto"
          value={fields.name}
          maxLength={NAME_LIMIT}
          disabled={disabled}
          onChange={({ target }) => {
            onChange({ ...fields, name: target.value });
          }}
        />
      </label>
      <label className={styles.field}>
        <span>Definition</span>
        <textarea
          className={controls.field}
          rows={2}
          dir="auto"
          value={fields.definition}
          maxLength={DEFINITION_LIMIT}
          disabled={disabled}
          placeholder="When it is right to choose this, and when it is not"
          onChange={({ target }) => {
            onChange({ ...fields, definition: target.value });
          }}
        />
      </label>
      <div role="radiogroup" aria-label="Colour" className={styles.colours}>
        {CODE_COLOURS.map((colour) => (
          <label
            key={colour}
            title={COLOUR_NAMES[colour]}
            onPointerEnter={() => {
              setPointed(colour);
            }}
            onPointerLeave={() => {
              setPointed(undefined);
            }}
          >
            <input
              type="radio"
              name={radios}
              aria-label={COLOUR_NAMES[colour]}
              checked={fields.colour === colour}
              disabled={disabled}
              onChange={() => {
                onChange({ ...fields, colour });
              }}
            />
            <span
              className={`${styles.colour} ${swatchClass(colour) ?? ''}`}
              data-none={colour === '' || undefined}
              aria-hidden="true"
            />
          </label>
        ))}
        <span className={styles.colourName} aria-hidden="true">
          {COLOUR_NAMES[pointed ?? fields.colour]}
        </span>
      </div>
      <p className={styles.rowActions}>
        <button
          type="button"
          className={controls.button}
          disabled={disabled || fields.name.trim() === ''}
          onClick={onSave}
        >
          {action}
        </button>
        {onCancel && (
          <button type="button" className={controls.button} onClick={onCancel}>
            Cancel
          </button>
        )}
      </p>
    </div>
  );
}
