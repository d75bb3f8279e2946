/** The codebook of the case: what the words mean that are chosen from, list by list, and what can be changed of them. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { CODE_LIST_NAMES, CODE_LISTS, isOpenList, type Code, type CodeList } from '../../domain/codebook';
import {
  addCode,
  exportCodebook,
  importCodebook,
  moveCode,
  resetCode,
  saveCode,
  type Outcome,
} from '../codebook/codebook-actions';
import { CodeEditor, CodeRow, type CodeAction, type CodeFields } from '../codebook/code-row';
import styles from '../codebook/codebook.module.css';
import { start } from '../messages';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { Dialog } from './dialog';

const BLANK: CodeFields = { name: '', definition: '', colour: '' };

/** What each list is for. */
const PURPOSES: Readonly<Record<CodeList, string>> = {
  tag: 'What words are marked as. The three can be renamed, described and coloured; their marks take the colour.',
  'actor-type': 'What kind of actor somebody is, wherever they are mentioned.',
  'place-type': 'What kind of place it is, wherever it is mentioned.',
  stance: 'How a claim is put by whoever makes it.',
  status: 'What came of checking a claim.',
  importance: 'How much of the story hangs on a claim. It is never guessed.',
  role: 'What an actor has to do with a claim. The three can be renamed and described.',
};

