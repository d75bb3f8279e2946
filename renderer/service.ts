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

/** The calls that are waited for, by those who wait. */
const waiting = new Set<Set<Promise<unknown>>>();

/** Does `work` and resolves when the calls that it makes, and those that follow from them, were answered or have failed. */
export async function answered(work: () => void): Promise<void> {
  const asked = new Set<Promise<unknown>>();
  waiting.add(asked);
  try {
    work();
    do {
      const calls = [...asked];
      asked.clear();
      await Promise.allSettled(calls);
      // Whoever made a call may make another now.
      await new Promise((resolve) => setTimeout(resolve));
    } while (asked.size > 0);
  } finally {
    waiting.delete(asked);
  }
}

async function call<M extends ServiceMethod>(method: M, ...args: Parameters<CaseService[M]>): Promise<Answered<M>> {
  const link = await connection.promise;
  return link.call(method, ...args);
}

/** Every method of the service, by its name. */
export const service = new Proxy({} as Remote<CaseService>, {
  get: (_, method) => (method in Object.prototype || method === 'then' ? undefined : caller(method as ServiceMethod)),
});

function caller<M extends ServiceMethod>(method: M): (...args: Parameters<CaseService[M]>) => Promise<Answered<M>> {
  return (...args) => {
    const answer = call(method, ...args);
    for (const asked of waiting) asked.add(answer);
    return answer;
  };
}
