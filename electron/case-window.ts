/**
 * A case that is open: its window and its service, from the start of both to the end of both. Keeps the list of open
 * cases, so that each is open once.
 */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { BrowserWindow, WebContents } from 'electron';
import type { ErrorData } from '../domain/errors';
import { CHANNELS } from './channels';
import { caseName } from './file-names';
import type { Log } from './log';
import { PAGE } from './protocol-path';
import { startService, type ServiceHost } from './service-host';
import type { Settings } from './settings';
import { closeAfterPage } from './window-closing';
import { bringToFront, createWindow, currentPlace, windowTitle } from './window';

/** An open case. */
export interface CaseWindow {
  readonly casePath: string;
  readonly name: string;
  readonly window: BrowserWindow;
  readonly service: ServiceHost;
  /** The file that was exported last, for showing it in its folder. */
  lastExport: string | undefined;
}

/** What opening a case needs from the installation. */
export interface House {
  readonly home: string;
  readonly settings: Settings;
  readonly log: Log;
}

/** A page that crashes more often than this within a minute is not loaded again. */
const CRASHES_BORNE = 3;

const open = new Set<CaseWindow>();
/** The ends of services whose windows are closed, by case. */
const closing = new Map<string, Promise<void>>();

/** The open case whose page this is. */
export function caseOf(contents: WebContents): CaseWindow | undefined {
  return [...open].find(({ window }) => !window.isDestroyed() && window.webContents === contents);
}

/** The open case of a window. */
export function caseIn(window: BrowserWindow | null): CaseWindow | undefined {
  return window ? caseOf(window.webContents) : undefined;
}

/** Any open case: the one in front, else one of the others. */
export function anyCase(): CaseWindow | undefined {
  const all = [...open];
  return all.find(({ window }) => window.isFocused()) ?? all.at(-1);
}

/** One name for a file, however it is reached, so that no case is opened twice. */
export function canonicalPath(file: string): string {
  const absolute = path.resolve(file);
  try {
    return realpathSync.native(absolute);
  } catch {
    // A file that is to be made: its folder may be there.
  }
  try {
    return path.join(realpathSync.native(path.dirname(absolute)), path.basename(absolute));
  } catch {
    return absolute;
  }
}

/**
 * Opens a case in a window of its own, or brings the window it is in to the front and says so there. `onFailure` is
 * called when the case can't be opened; its window is gone by then.
 */
export function openCase(
  given: { readonly casePath: string; readonly seeds?: string | undefined },
  house: House,
  onFailure: (name: string, error: ErrorData) => void,
): void {
  const casePath = canonicalPath(given.casePath);
  const already = [...open].find((other) => other.casePath === casePath);
  if (already) {
    bringToFront(already.window);
    say(already, 'This case is open already; this is its window.');
    return;
  }
  const ending = closing.get(casePath);
  if (ending) {
    // Otherwise the case would seem to be in use and open read-only.
    void ending.then(() => {
      openCase(given, house, onFailure);
    });
    return;
  }
  const name = caseName(casePath);
  let everOpened = false;
  const service = startService({ casePath, home: house.home, seeds: given.seeds }, house.log, {
    opened: (summary) => {
      everOpened = true;
      if (!window.isDestroyed()) window.setTitle(windowTitle(summary.name, summary.readOnly));
    },
    failed: (error) => {
      house.log.write('main', `the case could not be opened: ${error.code}`);
      // After a restart the page that asked for it shows the reason.
      if (everOpened) return;
      window.destroy();
      onFailure(name, error);
    },
    gone: (error) => {
      if (!window.isDestroyed()) window.webContents.send(CHANNELS.serviceGone, error);
    },
  });
  const window = createWindow(house.settings.place(casePath), windowTitle(name, false));
  const opened: CaseWindow = { casePath, name, window, service, lastExport: undefined };
  open.add(opened);
  keepPageAlive(window, house.log);
  closeAfterPage(window);
  window.on('close', () => {
    try {
      house.settings.rememberPlace(casePath, currentPlace(window));
    } catch (error) {
      house.log.write('main', `the window's place could not be kept: ${String(error)}`);
    }
  });
  window.once('closed', () => {
    open.delete(opened);
    closing.set(
      casePath,
      service.close().finally(() => closing.delete(casePath)),
    );
  });
}

/** Shows a sentence in a case's window. */
export function say({ window }: CaseWindow, sentence: string): void {
  window.webContents.send(CHANNELS.notice, sentence);
}

/** Hands the page a new port to its service, or tells it that there is no service. */
export function handPort({ window, service }: CaseWindow): void {
  const port = service.connect();
  if (port) {
    window.webContents.postMessage(CHANNELS.port, null, [port]);
    return;
  }
  const message = 'The part of Sourcemark that keeps the case is not running. Start it again to go on.';
  window.webContents.send(CHANNELS.serviceGone, { code: 'service-gone', message } satisfies ErrorData);
}

/** True while services of closed windows are still closing their cases. */
export function isClosing(): boolean {
  return closing.size > 0;
}

/** Resolves when all services of closed windows have ended. */
export async function allClosed(): Promise<void> {
  await Promise.allSettled(closing.values());
}

/** The service keeps what was saved when a page crashes, so the page is simply loaded again. */
function keepPageAlive(window: BrowserWindow, log: Log): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    log.write('main', `page stopped: ${details.reason}`);
    crashes = [...crashes.filter((at) => Date.now() - at < 60_000), Date.now()];
    if (crashes.length <= CRASHES_BORNE) void window.loadURL(PAGE);
  });
}
