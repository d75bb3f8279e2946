/** A start of the app that only prints a page and ends: how the command line, which has no window, gets a PDF. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { registerScheme } from '../protocol';
import { closeTheHouse } from '../security';
import { printPage } from './print-page';

/** Prints `page` into `pdf` and ends the app: with status 0 when it is there, else 1 and a sentence. */
export function startPrinting(page: string, pdf: string): void {
  // A profile of its own, so that an open Sourcemark is not disturbed.
  const profile = mkdtempSync(path.join(os.tmpdir(), 'sourcemark-print-'));
  app.setPath('userData', profile);
  closeTheHouse();
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerScheme();
  // The window is taken away before the app has ended.
  app.on('window-all-closed', () => undefined);
  app.on('quit', () => rmSync(profile, { recursive: true, force: true }));
  const end = (status: number): void => app.exit(status);
  void app
    .whenReady()
    .then(() => printPage(page, pdf))
    .then(
      () => end(0),
      (thrown: unknown) => {
        process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
        end(1);
      },
    );
}
