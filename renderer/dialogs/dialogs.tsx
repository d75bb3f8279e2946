/** Whichever dialog is open. */
import { update, useStore } from '../store';
import { AnnotatorDialog } from './annotator-dialog';
import { ExportDialog } from './export-dialog';
import { ImportedDialog } from './imported-dialog';
import { KeysDialog } from './keys-dialog';
import { ProvenanceDialog } from './provenance-dialog';
import { VerifyDialog } from './verify-dialog';

/** The open dialog, or nothing. */
export function Dialogs() {
  const dialog = useStore((state) => state.dialog);
  const opened = useStore((state) => state.opened);
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
    case 'provenance':
      return opened ? <ProvenanceDialog opened={opened} onClose={close} /> : null;
    case 'verify':
      return <VerifyDialog report={dialog.report} onClose={close} />;
    case 'imported':
      return <ImportedDialog outcomes={dialog.outcomes} onClose={close} />;
    case undefined:
      return null;
  }
}
