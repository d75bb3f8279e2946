/** A window closes only after its page has had a moment to save what is being written. */
import { app, ipcMain, type BrowserWindow, type IpcMainEvent } from 'electron';
import { CHANNELS } from './channels';

/** How long a page may take; one that hangs is closed all the same. */
const LIMIT_MS = 2_000;

let quitting = false;

/** Makes `window` ask its page before it closes, whether alone or because the app quits. */
export function closeAfterPage(window: BrowserWindow): void {
  let state: 'open' | 'asking' | 'asked' = 'open';
  window.on('close', (event) => {
    if (state === 'asked') return;
    // This stops a quit too, so it is taken up again below.
    event.preventDefault();
    if (state === 'asking') return;
    state = 'asking';
    void answerOf(window).then(() => {
      state = 'asked';
      if (quitting) app.quit();
      else if (!window.isDestroyed()) window.close();
    });
  });
}

/** Remembers that the app is to quit. To be called once, before the first window. */
export function watchQuitting(): void {
  app.on('before-quit', () => {
    quitting = true;
  });
}

/** Resolves when the page has answered, is gone, or has had its time. */
function answerOf(window: BrowserWindow): Promise<void> {
  const { webContents } = window;
  if (webContents.isCrashed()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(limit);
      ipcMain.off(CHANNELS.mayClose, onAnswer);
      webContents.off('destroyed', end);
      webContents.off('render-process-gone', end);
      resolve();
    };
    const onAnswer = (event: IpcMainEvent): void => {
      if (event.senderFrame === webContents.mainFrame) end();
    };
    const limit = setTimeout(end, LIMIT_MS);
    ipcMain.on(CHANNELS.mayClose, onAnswer);
    webContents.once('destroyed', end);
    webContents.once('render-process-gone', end);
    webContents.send(CHANNELS.closing);
  });
}
