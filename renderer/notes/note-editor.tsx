/** The field that a note is written in. What it takes and gives is the text that is stored; the grammar is domain/note.ts. */
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react';
import { Slice, type Node as DocumentNode } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent as ReactKeyboardEvent } from 'react';
import { noteText, parseNote } from '../../domain/note';
import { modKey } from '../keys';
import { MentionList, type MentionCandidate } from './mention-list';
import { beginMention, insertMention, mentionQuery, type MentionQuery } from './mention-query';
import { blocksOf, documentOf, mentionOf, noteExtensions, toggleList, toggleQuote } from './note-document';
import styles from './note-editor.module.css';
import shared from './note.module.css';

interface Props {
  /** The name of the field, shown above it. */
  readonly label: string;
  /** The stored text. */
  readonly value: string;
  readonly disabled: boolean;
  readonly placeholder: string;
  /** True where the editor is made because somebody entered the field. */
  readonly entered?: boolean;
  /** What was typed into the field before the editor was there: it goes to the end, and is emptied. */
  readonly typedAhead?: { current: string };
  onChange(text: string): void;
  /** The focus has left the field and its toolbar. */
  onBlur(): void;
  /** Asked for by Ctrl+Enter. */
  onSave(): void;
  onEscape(): void;
  onOpenMention(id: string): void;
  /** The annotations that fit words, best first. */
  mentionCandidates(query: string): readonly MentionCandidate[];
}

/** An open list of annotations to mention. */
interface Menu {
  readonly query: MentionQuery;
  readonly candidates: readonly MentionCandidate[];
  readonly current: number;
}

/** The `textbox` with the label as its name, and the `toolbar` "Note" while either has the focus. */
export function NoteEditor(props: Props) {
  const { label, value, disabled, placeholder, entered = false, typedAhead } = props;
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const written = useRef(value);
  const listId = useId();
  const [menu, setMenu] = useState<Menu>();
  const opened = useRef<Menu>(undefined);
  /** Where the `@` stands whose list was closed by Esc. */
  const dismissed = useRef<number>(undefined);
  const show = (next: Menu | undefined): void => {
    opened.current = next;
    setMenu(next);
  };

  const choose = (view: EditorView, candidate: MentionCandidate | undefined): void => {
    const { query } = opened.current ?? {};
    show(undefined);
    if (query && candidate) insertMention(view, query, { id: candidate.id, label: candidate.label });
  };

  /** Keys of the list while it is open. */
  const listKey = (view: EditorView, event: KeyboardEvent): boolean => {
    const { current: list } = opened;
    if (!list) return false;
    const { candidates, current } = list;
    if (event.key === 'Escape') {
      dismissed.current = list.query.from;
      show(undefined);
      return true;
    }
    if (candidates.length === 0) return false;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) show({ ...list, current: (current + step + candidates.length) % candidates.length });
    else if (event.key === 'Enter' || event.key === 'Tab') choose(view, candidates[current]);
    return step !== undefined || event.key === 'Enter' || event.key === 'Tab';
  };

  const editor = useEditor({
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    extensions: noteExtensions(placeholder),
    content: documentOf(parseNote(value)),
    editable: !disabled,
    editorProps: {
      attributes: {
        class: `${styles.text} ${shared.note}`,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-autocomplete': 'list',
        'aria-keyshortcuts': 'n',
      },
      clipboardTextSerializer: (slice) => noteText(copied(slice)),
      handleDOMEvents: {
        paste: (view, event) => {
          event.preventDefault();
          put(view, event.clipboardData);
          return true;
        },
      },
      handleDrop: (view, event, _slice, moved) => {
        if (moved) return false;
        event.preventDefault();
        put(view, event.dataTransfer, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos);
        return true;
      },
      // Before the keys of the editor's own parts, which would split the line at Ctrl+Enter.
      handleKeyDown: (view, event) => {
        if (event.isComposing) return false;
        if (listKey(view, event)) return true;
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) latest.current.onSave();
        else if (event.key === 'Escape') latest.current.onEscape();
        else {
          const mention = event.key === 'Enter' ? mentionAt(view, event.altKey) : undefined;
          if (!mention) return false;
          latest.current.onOpenMention(mentionOf(mention).id);
        }
        return true;
      },
      handleClickOn: (_view, _position, node, _at, event) => {
        if (node.type.name !== 'mention' || event.button !== 0) return false;
        latest.current.onOpenMention(mentionOf(node).id);
        return true;
      },
    },
    onUpdate: ({ editor: now }) => {
      written.current = noteText(blocksOf(now.state.doc.content));
      latest.current.onChange(written.current);
    },
    onTransaction: ({ editor: now, transaction }) => {
      const query = now.isFocused ? mentionQuery(now.state) : undefined;
      if (!query || query.from !== dismissed.current) dismissed.current = undefined;
      // The list comes when something is typed, not when the caret passes an old `@`.
      const wanted = query !== undefined && dismissed.current === undefined;
      if (!wanted || (!transaction.docChanged && !opened.current)) show(undefined);
      else if (transaction.docChanged || opened.current?.query.to !== query.to)
        show({ query, candidates: latest.current.mentionCandidates(query.words), current: 0 });
    },
  });

  useLayoutEffect(() => {
    const ahead = typedAhead?.current ?? '';
    if (!entered && ahead === '') return;
    editor.commands.setTextSelection(editor.state.doc.content.size);
    // The editor's own command waits for the next frame: what is typed until then would go to the page.
    if (entered) editor.view.focus();
    if (ahead === '') return;
    if (typedAhead) typedAhead.current = '';
    for (const [at, line] of ahead.split('\n').entries()) {
      if (at > 0) editor.commands.splitBlock();
      editor.view.dispatch(editor.state.tr.insertText(line));
    }
    // Who has left the field already does not leave it again.
    if (!entered) latest.current.onSave();
  }, [editor, entered, typedAhead]);

  useEffect(() => {
    editor.setEditable(!disabled, false);
  }, [editor, disabled]);

  // What comes from elsewhere, as by an undo of the case, is shown, and is nothing that the field's own undo takes back.
  useEffect(() => {
    if (value === written.current) return;
    written.current = value;
    const { state, schema, view } = editor;
    const blocks = parseNote(value);
    if (noteText(blocks) === noteText(blocksOf(state.doc.content))) return;
    const content = schema.nodeFromJSON(documentOf(blocks)).content;
    const change = state.tr.replaceWith(0, state.doc.content.size, content);
    view.dispatch(change.setMeta('addToHistory', false).setMeta('preventUpdate', true));
  }, [editor, value]);

  useLayoutEffect(() => {
    if (!menu || menu.candidates.length === 0) return undefined;
    const { dom } = editor.view;
    dom.setAttribute('aria-controls', listId);
    dom.setAttribute('aria-activedescendant', `${listId}-${menu.current}`);
    return () => {
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    };
  }, [editor, listId, menu]);

  return (
    <div
      className={styles.field}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (currentTarget.contains(relatedTarget)) return;
        show(undefined);
        props.onBlur();
      }}
    >
      <div className={styles.head}>
        <span
          className={styles.name}
          onClick={() => {
            editor.commands.focus('end');
          }}
        >
          {label}
        </span>
        {!disabled && <Toolbar editor={editor} label={label} />}
      </div>
      <EditorContent editor={editor} />
      {menu && (
        <MentionList
          id={listId}
          candidates={menu.candidates}
          current={menu.current}
          field={editor.view.dom}
          line={() => editor.view.coordsAtPos(menu.query.from)}
          onChoose={(candidate) => {
            choose(editor.view, candidate);
          }}
        />
      )}
    </div>
  );
}

