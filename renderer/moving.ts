/**
 * Moving the ends of a mark: shown at once, and saved when the hand rests, turns to another mark or undoes. Until then
 * Esc gives the old bounds back.
 */
import { errorData } from '../domain/errors';
import type { Span } from '../domain/text';
import { finishBeforeTravel } from './history';
import { moveBounds } from './marking';
import { sameSpan, type MovedBounds, type ShownMark } from './marks';
import { report, start } from './messages';
import { state, update, useStore } from './store';

/** How long keys must rest before what they moved is saved, in milliseconds. */
const REST = 400;

let timer: ReturnType<typeof setTimeout> | undefined;
let saving: Promise<void> = Promise.resolve();

/** Shows a mark of the opened text with other bounds. They are saved after a rest, or when `held` only on being told. */
export function showBounds({ id }: ShownMark, { start: from, end }: Span, { held = false } = {}): void {
  const { opened, moved } = state();
  if (!opened) return;
  if (moved && moved.id !== id) start('bounds', commitBounds());
  clearTimeout(timer);
  const sent = moved?.id === id ? moved.sent : undefined;
  update({ moved: { id, text: opened.text, start: from, end, sent } });
  if (held) return;
  timer = setTimeout(() => {
    start('bounds', commitBounds());
  }, REST);
}

/** Gives a mark the bounds that the case holds. False when none was being moved. */
export function cancelBounds(): boolean {
  clearTimeout(timer);
  if (!state().moved) return false;
  update({ moved: undefined });
  return true;
}

/** Saves the bounds that were moved last. Resolves when they are saved or could not be, which is then told. */
export async function commitBounds(): Promise<void> {
  clearTimeout(timer);
  const { moved } = state();
  if (moved && !(moved.sent && sameSpan(moved.sent, moved))) {
    update({ moved: { ...moved, sent: { start: moved.start, end: moved.end } } });
    // The service does one after the other in any case; waiting keeps the answers apart.
    saving = saving.then(() => save(moved));
  }
  await saving;
}

async function save(bounds: MovedBounds): Promise<void> {
  try {
    await moveBounds(bounds.id, bounds, bounds.text);
    // The change came before the answer, so that the case shows them now.
    change(bounds, () => undefined);
  } catch (thrown) {
    // After a restart of the service they are sent again; anything else has no second try.
    const again = errorData(thrown).code === 'service-gone';
    change(bounds, (moved) => (again ? { ...moved, sent: undefined } : undefined));
    report('bounds', thrown);
  }
}

/** Changes what is being moved, if it is still what was sent. */
function change(sent: MovedBounds, to: (moved: MovedBounds) => MovedBounds | undefined): void {
  const { moved } = state();
  if (moved?.id !== sent.id) return;
  if (sameSpan(moved, sent)) update({ moved: to(moved) });
  else if (moved.sent && sameSpan(moved.sent, sent)) update({ moved: { ...moved, sent: undefined } });
}

finishBeforeTravel(commitBounds);

useStore.subscribe((now, before) => {
  if (now.moved && now.focused !== before.focused && now.moved.id !== now.focused) start('bounds', commitBounds());
});
