/**
 * The service process: opens the case, serves windows through ports, and does for main what names a path. Readers and
 * writers are loaded when they are first needed, since the first article waits for this process to start.
 */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { createBirpc } from 'birpc';
import { factValue } from '../../domain/source';
import type { ImportOutcome, Reply, ServiceEvents } from '../../domain/contract';
import { errorData, SourcemarkError } from '../../domain/errors';
import type { CaseFile } from '../../db/case-file';
import { openCase } from '../../db/open';
import { findSource } from '../../db/sources';
import { loadDesk, renameDesk } from '../desk';
import type { FileOutcome } from '../import';
import { APP_VERSION } from '../version';
import { CONNECT, type ServiceControl, type ServiceHost, type ServiceOptions } from './control';
import { openDoor, type Port } from './door';
import { serveCase, summarise, summariseSource } from './handlers';

const options = JSON.parse(process.argv[2] ?? '{}') as ServiceOptions;
const windows = new Set<ServiceEvents>();

/** Ports of windows that asked before the case was open. */
const waiting: Electron.MessagePortMain[] = [];

/** Every window that looks at the case hears of every change. */
const everyone: ServiceEvents = {
  changed: (change) => windows.forEach((window) => window.changed(change)),
  importing: (progress) => windows.forEach((window) => window.importing(progress)),
};

let file: CaseFile | undefined;

const control: ServiceControl = {
  importPaths: (paths, via) => reply(() => runImport(opened(), paths, via)),
  exportAnnotations: (path, scope) =>
    reply(async () => {
      const { exportAnnotations } = await import('../export');
      return { file: basename(path), ...exportAnnotations(opened(), path, scope) };
    }),
  setAnnotator: (name) =>
    reply(() => {
      const renamed = opened();
      renamed.author = renameDesk(options.home, name);
      everyone.changed({ case: summarise(renamed), added: [], removed: [], marks: [] });
      return undefined;
    }),
  close: () =>
    reply(() => {
      file?.close();
      file = undefined;
      setImmediate(() => process.exit(0));
      return undefined;
    }),
};

const host = createBirpc<ServiceHost, ServiceControl>(control, {
  post: (data: unknown) => process.parentPort.postMessage(data),
  on: (listener) =>
    process.parentPort.on('message', ({ data, ports }: Electron.MessageEvent) => {
      const [port] = ports;
      if ((data as { type?: unknown } | undefined)?.type !== CONNECT) listener(data);
      else if (port === undefined) return;
      else if (file === undefined) waiting.push(port);
      else connect(file, port);
    }),
  timeout: -1,
});

void start();

async function start(): Promise<void> {
  try {
    const { casePath, seeds } = options;
    const author = loadDesk(options.home);
    if (seeds !== undefined && !existsSync(casePath)) {
      const { makeSampleCase } = await import('../sample-case');
      await makeSampleCase(casePath, seeds, author, APP_VERSION);
    }
    file = openCase(casePath, { author, app: APP_VERSION, mode: 'prefer-write', create: true });
    for (const port of waiting.splice(0)) connect(file, port);
    await host.opened.asEvent(summarise(file));
  } catch (thrown) {
    await host.failed.asEvent(errorData(thrown));
  }
}

function connect(served: CaseFile, port: Electron.MessagePortMain): void {
  const events = openDoor(serveCase(served, everyone.changed), toPort(port));
  windows.add(events);
  port.on('close', () => windows.delete(events));
  port.start();
}

function toPort(port: Electron.MessagePortMain): Port {
  return {
    post: (data) => port.postMessage(data),
    onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
    onClose: (listener) => port.on('close', listener),
  };
}

function opened(): CaseFile {
  if (file === undefined) throw new SourcemarkError('service-gone', 'No case is open. Open one and try again.');
  return file;
}

async function runImport(into: CaseFile, paths: readonly string[], via: 'file' | 'drop'): Promise<ImportOutcome[]> {
  const { importPaths } = await import('../import');
  const finished: ImportOutcome[] = [];
  await importPaths(into, paths, {
    via,
    onOutcome: (outcome, done, total) => {
      const told = toOutcome(into, outcome);
      finished.push(told);
      if (outcome.status === 'added' && outcome.source !== undefined) {
        const summary = summariseSource(into, outcome.source);
        everyone.changed({
          case: summarise(into),
          added: summary === undefined ? [] : [summary],
          removed: [],
          marks: [],
        });
      }
      everyone.importing({ done, total, outcome: told });
    },
  });
  return finished;
}

function toOutcome(into: CaseFile, outcome: FileOutcome): ImportOutcome {
  const { path, status, source, warnings, error } = outcome;
  const facts = source === undefined ? [] : (findSource(into.db, source)?.facts ?? []);
  return { name: basename(path), status, source, headline: factValue(facts, 'headline'), warnings, error };
}

async function reply<T>(work: () => T | Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, error: errorData(thrown) };
  }
}
