/** Taking in what others made, as a person asks for it. */
import type { AnnotationsWish } from '../../domain/taking-in';
import { bridge } from '../bridge';
import { raise, refusedByReadOnly, say } from '../messages';
import { state, update } from '../store';

/** Opens the dialog in which annotations are taken in. */
export function openTakingIn(): void {
  if (state().case && !refusedByReadOnly()) update({ dialog: { kind: 'take-in' } });
}

/**
 * Takes the annotations of a file in that the person chooses, and shows what came of them, whether or not the dialog was
 * closed meanwhile. Answers a sentence for the dialog that asked: why it failed; empty otherwise.
 */
export async function takeAnnotations(wish: AnnotationsWish): Promise<string> {
  const { dialog: asking } = state();
  const reply = await bridge.importAnnotations(wish);
  const { dialog: open } = state();
  if (!reply.ok) {
    if (reply.error.code === 'service-gone') return '';
    if (open === asking) return reply.error.message;
    raise('take-in', reply.error.message);
    return '';
  }
  const taken = reply.value;
  if (taken === undefined) return '';
  const show = (): void => {
    update({ dialog: { kind: 'taken-in', taken } });
  };
  if (open === asking || open === undefined) show();
  else say(`Read · ${taken.file}`, { label: 'What came of it', run: show });
  return '';
}

/** Merges a copy of the case that the person chooses, and shows what came of it. */
export async function mergeCopy(): Promise<void> {
  if (!state().case || refusedByReadOnly()) return;
  const reply = await bridge.mergeCopy();
  if (!reply.ok) {
    if (reply.error.code !== 'service-gone') raise('merge', reply.error.message);
    return;
  }
  if (reply.value) update({ dialog: { kind: 'merged', merged: reply.value } });
}
