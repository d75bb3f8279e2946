/** Whichever dialog is open. */
import { update, useStore } from '../store';
import { AnnotatorDialog } from './annotator-dialog';
import { KeepSearchDialog } from '../search/saved-searches';
import { TagFoundDialog } from '../search/tag-found-dialog';
import { CodebookDialog } from './codebook-dialog';
import { ExportDialog } from '../exporting/export-dialog';
import { MergedDialog } from '../taking-in/merged-dialog';
import { TakeInDialog } from '../taking-in/take-in-dialog';
import { TakenDialog } from '../taking-in/taken-dialog';
import { ImportedDialog } from './imported-dialog';
import { KeysDialog } from './keys-dialog';
import { LikeDialog } from './like-dialog';
import { PasteDialog } from './paste-dialog';
import { PurgeDialog } from './purge-dialog';
import { QuestionDialog } from './question-dialog';
import { VerifyDialog } from './verify-dialog';

/** The open dialog, or nothing. */
export function Dialogs() {
  const dialog = useStore((state) => state.dialog);
  const opened = useStore((state) => state.opened);
  const like = useStore(({ dialog: open, shown }) =>
    open?.kind === 'like' ? shown.find(({ id }) => id === open.id) : undefined,
  );
  const close = (): void => {
    update({ dialog: undefined });
  };
  switch (dialog?.kind) {
    case 'export':
      return <ExportDialog onClose={close} />;
    case 'keys':
      return <KeysDialog onClose={close} />;
    case 'annotator':
      return <AnnotatorDialog onClose={close} />;
    case 'purge':
      return opened ? <PurgeDialog opened={opened} onClose={close} /> : null;
    case 'verify':
      return <VerifyDialog report={dialog.report} onClose={close} />;
    case 'take-in':
      return <TakeInDialog onClose={close} />;
    case 'taken-in':
      return <TakenDialog taken={dialog.taken} onClose={close} />;
    case 'merged':
      return <MergedDialog merged={dialog.merged} onClose={close} />;
    case 'imported':
      return <ImportedDialog onClose={close} />;
    case 'question':
      return <QuestionDialog id={dialog.id} />;
    case 'paste':
      return <PasteDialog first={dialog.draft} onClose={close} />;
    case 'codebook':
      return <CodebookDialog onClose={close} />;
    case 'keep-search':
      return <KeepSearchDialog onClose={close} />;
    case 'tag-found':
      return <TagFoundDialog onClose={close} />;
    case 'like':
      return like ? <LikeDialog key={like.id} mark={like} onClose={close} /> : null;
    case undefined:
      return null;
  }
}
