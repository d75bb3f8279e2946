/** What happens when the service stops, and how the window goes on after it was started again. */
import { errorData } from '../domain/errors';
import { foundAmong } from './marks';
import { retryMarks, retryNotes } from './marking';
import { dismiss, raise, say } from './messages';
import { commitBounds } from './moving';
import { restartService, service } from './service';
import { loadCase } from './sources';
import { state, update } from './store';

/** Key of the alert about a service that stopped. */
const SERVICE_ALERT = 'service-gone';

/** What happens when the service has stopped: nothing that was saved is lost, and the rest waits. */
export function serviceGone(message: string): void {
  update({
    serviceGone: true,
    importing: undefined,
    stopping: false,
    ...(state().phase === 'loading' && { phase: 'failed', failure: { code: 'service-gone', message } }),
  });
  raise(SERVICE_ALERT, 'The case service stopped. Everything that was saved is safe.', {
    label: 'Restart it',
    run: () => void restart(),
  });
}

async function restart(): Promise<void> {
  dismiss(SERVICE_ALERT);
  try {
    await restartService();
    await reload();
    say('The case service runs again.');
  } catch (thrown) {
    serviceGone(errorData(thrown).message);
  }
}

/** Reads everything again. What was not known to be saved is looked for, then tried again. */
async function reload(): Promise<void> {
  const { opened } = state();
  const [summary, sources] = await Promise.all([service.describeCase(), service.listSources()]);
  update({ case: summary, sources, serviceGone: false });
  if (!opened) {
    await loadCase();
  } else if (sources.some(({ source }) => source === opened.source)) {
    update({ opened: await service.openSource(opened.source), phase: 'ready', failure: undefined });
  } else {
    update({ opened: undefined });
  }
  await settlePending();
}

async function settlePending(): Promise<void> {
  for (const source of new Set(state().pending.map((mark) => mark.source))) {
    const { opened } = state();
    const { text, marks } = opened?.source === source ? opened : await service.openSource(source);
    const found = foundAmong(state().pending, marks, text);
    const { pending, focused, card } = state();
    update({
      pending: pending.filter(({ key }) => !found.has(key)),
      ...(focused !== undefined && found.has(focused) && { focused: found.get(focused), card }),
    });
  }
  await Promise.all([retryMarks(), retryNotes(), commitBounds()]);
}
