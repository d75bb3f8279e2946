/** All that is said of the statement that is looked at, its claims and the links between them. */
import { useState } from 'react';
import type { StatementSummary } from '../../domain/contract';
import { useCodes } from '../codebook/use-codes';
import { shortened } from '../counted';
import { focusPane } from '../panes';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import type { SourceColumn } from './columns';
import type { StatementContrast } from './contrasts';
import { editStatement, placeStatement } from './deciding';
import { StatementClaims } from './statement-claims';
import { StatementLinks } from './statement-links';
import styles from './statement-pane.module.css';
import { statementName } from './statement-words';

interface Props {
  readonly statement: StatementSummary;
  readonly contrast: StatementContrast;
  readonly columns: readonly SourceColumn[];
  /** The statements in their own order where they are listed in it, so that they can be moved in it. */
  readonly neighbours: readonly StatementSummary[] | undefined;
}

/** The pane of one statement. */
export function StatementPane({ statement, contrast, columns, neighbours }: Props) {
  const readOnly = useStore((now) => now.case?.readOnly === true);
  const statuses = useCodes('status', statement.status);
  const { statement: id, pinned, status, title, note } = statement;
  const whys = Array.from(
    new Set(Array.from(contrast.marked.values()).flatMap((marked) => marked.map(({ why }) => why))),
  );
  return (
    <>
      <div className={styles.said}>
        <h2 className={controls.hidden}>{statementName(statement)}</h2>
        <Saved
          label="Title"
          value={title}
          placeholder={shortened(statement.words, 72)}
          disabled={readOnly}
          onSave={(value) => {
            editStatement(id, { title: value }, value === '' ? 'the title is taken away' : 'title');
          }}
        />
        <div className={styles.row}>
          <label className={styles.status}>
            <span>Status</span>
            <select
              value={status}
              disabled={readOnly}
              onChange={({ target }) => {
                editStatement(id, { status: target.value }, 'status');
              }}
            >
              {statuses.map((code) => (
                <option key={code.id} value={code.id} title={code.detail}>
                  {code.name}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className={controls.button}
            aria-pressed={pinned}
            disabled={readOnly}
            onClick={() => {
              editStatement(id, { pinned: !pinned }, pinned ? 'no longer pinned' : 'pinned to the top');
            }}
          >
            {pinned ? 'Pinned' : 'Pin'}
          </button>
          {neighbours && <Moves statement={statement} neighbours={neighbours} disabled={readOnly} />}
        </div>
        <Saved
          label="Note"
          many
          value={note}
          placeholder="What you conclude, and why"
          disabled={readOnly}
          onSave={(value) => {
            editStatement(id, { note: value }, 'note');
          }}
        />
      </div>
      <div className={styles.between}>
        <StatementClaims statement={statement} columns={columns} readOnly={readOnly} />
        <StatementLinks statement={statement} columns={columns} readOnly={readOnly} />
        {whys.length > 0 && (
          <>
            <h3 className={controls.sectionHead}>What differs</h3>
            <ul className={styles.whys}>
              {whys.map((why) => (
                <li key={why} dir="auto">
                  {why}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}

interface SavedProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly many?: boolean;
  readonly disabled: boolean;
  onSave(value: string): void;
}

/** A field that saves what was typed when it is left. Esc takes a title back; a note, which may be long, it saves. */
function Saved({ label, value, placeholder, many = false, disabled, onSave }: SavedProps) {
  // What was typed counts until the case holds something else than what it was typed over.
  const [draft, setDraft] = useState({ over: value, typed: value });
  const typed = draft.over === value ? draft.typed : value;
  const setTyped = (words: string): void => {
    setDraft({ over: value, typed: words });
  };
  const save = (): void => {
    if (typed.trim() !== value) onSave(typed.trim());
  };
  const shared = {
    className: controls.field,
    dir: 'auto',
    value: typed,
    placeholder,
    disabled,
    onBlur: save,
  };
  return (
    <label className={styles.field}>
      <span>{label}</span>
      {many ? (
        <textarea
          {...shared}
          rows={2}
          onChange={({ target }) => {
            setTyped(target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') focusPane('statements');
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
          }}
        />
      ) : (
        <input
          {...shared}
          data-entrance
          maxLength={300}
          onChange={({ target }) => {
            setTyped(target.value);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return;
            event.preventDefault();
            if (event.key === 'Escape') {
              setTyped(value);
              // The field is left with the next frame, when it holds what it held.
              requestAnimationFrame(() => {
                focusPane('statements');
              });
            } else focusPane('statements');
          }}
        />
      )}
    </label>
  );
}

interface MovesProps {
  readonly statement: StatementSummary;
  readonly neighbours: readonly StatementSummary[];
  readonly disabled: boolean;
}

/** Moves a statement among those that are pinned like it. */
function Moves({ statement, neighbours, disabled }: MovesProps) {
  const alike = neighbours.filter(({ pinned }) => pinned === statement.pinned);
  const at = alike.findIndex((one) => one.statement === statement.statement);
  return (
    <>
      <button
        type="button"
        className={controls.button}
        disabled={disabled || at <= 0}
        onClick={() => {
          placeStatement(statement.statement, alike[at - 1]?.statement ?? null);
        }}
      >
        Move up
      </button>
      <button
        type="button"
        className={controls.button}
        disabled={disabled || at < 0 || at >= alike.length - 1}
        onClick={() => {
          placeStatement(statement.statement, alike[at + 2]?.statement ?? null);
        }}
      >
        Move down
      </button>
    </>
  );
}
