/** Tagging all like a mark: which places have its words, and marking those that a person has ticked. */
import type { LikePlace } from '../../domain/contract';
import { counted, shortened } from '../counted';
import { undo } from '../history';
import type { ShownMark } from '../marks';
import { refusedByReadOnly, say } from '../messages';
import { service } from '../service';
import { focusedMark, state, update } from '../store';

/** The longest quote in a message. */
const QUOTE_LENGTH = 48;

/** Asks which places like the focused mark are to be marked. False when no mark that is saved has the focus. */
export function openLike(): boolean {
  const mark = focusedMark(state());
  if (!mark || mark.pending) return false;
  if (!refusedByReadOnly()) update({ dialog: { kind: 'like', id: mark.id } });
  return true;
}

/** Tells places apart. */
export function placeKey({ text, start, end }: LikePlace): string {
  return `${text}:${start}-${end}`;
}

/** The places that are ticked before a person has looked: another form of the words may be another name. */
export function tickedAtFirst(places: readonly LikePlace[]): ReadonlySet<string> {
  return new Set(places.filter(({ inflected }) => !inflected).map(placeKey));
}

/** Marks places like an annotation. Throws what the service does; nothing is marked then. */
export async function markLike(mark: ShownMark, words: string, places: readonly LikePlace[]): Promise<void> {
  await service.markLike(
    mark.id,
    places.map(({ text, start, end }) => ({ text, start, end })),
  );
  say(`Saved · ${counted(places.length, mark.tag)} like “${shortened(words, QUOTE_LENGTH)}”`, {
    label: 'Undo',
    run: () => void undo(),
  });
}
