/**
 * The service as the window sees it, across restarts: calls made before there is a connection wait for it, calls made
 * after the service has stopped reject with `service-gone` until it was started again.
 */
import { PORT_MESSAGE } from '../domain/bridge';
import type { CaseService, Remote, ServiceEvents, ServiceMethod } from '../domain/contract';
import { SourcemarkError, type ErrorData } from '../domain/errors';
import { bridge } from './bridge';
import { openServiceLink, type Answered, type ServiceLink } from './service-link';

/** What the window wants to know of the service beside its events. */
export interface ServiceListener {
  readonly events: ServiceEvents;
  /** Called once for each connection that ends. */
  gone(error: ErrorData): void;
}

let connection = awaitedConnection();
let open: ServiceLink | undefined;
/** True from the end of a connection until the service was started again: main and the port both tell of one end. */
let stopped = false;

/** Asks for a connection and keeps to whichever comes. Call once. */
export function connectService(listener: ServiceListener): void {
  window.addEventListener('message', (message) => {
    const [port] = message.ports;
    if (message.source !== window || message.data !== PORT_MESSAGE || port === undefined) return;
    open?.close(new SourcemarkError('service-gone', GONE));
    const link = openServiceLink(port, listener.events, () => {
      if (open === link) end({ code: 'service-gone', message: GONE }, listener);
    });
    open = link;
    stopped = false;
    connection.resolve(link);
  });
  bridge.onServiceGone((error) => {
    end(error, listener);
  });
  bridge.connect();
}

/** Starts the service again after it has stopped. Calls made from now on wait for the new connection. */
export async function restartService(): Promise<void> {
  connection = awaitedConnection();
  const reply = await bridge.restartService();
  if (reply.ok) {
    stopped = false;
    return;
  }
  const error = new SourcemarkError(reply.error.code, reply.error.message);
  connection.reject(error);
  throw error;
}

const GONE = 'The case service stopped. Everything that was saved is safe.';

function end(error: ErrorData, listener: ServiceListener): void {
  if (stopped) return;
  stopped = true;
  const gone = new SourcemarkError('service-gone', error.message);
  open?.close(gone);
  open = undefined;
  // Whoever waits for a connection is told, and so is whoever asks before there is a new one.
  connection.reject(gone);
  connection = awaitedConnection();
  connection.reject(gone);
  listener.gone(error);
}

interface AwaitedConnection {
  readonly promise: Promise<ServiceLink>;
  readonly resolve: (link: ServiceLink) => void;
  readonly reject: (error: SourcemarkError) => void;
}

function awaitedConnection(): AwaitedConnection {
  let settle: Omit<AwaitedConnection, 'promise'> | undefined;
  const promise = new Promise<ServiceLink>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Nobody may be waiting: then a rejection is for the next to ask.
  promise.catch(() => undefined);
  if (settle === undefined) throw new Error('expected a promise to run its executor at once');
  return { promise, ...settle };
}

async function call<M extends ServiceMethod>(method: M, ...args: Parameters<CaseService[M]>): Promise<Answered<M>> {
  const link = await connection.promise;
  return link.call(method, ...args);
}

/** Every method of the service. */
export const service: Remote<CaseService> = {
  describeCase: (...args) => call('describeCase', ...args),
  listSources: (...args) => call('listSources', ...args),
  openSource: (...args) => call('openSource', ...args),
  annotate: (...args) => call('annotate', ...args),
  retag: (...args) => call('retag', ...args),
  setNote: (...args) => call('setNote', ...args),
  removeAnnotation: (...args) => call('removeAnnotation', ...args),
  moveBounds: (...args) => call('moveBounds', ...args),
  splitMark: (...args) => call('splitMark', ...args),
  mergeMarks: (...args) => call('mergeMarks', ...args),
  undo: (...args) => call('undo', ...args),
  redo: (...args) => call('redo', ...args),
  verify: (...args) => call('verify', ...args),
  setFact: (...args) => call('setFact', ...args),
  readAs: (...args) => call('readAs', ...args),
  showText: (...args) => call('showText', ...args),
  compareTexts: (...args) => call('compareTexts', ...args),
  decideAnchor: (...args) => call('decideAnchor', ...args),
  custody: (...args) => call('custody', ...args),
  purge: (...args) => call('purge', ...args),
  paste: (...args) => call('paste', ...args),
  answerImport: (...args) => call('answerImport', ...args),
  dismissImport: (...args) => call('dismissImport', ...args),
  cancelImport: (...args) => call('cancelImport', ...args),
};
