/**
 * Main's side of the process that owns a case: starts it, hands ports to it, asks it for what needs paths, and says so
 * when it is gone. Every call ends, also when the process dies in the middle of it.
 */
import path from 'node:path';
import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import { createBirpc } from 'birpc';
import type { CaseSummary, Reply } from '../domain/contract';
import { SourcemarkError, errorData, type ErrorData } from '../domain/errors';
import { lineReader, type Log } from './log';
import { printPage } from './printing/print-page';
import {
  CONNECT,
  type ServiceControl,
  type ServiceHost as HostFunctions,
  type ServiceOptions,
} from './service/control';

/** How long a service may take to close its case before it is ended. */
const CLOSING_LIMIT_MS = 5_000;

/** What the owner of a service is told. */
export interface ServiceWatcher {
  opened(summary: CaseSummary): void;
  /** The case can't be opened; the process is ended. */
  failed(error: ErrorData): void;
  /** The process stopped without being asked to. */
  gone(error: ErrorData): void;
}

/** A service process that can be started again after it stopped. */
export interface ServiceHost {
  /** Asks the service; the reply has code `service-gone` when there is none or it stops before it answers. */
  call<T>(ask: (control: ServiceControl) => Promise<Reply<T>>): Promise<Reply<T>>;
  /** A new port whose other end the service holds; undefined when no service runs. */
  connect(): MessagePortMain | undefined;
  /** Starts the service if it is not running; resolves when the case is open or has failed to open. */
  restart(): Promise<Reply<undefined>>;
  /** Closes the case and ends the process, in any case within a few seconds. */
  close(): Promise<void>;
  /** The process id while it runs. */
  pid(): number | undefined;
}

interface Running {
  readonly child: UtilityProcess;
  readonly control: ServiceControl;
  readonly exited: Promise<void>;
  /** Settles with the first word of the service about its case, or with its end. */
  readonly outcome: Promise<Reply<undefined>>;
}

/** Starts the service for a case. */
export function startService(options: ServiceOptions, log: Log, watcher: ServiceWatcher): ServiceHost {
  let running: Running | undefined;
  let closing = false;

  function start(): Running {
    const child = utilityProcess.fork(path.join(__dirname, 'service.cjs'), [JSON.stringify(options)], {
      serviceName: 'Sourcemark case',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      const read = lineReader((line) => {
        log.write('service', line);
      });
      stream?.setEncoding('utf8').on('data', read);
    }
    const outcome = pending<Reply<undefined>>();
    const exited = pending<undefined>();
    let failed = false;
    const functions: HostFunctions = {
      opened: (summary) => {
        outcome.resolve({ ok: true, value: undefined });
        watcher.opened(summary);
      },
      failed: (error) => {
        failed = true;
        if (running === started) running = undefined;
        child.kill();
        outcome.resolve({ ok: false, error });
        watcher.failed(error);
      },
      print: (page, pdf) => printPage(page, pdf),
    };
    const control = createBirpc<ServiceControl, HostFunctions>(functions, {
      post: (message: unknown) => {
        child.postMessage(message);
      },
      on: (listener) => {
        child.on('message', listener);
      },
      // Imports take as long as they take; what ends a call early is the end of the process.
      timeout: -1,
      // Subtle: the names come from the other process, so an inherited one (`constructor`) must not be found.
      resolver: (name, found) => (Object.hasOwn(functions, name) ? found : undefined),
    });
    const started: Running = { child, control, exited: exited.promise, outcome: outcome.promise };
    child.once('exit', (code) => {
      const error = new SourcemarkError(
        'service-gone',
        'The part of Sourcemark that keeps the case has stopped. Everything shown as saved is in the case; start it again to go on.',
      );
      if (running === started) running = undefined;
      control.$close(error);
      outcome.resolve({ ok: false, error: errorData(error) });
      exited.resolve(undefined);
      log.write('main', `service ${closing ? 'closed' : 'stopped'} with code ${code}`);
      if (!closing && !failed) watcher.gone(errorData(error));
    });
    return started;
  }

  running = start();
  return {
    call: async (ask) => {
      if (!running) return gone();
      try {
        return await ask(running.control);
      } catch (error) {
        return { ok: false, error: errorData(error) };
      }
    },
    connect: () => {
      if (!running) return undefined;
      const { port1, port2 } = new MessageChannelMain();
      running.child.postMessage({ type: CONNECT }, [port1]);
      return port2;
    },
    restart: () => {
      if (closing) return Promise.resolve(gone());
      running ??= start();
      return running.outcome;
    },
    close: async () => {
      closing = true;
      if (!running) return;
      const { child, control, exited } = running;
      const limit = setTimeout(() => child.kill(), CLOSING_LIMIT_MS);
      try {
        await control.close();
      } catch {
        // It is gone already, which is what was wanted.
      }
      await exited;
      clearTimeout(limit);
    },
    pid: () => running?.child.pid,
  };
}

function gone(): Reply<never> {
  const message = 'The part of Sourcemark that keeps the case is not running. Start it again to go on.';
  return { ok: false, error: { code: 'service-gone', message } };
}

/** A promise that is settled from outside. */
function pending<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