/** The `dialog` "Codebook". */
export function CodebookDialog({ onClose }: { onClose(): void }) {
  const codebook = useStore((state) => state.codebook);
  const readOnly = useStore((state) => (state.case?.readOnly === true ? state.case.notice : undefined));
  const [list, setList] = useState<CodeList>('tag');
  const [edited, setEdited] = useState<{ readonly id: string; readonly fields: CodeFields }>();
  const [added, setAdded] = useState<CodeFields>(BLANK);
  const [outcome, setOutcome] = useState<Outcome>();
  const panel = useRef<HTMLDivElement>(null);
  // What should have the keyboard after what was pressed has moved or gone.
  const wanted = useRef<string>(undefined);
  const codes = codebook.filter((code) => code.list === list);
  const disabled = readOnly !== undefined;

  useEffect(() => {
    if (wanted.current === undefined) return;
    const target = panel.current?.querySelector<HTMLElement>(wanted.current);
    if (!target || target.matches(':disabled')) return;
    wanted.current = undefined;
    target.focus();
  });

  const run = (work: Promise<Outcome | undefined>, then?: (worked: boolean) => void): void => {
    start(
      'codebook',
      work.then((now) => {
        setOutcome(now);
        then?.(now !== undefined && 'done' in now);
      }),
    );
  };
  const show = (next: CodeList): void => {
    setList(next);
    setEdited(undefined);
    setAdded(BLANK);
    setOutcome(undefined);
  };
  const edit = (code: Code): void => {
    const { id, name, definition, colour } = code;
    wanted.current = '[data-editor] input';
    setEdited({ id, fields: { name, definition, colour } });
  };
  const endEdit = (id: string): void => {
    wanted.current = `[data-act="${id} edit"]`;
    setEdited(undefined);
  };
  const saveEdited = (code: Code): void => {
    if (!edited || edited.fields.name.trim() === '') return;
    const fields = { ...edited.fields, name: edited.fields.name.trim(), definition: edited.fields.definition.trim() };
    run(saveCode({ ...code, ...fields }), (worked) => {
      if (worked) endEdit(code.id);
    });
  };
  const add = (): void => {
    if (added.name.trim() === '') return;
    const fields = { ...added, name: added.name.trim(), definition: added.definition.trim() };
    run(addCode(list, fields), (worked) => {
      if (!worked) return;
      wanted.current = '[data-add] input';
      setAdded(BLANK);
    });
  };
  const act = (code: Code, action: CodeAction): void => {
    wanted.current = `[data-act="${code.id} ${action === 'up' || action === 'down' ? action : 'edit'}"]`;
    if (action === 'up' || action === 'down') run(moveCode(code, action === 'up' ? -1 : 1));
    else if (action === 'hide' || action === 'show') run(saveCode({ ...code, hidden: action === 'hide' }));
    else run(resetCode(code, action === 'delete'));
  };

  return (
    <Dialog
      title="Codebook"
      wide
      onClose={onClose}
      onSubmit={() => undefined}
      actions={
        <>
          <button
            type="button"
            className={controls.button}
            disabled={disabled}
            onClick={() => {
              run(importCodebook());
            }}
          >
            Import…
          </button>
          <button
            type="button"
            className={controls.button}
            onClick={() => {
              run(exportCodebook());
            }}
          >
            Export…
          </button>
          <p className={styles.done} role="status">
            {outcome && 'done' in outcome ? outcome.done : ''}
          </p>
          <button type="button" className={`${controls.button} ${controls.primary}`} onClick={onClose}>
            Close
          </button>
        </>
      }
    >
      {readOnly !== undefined && <p className={styles.notice}>{readOnly}</p>}
      {outcome && 'problem' in outcome && (
        <p className={styles.notice} role="alert">
          {outcome.problem}
        </p>
      )}
      <div className={styles.columns}>
        <ListTabs list={list} onShow={show} />
        <div ref={panel} role="tabpanel" id="codebook-list" aria-labelledby={`codebook-tab-${list}`}>
          <p className={styles.purpose}>{PURPOSES[list]}</p>
          <ul aria-label={CODE_LIST_NAMES[list]} className={styles.codes}>
            {codes.map((code, index) => (
              <li key={code.id} data-hidden={code.hidden || undefined}>
                {edited?.id === code.id ? (
                  <CodeEditor
                    label={`Edit ${code.name}`}
                    fields={edited.fields}
                    action="Save"
                    disabled={disabled}
                    onChange={(fields) => {
                      setEdited({ id: code.id, fields });
                    }}
                    onSave={() => {
                      saveEdited(code);
                    }}
                    onCancel={() => {
                      endEdit(code.id);
                    }}
                  />
                ) : (
                  <CodeRow
                    code={code}
                    first={index === 0}
                    last={index === codes.length - 1}
                    disabled={disabled}
                    onEdit={() => {
                      edit(code);
                    }}
                    onAct={(action) => {
                      act(code, action);
                    }}
                  />
                )}
              </li>
            ))}
          </ul>
          {isOpenList(list) && (
            <div data-add="" className={styles.add}>
              <h3 className={controls.sectionHead}>Add a code</h3>
              <CodeEditor
                label="New code"
                fields={added}
                action="Add"
                disabled={disabled}
                onChange={setAdded}
                onSave={add}
              />
            </div>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** The lists, as tabs beside the codes; the arrow keys move between them and show what they name. */
function ListTabs({ list, onShow }: { list: CodeList; onShow(list: CodeList): void }) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const at = CODE_LISTS.indexOf(list);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % CODE_LISTS.length,
      ArrowUp: (at - 1 + CODE_LISTS.length) % CODE_LISTS.length,
      Home: 0,
      End: CODE_LISTS.length - 1,
    };
    const next = targets[event.key];
    const to = next === undefined ? undefined : CODE_LISTS[next];
    if (next === undefined || to === undefined) return;
    event.preventDefault();
    onShow(to);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div
      role="tablist"
      aria-orientation="vertical"
      aria-label="Lists of the codebook"
      className={styles.lists}
      onKeyDown={onKeyDown}
    >
      {CODE_LISTS.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`codebook-tab-${one}`}
          aria-selected={one === list}
          aria-controls="codebook-list"
          tabIndex={one === list ? 0 : -1}
          onClick={() => {
            onShow(one);
          }}
        >
          {CODE_LIST_NAMES[one]}
        </button>
      ))}
    </div>
  );
}
