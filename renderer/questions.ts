/** Answering what an import asks: which pages or attachments to take, and passwords. */
import { shortened } from './counted';
import { dismissed, type AskingOutcome } from './import-list';
import { askNext, importAnswer, tellImport } from './imports';
import { say } from './messages';
import { service } from './service';
import { state, update } from './store';

/** Takes the chosen pages or attachments. Their progress is shown as that of an import. */
export async function takeMembers(asked: AskingOutcome, members: readonly string[]): Promise<void> {
  update({ dialog: undefined });
  await importAnswer(asked, { members });
}

/** Leaves out what was asked about, says so, and goes on to the next question. */
export async function leaveOut({ question, name }: AskingOutcome): Promise<void> {
  update({ dialog: undefined, imported: dismissed(state().imported, question.id) });
  await service.dismissImport(question.id);
  tellImport({ asksNow: true });
  say(leftOut(question.kind, `“${shortened(name, 60)}”`));
  askNext();
}

function leftOut(kind: AskingOutcome['question']['kind'], name: string): string {
  switch (kind) {
    case 'pages':
      return `Nothing was taken from ${name}. Import it again to choose.`;
    case 'attachments':
      return `The attachments of ${name} were left out. The mail is in the case.`;
    case 'password':
      return `${name} was left out. Import it again when you have its password.`;
  }
}
