/** Undo and redo, which the service keeps: what they did is said and brought into view. */
import { errorData } from '../domain/errors';
import { refusedByReadOnly, report, say } from './messages';
import { service } from './service';
import { lookAtEntity, openSource } from './sources';
import { state } from './store';

const unfinished: (() => Promise<void>)[] = [];

/** Has `finish` run before each undo and redo: what is about to be saved is then what is undone. */
export function finishBeforeTravel(finish: () => Promise<void>): void {
  unfinished.push(finish);
}

/** Undoes the last change and brings what came back into view. */
export async function undo(): Promise<void> {
  await travel('undo');
}

/** Does again what was undone last. */
export async function redo(): Promise<void> {
  await travel('redo');
}

async function travel(direction: 'undo' | 'redo'): Promise<void> {
  if (refusedByReadOnly()) return;
  await Promise.all(unfinished.map((finish) => finish()));
  try {
    const { description, places, entity, entities } = await service[direction]();
    say(`${direction === 'undo' ? 'Undone' : 'Redone'}: ${description}`);
    const { view, entity: lookedAt, opened } = state();
    // Sources beside each other, the matrix and charts show what came back themselves.
    if (view === 'compare' || view === 'claims' || view === 'overview' || view === 'search') return;
    // Of several that changed the one that is looked at is in view already.
    if (view !== 'read' && lookedAt !== undefined && entities.includes(lookedAt)) return;
    const place = places.find(({ source }) => source === opened?.source) ?? places[0];
    if (entity !== undefined && (place === undefined || view !== 'read')) lookAtEntity(entity);
    else if (place !== undefined) await openSource(place.source, place.annotation);
  } catch (thrown) {
    const { code, message } = errorData(thrown);
    if (code === 'nothing-to-undo' || code === 'nothing-to-redo') say(message);
    else report(direction, thrown);
  }
}
