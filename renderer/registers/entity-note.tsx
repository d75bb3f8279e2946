/** The note of an entity: saved when the focus leaves it; what it can mention are the entity's own mentions. */
import { lazy, Suspense, useState } from 'react';
import type { EntityMention, EntitySummary } from '../../domain/contract';
import { foldPlaceName } from '../../domain/place-names';
import { shortened } from '../counted';
import { say, start } from '../messages';
import { loadNoteEditor } from '../notes/note-field';
import { NoteView } from '../notes/note-view';
import { focusPane } from '../panes';
import { openSource } from '../sources';
import { changeEntity, told } from './decisions';
import styles from './entity-pane.module.css';

const NoteEditor = lazy(async () => ({ default: (await loadNoteEditor()).NoteEditor }));

/** The most mentions that are offered, and the longest label of one. */
const OFFERED = 40;
const LABEL_LENGTH = 60;

interface Props {
  readonly summary: EntitySummary;
  readonly mentions: readonly EntityMention[];
  readonly readOnly: boolean;
}

/** The field "Note", or the note itself where the case is read-only. */
export function EntityNote({ summary, mentions, readOnly }: Props) {
  const { note, kind } = summary;
  const [draft, setDraft] = useState<string>();
  const text = draft ?? note;

  const openMention = (id: string): void => {
    const mention = mentions.find(({ annotation }) => annotation === id);
    if (mention) start('open-source', openSource(mention.source, id));
    else say(`What this note mentions is no mention of the ${kind} any longer.`);
  };
  const save = (): void => {
    if (draft === undefined || draft === note) {
      setDraft(undefined);
      return;
    }
    const outcome = changeEntity(summary, { note: draft }, 'note');
    told(outcome);
    void outcome.then((problem) => {
      // What could not be saved stays in the field.
      if (problem === undefined) setDraft((now) => (now === draft ? undefined : now));
    });
  };
  const reading = text === '' ? null : <NoteView text={text} onOpenMention={openMention} />;
  if (readOnly) return <div className={styles.note}>{reading}</div>;
  return (
    <div className={styles.note}>
      <Suspense fallback={reading}>
        <NoteEditor
          label="Note"
          value={text}
          disabled={false}
          placeholder="What should be remembered of it?"
          onChange={setDraft}
          onBlur={save}
          onSave={save}
          onEscape={() => {
            focusPane('entity');
          }}
          onOpenMention={openMention}
          mentionCandidates={(query) =>
            mentions
              .filter(({ exact, prefix }) => foldPlaceName(`${prefix} ${exact}`).includes(foldPlaceName(query)))
              .slice(0, OFFERED)
              .map(({ annotation, exact }) => ({ id: annotation, tag: kind, label: shortened(exact, LABEL_LENGTH) }))
          }
        />
      </Suspense>
    </div>
  );
}
