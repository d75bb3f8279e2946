/** Taking in annotations of another tool: what is to become of them, and then what came of each. */
import { useState } from 'react';
import type { TakenAnnotation, TakenAnnotations } from '../../domain/taking-in';
import { TAGS, type Tag } from '../../domain/tags';
import { counted, shortened, TAG_NAMES } from '../counted';
import { Dialog, RadioGroup } from '../dialogs/dialog';
import frame from '../dialogs/dialog.module.css';
import { ListRoom } from '../dialogs/list-room';
import listStyles from '../dialogs/import-list.module.css';
import { start } from '../messages';
import { RovingList } from '../roving-list';
import { openSource } from '../sources';
import controls from '../theme/controls.module.css';
import { takeAnnotations } from './taking-in';

/** The `dialog` "Import annotations". */
export function TakeInDialog({ onClose }: { onClose(): void }) {
  const [tag, setTag] = useState<Tag>('claim');
  const [addSources, setAddSources] = useState(false);
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState<TakenAnnotations | undefined>();

  if (taken) return <TakenList taken={taken} onClose={onClose} />;
  const submit = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const found = await takeAnnotations({ tag, addSources });
    setBusy(false);
    if (found) setTaken(found);
  };
  return (
    <Dialog
      title="Import annotations"
      onClose={onClose}
      onSubmit={() => {
        start('take-in', submit());
      }}
      actions={
        <>
          <p className={frame.count} aria-live="polite">
            {busy && 'Reading…'}
          </p>
          <button type="button" className={controls.button} onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className={`${controls.button} ${controls.primary}`} disabled={busy}>
            Choose a file…
          </button>
        </>
      }
    >
      <p className={frame.lead}>
        From Hypothesis, other tools that write W3C Web Annotations, REFI-QDA projects (NVivo, MAXQDA, ATLAS.ti,
        QualCoder), brat, or a table with a column of quotes. Each is attached to its source by the hash of its bytes,
        by its address, or by its words, and can be undone.
      </p>
      <RadioGroup
        label="What has no tag of ours becomes"
        value={tag}
        onChange={setTag}
        options={TAGS.map((value) => ({ value, name: TAG_NAMES[value] }))}
      />
      <label className={frame.option}>
        <input
          type="checkbox"
          checked={addSources}
          onChange={({ target }) => {
            setAddSources(target.checked);
          }}
        />
        <span>
          Import texts that the file carries
          <small>Only those that the case does not have. REFI-QDA and brat carry their texts.</small>
        </span>
      </label>
    </Dialog>
  );
}

interface Row extends TakenAnnotation {
  readonly id: string;
}

/** What came of each annotation: those that were not taken first. */
function TakenList({ taken: { file, outcomes }, onClose }: { taken: TakenAnnotations; onClose(): void }) {
  const rows = outcomes.map((outcome, at): Row => ({ ...outcome, id: String(at) }));
  const sorted = [...rows.filter(({ why }) => why !== ''), ...rows.filter(({ why }) => why === '')];
  const failed = rows.filter(({ why }) => why !== '').length;
  const known = rows.filter(({ known: there }) => there).length;
  const made = rows.length - failed - known;
  return (
    <Dialog title="Imported annotations" wide onClose={onClose}>
      <p className={frame.lead} role="status">
        {counted(made, 'annotation')} of <bdi>{file}</bdi> taken in
        {known > 0 && `, ${known} there already`}
        {failed > 0 && `, ${failed} not taken: the reason stands with each`}.
      </p>
      <ListRoom count={sorted.length} each={2.1875}>
        <RovingList
          label="What came of each annotation"
          items={sorted}
          idOf={({ id }) => id}
          current={undefined}
          estimate={35}
          buttonClass={() => listStyles.row}
          onChoose={({ source, annotation }) => {
            if (source === undefined) return;
            onClose();
            start('open-source', openSource(source, annotation));
          }}
        >
          {({ quote, why, known: there, state }) => (
            <>
              <span dir="auto">{quote === '' ? 'Without words' : `“${shortened(quote, 120)}”`}</span>
              <small>{why !== '' ? why : there ? 'In the case already' : STATE_WORDS[state ?? 'exact']}</small>
            </>
          )}
        </RovingList>
      </ListRoom>
    </Dialog>
  );
}

const STATE_WORDS: Readonly<Record<NonNullable<TakenAnnotation['state']>, string>> = {
  exact: 'Found word for word',
  moved: 'Found; its place or its words differ a little',
  uncertain: 'Its place is not sure',
  lost: 'Its place was not found',
};
