/** Opening the case and its sources, and moving the focus between marks. */
import type { OpenedSource } from '../domain/contract';
import { errorData } from '../domain/errors';
import { byName } from './changes';
import { report, start } from './messages';
import { service } from './service';
import { state, update } from './store';

/** Reads the case and opens the source that was read last, or else the one that was added last. */
export async function loadCase(): Promise<void> {
  try {
    const [summary, sources, guessed] = await Promise.all([
      service.describeCase(),
      service.listSources(),
      readGuessed(),
    ]);
    // The first article does not wait for what stands beside it.
    start('load-register', loadRegister());
    update({ case: summary, sources });
    const last = localStorage.getItem(lastSourceKey(summary.name));
    const latest = sources.reduce<(typeof sources)[number] | undefined>(
      (found, source) => (found && found.addedAt >= source.addedAt ? found : source),
      undefined,
    );
    const source = sources.find((other) => other.source === last) ?? latest;
    if (guessed && guessed.source === source?.source) update({ opened: guessed });
    else if (source) await openSource(source.source);
    update({ phase: 'ready', failure: undefined });
  } catch (thrown) {
    update({ phase: 'failed', failure: errorData(thrown) });
  }
}

async function loadRegister(): Promise<void> {
  const [entities, codebook] = await Promise.all([service.listEntities(), service.readCodebook()]);
  update({ entities: [...entities].sort(byName), codebook });
}

/**
 * Reads the source that this window had open last, whatever the case: usually the one that will be wanted, and asking
 * for it at once saves a start one way to the service and back. Undefined where it is not in this case.
 */
async function readGuessed(): Promise<OpenedSource | undefined> {
  const guess = state().opened ? null : localStorage.getItem(LAST_SOURCE);
  return guess === null ? undefined : service.openSource(guess).catch(() => undefined);
}

/** Opens a source; the one that is open stays until it is there. With `focus` that annotation comes into view. */
export async function openSource(source: string, focus?: string): Promise<void> {
  if (state().opened?.source === source) {
    if (focus !== undefined) focusMark(focus);
    return;
  }
  // The service reads while the window shows that it is asked.
  const answer = service.openSource(source);
  update({ opening: source });
  try {
    const opened = await answer;
    // Someone may have asked for another meanwhile.
    if (state().opening !== source) return;
    update({ opened, opening: undefined, focused: focus, reveals: state().reveals + (focus === undefined ? 0 : 1) });
    localStorage.setItem(LAST_SOURCE, source);
    const name = state().case?.name;
    if (name !== undefined) localStorage.setItem(lastSourceKey(name), source);
  } catch (thrown) {
    if (state().opening === source) update({ opening: undefined });
    if (state().phase === 'loading') throw thrown;
    report('open-source', thrown);
  }
}

/** Focuses a mark, or none. `reveal` brings it into view. */
export function focusMark(id: string | undefined, { reveal = true }: { reveal?: boolean } = {}): void {
  update({ focused: id, reveals: state().reveals + (reveal && id !== undefined ? 1 : 0) });
}

/** Shows an entity of the register in its view. */
export function lookAtEntity(id: string): void {
  const kind = state().entities.find(({ entity }) => entity === id)?.kind;
  if (kind !== undefined) update({ entity: id, view: kind === 'actor' ? 'actors' : 'places' });
}

/** Where the source that was open last in any case is kept. */
const LAST_SOURCE = 'last-source';

function lastSourceKey(caseName: string): string {
  return `last-source:${caseName}`;
}