/** Bold, list, quote and mention. Pressing one leaves the focus in the field. */
function Toolbar({ editor, label }: { editor: Editor; label: string }) {
  const active = useEditorState({
    editor,
    selector: () => ({
      bold: editor.isActive('bold'),
      list: editor.isActive('listItem'),
      quote: editor.isActive('blockquote'),
    }),
  });
  const tools = [
    {
      name: 'Bold',
      keys: modKey('B'),
      pressed: active.bold,
      run: () => editor.chain().focus(undefined, { scrollIntoView: false }).toggleBold().run(),
    },
    {
      name: 'List',
      keys: modKey('Shift+8'),
      pressed: active.list,
      run: () => toggleList(editor, editor.isActive('orderedList') ? 'orderedList' : 'bulletList'),
    },
    { name: 'Quote', keys: modKey('Shift+B'), pressed: active.quote, run: () => toggleQuote(editor) },
    {
      name: 'Mention',
      keys: '@',
      pressed: undefined,
      run: () => {
        beginMention(editor.view);
      },
    },
  ];
  return (
    <div className={styles.tools} role="toolbar" aria-label={label} onKeyDown={moveAmongTools}>
      {tools.map(({ name, keys, pressed, run }, index) => (
        <button
          key={name}
          type="button"
          title={`${name} (${keys})`}
          aria-pressed={pressed}
          tabIndex={index === 0 ? 0 : -1}
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={run}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** The arrow keys move between the buttons of a toolbar, of which one is in the tab order. */
function moveAmongTools(event: ReactKeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

/** What a copied piece is as a note: words within one line are no item and no quote. */
function copied({ content }: Slice): ReturnType<typeof blocksOf> {
  let only = content;
  while (only.childCount === 1 && only.firstChild?.isTextblock === false) only = only.firstChild.content;
  return only.childCount === 1 && only.firstChild?.isTextblock ? blocksOf(only) : blocksOf(content);
}

/** Puts pasted or dropped text in: its words and what the grammar knows, and nothing else that came with it. */
function put(view: EditorView, data: DataTransfer | null, at?: number): void {
  const blocks = parseNote(data?.getData('text/plain') ?? '');
  if (blocks.length === 0) return;
  const { content } = view.state.schema.nodeFromJSON(documentOf(blocks));
  const flat = blocks.every(({ kind }) => kind === 'paragraph');
  const slice = flat ? new Slice(content, 1, 1) : new Slice(content, 0, 0);
  const change = view.state.tr;
  if (at === undefined) change.replaceSelection(slice);
  else change.replaceRange(at, at, slice);
  view.dispatch(change.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
}

/** The mention that is selected, or with `beside` the one next to the caret. */
function mentionAt({ state: { selection } }: EditorView, beside: boolean): DocumentNode | undefined {
  if (selection instanceof NodeSelection) return isMention(selection.node) ? selection.node : undefined;
  const { $from, empty } = selection;
  if (!beside || !empty) return undefined;
  // A space follows a mention that was just put in.
  const before = $from.nodeBefore?.text === ' ' ? $from.doc.resolve($from.pos - 1).nodeBefore : $from.nodeBefore;
  return [before, $from.nodeAfter].find((node) => isMention(node)) ?? undefined;
}

function isMention(node: DocumentNode | null): boolean {
  return node?.type.name === 'mention';
}
