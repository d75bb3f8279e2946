/**
 * The bridge between the page and main: the page gets `window.sourcemark` and nothing else. Paths of files go to main
 * from here and never reach the page.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { PORT_MESSAGE, type Bridge } from '../domain/bridge';
import { CHANNELS } from './channels';

/** The part of the browser that a preload script touches; the rest of the DOM is the page's. */
declare const window: { postMessage(message: unknown, origin: string, transfer: readonly unknown[]): void };
declare const location: { readonly origin: string };
type File = Parameters<typeof webUtils.getPathForFile>[0];

/** What the page has to do before its window closes. */
let finish: () => Promise<void> = () => Promise.resolve();

const bridge: Bridge<File> = {
  platform: process.platform,
  connect: () => {
    ipcRenderer.send(CHANNELS.connect);
  },
  ready: () => {
    ipcRenderer.send(CHANNELS.ready);
  },
  chooseImports: (what = 'files') => ipcRenderer.invoke(CHANNELS.chooseImports, what),
  importDropped: (files) => ipcRenderer.invoke(CHANNELS.importDropped, files.map(pathOf)),
  chooseCapture: (source) => ipcRenderer.invoke(CHANNELS.chooseCapture, source),
  saveOriginal: (capture, name) => ipcRenderer.invoke(CHANNELS.saveOriginal, capture, name),
  exportCase: (wish) => ipcRenderer.invoke(CHANNELS.exportCase, wish),
  exportCodebook: () => ipcRenderer.invoke(CHANNELS.exportCodebook),
  importCodebook: () => ipcRenderer.invoke(CHANNELS.importCodebook),
  importAnnotations: (wish) => ipcRenderer.invoke(CHANNELS.importAnnotations, wish),
  mergeCopy: () => ipcRenderer.invoke(CHANNELS.mergeCopy),
  addGazetteer: () => ipcRenderer.invoke(CHANNELS.addGazetteer),
  savePicture: (picture) => ipcRenderer.invoke(CHANNELS.savePicture, picture),
  showExported: () => ipcRenderer.invoke(CHANNELS.showExported),
  restartService: () => ipcRenderer.invoke(CHANNELS.restartService),
  settings: () => ipcRenderer.invoke(CHANNELS.settings),
  saveSettings: (changed) => ipcRenderer.invoke(CHANNELS.saveSettings, changed),
  setAnnotator: (name) => ipcRenderer.invoke(CHANNELS.setAnnotator, name),
  onMenu: listenTo(CHANNELS.menu),
  onServiceGone: listenTo(CHANNELS.serviceGone),
  onNotice: listenTo(CHANNELS.notice),
  onClosing: (listener) => {
    finish = listener;
  },
};

/** The path behind a file of a real drop; empty for anything that a script made up, which main refuses. */
function pathOf(file: File): string {
  try {
    return webUtils.getPathForFile(file);
  } catch {
    return '';
  }
}

/** What main says before the page listens waits here until it does. */
function listenTo<T>(channel: string): (listener: (value: T) => void) => void {
  const waiting: T[] = [];
  let listener: ((value: T) => void) | undefined;
  ipcRenderer.on(channel, (_event, value: T) => {
    if (listener) listener(value);
    else waiting.push(value);
  });
  return (given) => {
    listener = given;
    for (const value of waiting.splice(0)) given(value);
  };
}

ipcRenderer.on(CHANNELS.port, (event) => {
  window.postMessage(PORT_MESSAGE, location.origin, event.ports);
});

ipcRenderer.on(CHANNELS.closing, () => {
  // Whether it could save or not, the window closes; that it could not was said when it was tried.
  const close = (): void => {
    ipcRenderer.send(CHANNELS.mayClose);
  };
  finish().then(close, close);
});

contextBridge.exposeInMainWorld('sourcemark', bridge);
