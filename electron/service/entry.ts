/**
 * The service process: opens the case, serves windows through ports, and does for main what names a path. Readers and
 * writers are loaded when they are first needed, since the first article waits for this process to start.
 */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createBirpc } from 'birpc';
import type { Reply, ServiceEvents } from '../../domain/contract';
import { errorData, SourcemarkError } from '../../domain/errors';
import type { CaseFile } from '../../db/case-file';
import { openCase } from '../../db/open';
import { loadDesk, renameDesk } from '../desk';
import { openPlaces, reopeningPlaces, type ReopeningPlaces } from '../places';
import { openReadingRoom, READER_PROGRAM } from '../reading-room';
import { ADDING_PROGRAM, gazetteerFiles } from '../gazetteers';
import { EXPORTING_PROGRAM } from '../exporting/exporting-room';
import { MATCHING_PROGRAM, openMatchingRoom } from '../matching/matching-room';
import { EXPRESSION_PROGRAM, openExpressionRoom } from '../search/expression-room';
import { foundMarks } from '../search/found-marks';
import { openSuggestingRoom, SUGGESTING_PROGRAM } from '../suggestions/suggesting-room';
import { APP_VERSION } from '../version';
import { CONNECT, type ServiceControl, type ServiceHost, type ServiceOptions } from './control';
import { openDoor, type Port } from './door';
import { caseChange, summaries, summarise } from './case-view';
import { serveCase, takeCodebook, type Serving } from './handlers';
import { Comparing } from './comparing';
import { Exporting } from './exporting';
import { Importing } from './importing';
import { listStatements } from './statement-view';
import { Suggesting } from './suggesting';

const options = JSON.parse(process.argv[2] ?? '{}') as ServiceOptions;
const windows = new Set<ServiceEvents>();

/** Where files are read. Its worker starts with the first file. */
const readers = openReadingRoom(join(__dirname, READER_PROGRAM));

/** Where suggestions are worked out. Its worker starts with the first text. */
const suggester = openSuggestingRoom(join(__dirname, SUGGESTING_PROGRAM), () => gazetteerFiles(options.home));

/** Where sources are compared. Its worker starts with the first question. */
const matching = openMatchingRoom(join(__dirname, MATCHING_PROGRAM), __dirname);

/** Where regular expressions are tried. Its worker starts with the first one. */
const expressions = openExpressionRoom(join(__dirname, EXPRESSION_PROGRAM));

/** Ports of windows that asked before the case was open. */
const waiting: Electron.MessagePortMain[] = [];

/** Every window that looks at the case hears of every change. */
const everyone: ServiceEvents = {
  changed: (change) => windows.forEach((window) => window.changed(change)),
  importing: (progress) => windows.forEach((window) => window.importing(progress)),
  comparing: (progress) => windows.forEach((window) => window.comparing(progress)),
  exporting: (progress) => windows.forEach((window) => window.exporting(progress)),
};

/** The case with what serves it. */
interface Room {
  readonly file: CaseFile;
  readonly serving: Serving;
  readonly places: ReopeningPlaces;
}

let room: Room | undefined;

const control: ServiceControl = {
  importPaths: (paths, via) => reply(() => opened().serving.importing.paths(paths, via)),
  importCapture: (source, path) => reply(() => opened().serving.importing.capture(source, path)),
  writeOriginal: (capture, path) =>
    reply(async () => {
      const { writeOriginal } = await import('../original');
      return { file: basename(path), ...writeOriginal(opened().file, capture, path) };
    }),
  exportCase: (path, wish) => reply(() => opened().serving.exporting.write(path, wish)),
  exportCodebook: (path) =>
    reply(async () => {
      const { writeCodebook } = await import('../codebook-files');
      return { file: basename(path), codes: writeCodebook(opened().file, path) };
    }),
  importCodebook: (path) =>
    reply(async () => {
      const { readCodebookAt } = await import('../codebook-files');
      const { file, serving } = opened();
      return { file: basename(path), changed: takeCodebook(file, readCodebookAt(path), serving) };
    }),
  importAnnotations: (path, wish) =>
    reply(async () => {
      const { takeAnnotations } = await import('./taking-in');
      return takeAnnotations(opened().file, opened().serving, path, wish);
    }),
  mergeCopy: (path) =>
    reply(async () => {
      const { takeCopy } = await import('./taking-in');
      return takeCopy(opened().file, opened().serving, path);
    }),
  addGazetteer: (path) =>
    reply(async () => {
      const { addGazetteerAside } = await import('../adding-gazetteer');
      const added = await addGazetteerAside(join(__dirname, ADDING_PROGRAM), { home: options.home, path });
      room?.places.reopen();
      await suggester.renew();
      room?.serving.suggesting.forget();
      if (room !== undefined) everyone.changed(caseChange(room.file, { suggestions: true }));
      return { file: basename(path), places: added };
    }),
  setAnnotator: (name) =>
    reply(() => {
      const { file } = opened();
      file.author = renameDesk(options.home, name);
      everyone.changed(caseChange(file, {}));
      return undefined;
    }),
  close: () =>
    reply(async () => {
      room?.serving.exporting.stop();
      await Promise.all([room?.serving.room.close(), suggester.close(), matching.close(), expressions.close()]);
      room?.places.close();
      room?.file.close();
      room = undefined;
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
      else if (room === undefined) waiting.push(port);
      else connect(room, port);
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
      await makeSampleCase(casePath, seeds, { author, app: APP_VERSION, room: readers });
    }
    room = serve(openCase(casePath, { author, app: APP_VERSION, mode: 'prefer-write', create: true }));
    for (const port of waiting.splice(0)) connect(room, port);
    await host.opened.asEvent(summarise(room.file));
  } catch (thrown) {
    await host.failed.asEvent(errorData(thrown));
  }
}

function serve(file: CaseFile): Room {
  const importing = new Importing(file, readers, {
    importing: everyone.importing,
    sourcesChanged: (ids, reloaded) => everyone.changed(caseChange(file, { added: summaries(file, ids), reloaded })),
  });
  const places = reopeningPlaces(() => openPlaces(gazetteerFiles(options.home)));
  const suggesting = new Suggesting(file, suggester, places);
  const comparing: Comparing = new Comparing(file, matching, {
    progress: everyone.comparing,
    // Copies corroborate nothing: what is said of statements changes with what is known of origins.
    originsChanged: () =>
      everyone.changed(caseChange(file, { statements: listStatements(file.db, comparing.knownOrigins()) })),
  });
  const exporting = new Exporting(file, {
    program: join(__dirname, EXPORTING_PROGRAM),
    comparing,
    progress: everyone.exporting,
    print: (page, pdf) => host.print(page, pdf),
    found: (search) => foundMarks(file.db, expressions, search),
  });
  const rooms = { room: readers, matching, expressions };
  const serving = { ...rooms, importing, places, suggesting, comparing, exporting, announce: everyone.changed };
  return { file, places, serving };
}

function connect({ file, serving }: Room, port: Electron.MessagePortMain): void {
  const events = openDoor(serveCase(file, serving), toPort(port));
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

function opened(): Room {
  if (room === undefined) throw new SourcemarkError('service-gone', 'No case is open. Open one and try again.');
  return room;
}

async function reply<T>(work: () => T | Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, error: errorData(thrown) };
  }
}
