/** The note of an annotation in the inspector: written where it can be, read where the case is read-only. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { focusCard } from '../panes';
import { shortened } from '../counted';
import { draftNote, saveNote } from '../marking';
import type { ShownMark } from '../marks';
import { say, start } from '../messages';
import { focusMark } from '../sources';
import { state, useStore } from '../store';
import type { MentionCandidate } from './mention-list';
import type { NoteEditor as NoteEditorType } from './note-editor';
import field from './note-editor.module.css';
import styles from './note-field.module.css';
import { NoteView } from './note-view';

let loaded: { readonly NoteEditor: typeof NoteEditorType } | undefined;

/** Reads the editor's code, so that it is there when a note is to be written. */
export const loadNoteEditor = async () => (loaded = await import('./note-editor'));

/** The longest label of a mention, and the most that are offered. */
const LABEL_LENGTH = 60;
const MOST_CANDIDATES = 40;

/** Words that stand in an empty note. */
const PLACEHOLDER = 'What should be remembered of this?';

/** How long a card stands before its editor is made, in milliseconds: who steps through marks needs none. */
const RESTING = 400;

/** The field "Note" of `mark`, or the note itself. */
export function NoteField({ mark, disabled }: { mark: ShownMark; disabled: boolean }) {
  const draft = useStore((now) => now.notes[mark.id]);
  const readOnly = useStore((now) => now.case?.readOnly === true);
  const text = draft?.text ?? mark.note;
  const [editor, setEditor] = useState<'none' | 'made' | 'entered'>('none');
  /** What was typed while the editor's code was still being read. */
  const typedAhead = useRef('');
  const [NoteEditor, setNoteEditor] = useState(() => loaded?.NoteEditor);
  useEffect(() => {
    const timer = setTimeout(() => {
      setEditor((now) => (now === 'none' ? 'made' : now));
    }, RESTING);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  const wanted = editor !== 'none' && !NoteEditor;
  const save = (): void => {
    start('note', saveNote(mark.id));
  };
  /** Without an editor what was typed is a draft of the note, to be saved as any other. */
  const draftAhead = (): void => {
    if (typedAhead.current !== '') draftNote(mark.id, text + typedAhead.current);
    typedAhead.current = '';
  };
  const onUnread = useEffectEvent(() => {
    draftAhead();
    setEditor('none');
  });
  useEffect(() => {
    if (!wanted) return;
    const read = loadNoteEditor().then(
      (code) => {
        setNoteEditor(() => code.NoteEditor);
      },
      (thrown: unknown) => {
        onUnread();
        throw thrown;
      },
    );
    start('note', read);
  }, [wanted]);
  if (readOnly) return <ReadNote text={text} />;
  // One element until the editor is there: with another in its place the next key would go to the page.
  const resting = (
    <RestingNote
      text={text}
      disabled={disabled}
      onEnter={() => {
        // Before the next key: what is typed right away is for the note.
        flushSync(() => {
          setEditor('entered');
        });
      }}
      onLeave={() => {
        setEditor('made');
      }}
      onInput={(event) => {
        typedAhead.current = afterInput(typedAhead.current, event);
      }}
      onSave={() => {
        draftAhead();
        save();
      }}
    />
  );
  if (editor === 'none' || !NoteEditor) return resting;
  return (
    <NoteEditor
      label="Note"
      value={text}
      disabled={disabled}
      placeholder={PLACEHOLDER}
      entered={editor === 'entered'}
      typedAhead={typedAhead}
      onChange={(words) => {
        draftNote(mark.id, words);
      }}
      onBlur={save}
      onSave={save}
      onEscape={focusCard}
      onOpenMention={openMention}
      mentionCandidates={(query) => candidatesFor(query, mark.id)}
    />
  );
}

/** The field before its editor is made, which it is as soon as somebody enters it. */
function RestingNote(props: {
  text: string;
  disabled: boolean;
  onEnter(): void;
  onLeave(): void;
  onInput(event: InputEvent): void;
  /** Asked for by Ctrl+Enter. */
  onSave(): void;
}) {
  const { text, disabled, onEnter, onLeave } = props;
  const box = useRef<HTMLDivElement>(null);
  const onInput = useEffectEvent((event: InputEvent) => {
    // The words on the page are React's: what is typed waits for the editor.
    event.preventDefault();
    props.onInput(event);
  });
  useEffect(() => {
    const element = box.current;
    // React's own event tells of no deleting.
    const listen = (event: InputEvent): void => {
      onInput(event);
    };
    element?.addEventListener('beforeinput', listen);
    return () => {
      element?.removeEventListener('beforeinput', listen);
    };
  }, []);
  return (
    <div className={field.field}>
      <div className={field.head}>
        <span className={field.name}>Note</span>
      </div>
      <div
        ref={box}
        className={field.text}
        role="textbox"
        aria-multiline="true"
        aria-label="Note"
        aria-disabled={disabled}
        aria-keyshortcuts="n"
        aria-placeholder={PLACEHOLDER}
        data-placeholder={text === '' ? PLACEHOLDER : undefined}
        contentEditable={!disabled}
        suppressContentEditableWarning
        tabIndex={0}
        onFocus={onEnter}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) props.onSave();
          else if (event.key === 'Escape') focusCard();
          else return;
          event.preventDefault();
        }}
      >
        {text !== '' && <NoteView text={text} />}
      </div>
    </div>
  );
}

/** `typed` after an input (W3C Input Events Level 2): what is typed or pasted is added, the last character deleted. */
function afterInput(typed: string, { inputType, data, dataTransfer }: InputEvent): string {
  if (inputType === 'deleteContentBackward') return Array.from(typed).slice(0, -1).join('');
  if (inputType === 'insertParagraph' || inputType === 'insertLineBreak') return `${typed}\n`;
  return inputType.startsWith('insert') ? typed + (data ?? dataTransfer?.getData('text/plain') ?? '') : typed;
}

function ReadNote({ text }: { text: string }) {
  return (
    <div className={styles.read} role="group" aria-label="Note">
      <span className={styles.name}>Note</span>
      {text === '' ? <p className={styles.none}>None</p> : <NoteView text={text} onOpenMention={openMention} />}
    </div>
  );
}

/** Opens the annotation that a note mentions, with the keyboard on its card. */
function openMention(id: string): void {
  if (!state().shown.some((mark) => mark.id === id)) {
    say('The annotation that this note mentions is not in this text. It may have been deleted.');
    return;
  }
  focusMark(id);
  focusCard();
}

/** The other annotations of the opened article that have all words of `query`, those that begin with them first. */
function candidatesFor(query: string, self: string): MentionCandidate[] {
  const { shown, opened } = state();
  const words = folded(query).split(/\s+/u);
  const found: (MentionCandidate & { readonly begins: boolean })[] = [];
  for (const { id, tag, start: from, end, pending } of shown) {
    if (id === self || pending !== undefined) continue;
    const label = shortened(opened?.content.slice(from, Math.min(end, from + 4 * LABEL_LENGTH)) ?? '', LABEL_LENGTH);
    const whole = folded(label);
    if (words.every((word) => whole.includes(word)))
      found.push({ id, tag, label, begins: whole.startsWith(words[0] ?? '') });
  }
  return found.sort((one, other) => Number(other.begins) - Number(one.begins)).slice(0, MOST_CANDIDATES);
}

function folded(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
