/** What came of taking in annotations of another tool. */
import type { TakenAnnotation, TakenAnnotations } from '../../domain/taking-in';
import { counted, shortened } from '../counted';
import { Dialog } from '../dialogs/dialog';
import frame from '../dialogs/dialog.module.css';
import { ListRoom } from '../dialogs/list-room';
import listStyles from '../dialogs/import-list.module.css';
import { start } from '../messages';
import { RovingList } from '../roving-list';
import { openSource } from '../sources';

interface Row extends TakenAnnotation {
  readonly id: string;
}

/** The `dialog` "Imported annotations", with what came of each: those that were not taken first. */
export function TakenDialog({ taken: { file, outcomes }, onClose }: { taken: TakenAnnotations; onClose(): void }) {
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
