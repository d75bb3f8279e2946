/** Taking in what others made, as a person asks for it. */
import type { AnnotationsWish, TakenAnnotations } from '../../domain/taking-in';
import { bridge } from '../bridge';
import { raise, refusedByReadOnly } from '../messages';
import { state, update } from '../store';

/** Opens the dialog in which annotations are taken in. */
export function openTakingIn(): void {
  if (state().case && !refusedByReadOnly()) update({ dialog: { kind: 'take-in' } });
}

/** Takes the annotations of a file in that the person chooses. Undefined when it was cancelled or failed, which is said. */
export async function takeAnnotations(wish: AnnotationsWish): Promise<TakenAnnotations | undefined> {
  const reply = await bridge.importAnnotations(wish);
  if (reply.ok) return reply.value;
  if (reply.error.code !== 'service-gone') raise('take-in', reply.error.message);
  return undefined;
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
