/**
 * The two Electron apps that Sourcemark is compared with: an empty window, and a stage on which the same article is
 * shown by other means. Both are folders with a package.json and a main file, started as Sourcemark is.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { built, installed } from './runtime';

/** As large as a window of Sourcemark is when it is opened for the first time. */
const WINDOW = { width: 1360, height: 860 } as const;

/** Writes an app whose window shows nothing, and which says `window ready` when Electron calls it ready to show. */
export function writeEmptyApp(folder: string): string {
  return writeApp(folder, {
    'page.html': '<!doctype html><title>Empty</title>',
    'main.cjs': `
      const { app, BrowserWindow } = require('electron');
      app.setPath('userData', require('node:path').join(__dirname, 'chromium'));
      app.whenReady().then(() => {
        const window = new BrowserWindow({ ...${JSON.stringify(WINDOW)}, show: false });
        window.once('ready-to-show', () => {
          window.show();
          process.stdout.write('window ready\\n');
        });
        window.loadFile('page.html');
      });
    `,
  });
}

/** Writes an app whose window has the page and the style sheets of the built Sourcemark, but none of its code. */
export function writeStageApp(folder: string): string {
  const page = readFileSync(built('renderer', 'index.html'), 'utf8')
    .replace(/<script\b.*?<\/script>/gs, '')
    .replace(/<link\b[^>]*\bmodulepreload\b[^>]*>/g, '')
    .replace('</head>', '<link rel="stylesheet" href="recogito.css"></head>');
  return writeApp(folder, {
    'recogito.css': readFileSync(installed('@recogito', 'text-annotator', 'dist', 'text-annotator.css'), 'utf8'),
    'stage.html': page,
    'main.cjs': `
      const { app, BrowserWindow, net, protocol } = require('electron');
      const path = require('node:path');
      const { pathToFileURL } = require('node:url');
      app.setPath('userData', path.join(__dirname, 'chromium'));
      protocol.registerSchemesAsPrivileged([{ scheme: 'stage', privileges: { standard: true, secure: true } }]);
      app.whenReady().then(() => {
        protocol.handle('stage', ({ url }) => {
          const { pathname } = new URL(url);
          const folder = pathname.startsWith('/assets/') ? ${JSON.stringify(built('renderer'))} : __dirname;
          return net.fetch(pathToFileURL(path.join(folder, decodeURIComponent(pathname))).href);
        });
        const window = new BrowserWindow({ ...${JSON.stringify(WINDOW)}, show: false });
        window.once('ready-to-show', () => window.show());
        window.loadURL('stage://app/stage.html');
      });
    `,
  });
}

function writeApp(folder: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  const about = { name: path.basename(folder), productName: path.basename(folder), version: '1.0.0', main: 'main.cjs' };
  for (const [name, text] of Object.entries({ ...files, 'package.json': JSON.stringify(about) })) {
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}
