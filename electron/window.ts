/** Makes the window of a case: its place, its title and what its page may do. Knows nothing of the case itself. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BrowserWindow, app, screen } from 'electron';
import { paperColour } from './appearance';
import { PAGE } from './protocol-path';
import type { WindowPlace } from './settings';
import { SMALLEST, windowPlace } from './window-place';

/** Opens a window where it was before; it shows itself when there is something to see. */
export function createWindow(remembered: WindowPlace | undefined, title: string): BrowserWindow {
  const icon = path.join(__dirname, 'icon.png');
  const { maximized, ...bounds } = windowPlace(remembered, workAreas());
  const window = new BrowserWindow({
    ...bounds,
    title,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    backgroundColor: paperColour(),
    ...(process.platform === 'linux' && existsSync(icon) ? { icon } : {}),
    webPreferences: {
      preload: path.join(__dirname, 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      enableWebSQL: false,
      devTools: !app.isPackaged,
      // The page is ours and always the same, so its code is compiled once and kept.
      v8CacheOptions: 'bypassHeatCheckAndEagerCompile',
    },
  });
  // The title names the case; the page has no say in it.
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  // Subtle: going to about:blank is the one navigation that Chromium asks nobody about, so it is undone.
  window.webContents.on('did-navigate', (_event, url) => {
    if (url !== PAGE) void window.loadURL(PAGE);
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  void window.loadURL(PAGE);
  return window;
}

/** The title of a case's window. */
export function windowTitle(caseName: string, readOnly: boolean): string {
  return `${caseName} — Sourcemark${readOnly ? ' (read-only)' : ''}`;
}

/** Where the window is now, without what maximizing or full screen add. */
export function currentPlace(window: BrowserWindow): WindowPlace {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() };
}

/** Brings a window to the front, also out of the dock. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function workAreas(): Electron.Rectangle[] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  return [main, ...others].map((display) => display.workArea);
}
