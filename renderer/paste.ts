/** Pasting an article anywhere in the window, and dropping words or a link on it. */
import type { PasteDraft } from '../domain/contract';
import { isField } from './field';
import { refusedByReadOnly, say } from './messages';
import { modKey } from './keys';
import { readPasted, type Pasted } from './pasted';
import { update } from './store';

/** A draft of which nothing is known yet. */
const EMPTY: PasteDraft = { html: '', text: '', headline: '', url: '', outlet: '', published: '' };

/** Opens the dialog for an article that is about to be pasted, or for what was. */
export function openPaste(known?: Partial<PasteDraft>): void {
  if (!refusedByReadOnly()) update({ dialog: { kind: 'paste', draft: { ...EMPTY, ...known } } });
}

/** Takes in a paste that was meant for no field. */
export function takePaste(event: ClipboardEvent): void {
  if (event.defaultPrevented || isField(event.target) || document.querySelector('dialog[open]')) return;
  const data = event.clipboardData;
  const pasted = data ? readPasted(data) : undefined;
  if (pasted) {
    event.preventDefault();
    openPaste(pasted);
  } else if (data && data.files.length > 0) {
    say(`Copied files can’t be pasted. Import them with ${modKey('I')}, or drop them on the window.`);
  }
}

/** What of a drag can be pasted, where it carries no files. */
export function takeDropped(data: DataTransfer): void {
  const pasted: Pasted | undefined = readPasted(data);
  if (pasted) openPaste(pasted);
  else say('What was dropped holds no words.');
}
