/** The main process: one instance for each home folder, windows, menus and dialogs. It opens no case and parses no file. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BrowserWindow, Menu, app, session } from 'electron';
import * as z from 'zod';
import type { ErrorData } from '../domain/errors';
import { followAppearance } from './appearance';
import {
  allClosed,
  anyCase,
  canonicalPath,
  caseIn,
  isClosing,
  openCase,
  say,
  type CaseWindow,
  type House,
} from './case-window';
import { CHANNELS } from './channels';
import { askAfterFailure, chooseCase, chooseNewCase, showAbout } from './dialogs';
import { defaultCase, homeFolder } from './home';
import { answerBridge } from './ipc';
import { openLog } from './log';
import { menuTemplate } from './menu';
import { startPrinting } from './printing/print-start';
import { registerScheme, serveFolder } from './protocol';
import { closeTheHouse } from './security';
import { openSettings } from './settings';
import { readArguments } from './start-arguments';
import { bringToFront } from './window';
import { watchQuitting } from './window-closing';

/** Services that have not closed their cases by then are left to end with the app. */
const QUIT_LIMIT_MS = 8_000;

const start = readArguments(process.argv, {
  packaged: app.isPackaged,
  folder: process.cwd(),
  isFile: (file) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false,
});
if (start.kind === 'cli') {
  const { status } = spawnSync(process.execPath, [path.join(__dirname, 'cli.cjs'), ...start.args], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: 'inherit',
  });
  process.exit(status ?? 2);
} else if (start.kind === 'print') {
  startPrinting(start.page, start.pdf);
} else {
  startWindows(start.casePath);
}

function startWindows(firstCase: string | undefined): void {
  const named = homeFolder({ env: process.env, platform: process.platform, userHome: os.homedir() });
  mkdirSync(named, { recursive: true });
  const home = canonicalPath(named);
  app.setPath('userData', path.join(home, 'chromium'));
  app.setAppLogsPath(path.join(home, 'logs'));
  const log = openLog(path.join(home, 'logs'));
  process.on('uncaughtException', (error) => {
    log.write('main', error.stack ?? String(error));
    process.stderr.write(`${error.stack ?? String(error)}\n`);
  });

  if (!app.requestSingleInstanceLock({ casePath: firstCase })) {
    process.stdout.write('Sourcemark is open already; its window comes to the front.\n');
    app.exit(0);
    return;
  }
  closeTheHouse();
  watchQuitting();
  // Only root, in a container, starts with that switch, and then no process would start with the sandbox.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerScheme();

  const house: House = { home, settings: openSettings(home), log };
  // Subtle: while a message box asks what to do instead, there may be no window, and that is no reason to quit.
  let asking = 0;

  const show = (casePath: string): void => {
    const wantsSeeds = canonicalPath(casePath) === defaultCase(home) && !existsSync(casePath);
    const seeds = wantsSeeds ? path.join(__dirname, 'seeds') : undefined;
    openCase({ casePath, seeds }, house, (name, error) => void afterFailure(name, error));
  };
  const afterFailure = async (name: string, error: ErrorData): Promise<void> => {
    process.stderr.write(`${name}: ${error.message}\n`);
    asking += 1;
    const chosen = (await askAfterFailure(name, error.message)) === 'choose' ? await chooseCase(undefined) : undefined;
    asking -= 1;
    if (chosen !== undefined) show(chosen);
    else if (BrowserWindow.getAllWindows().length === 0) app.quit();
  };
  const showChosen = async (choose: typeof chooseCase): Promise<void> => {
    const chosen = await choose(anyCase()?.window);
    if (chosen !== undefined) show(chosen);
  };
  const showMenu = (): void => {
    const template = menuTemplate(
      { platform: process.platform, packaged: app.isPackaged, appearance: house.settings.view().appearance },
      {
        send: (command) => {
          const open = caseIn(BrowserWindow.getFocusedWindow()) ?? anyCase();
          open?.window.webContents.send(CHANNELS.menu, command);
        },
        newCase: () => void showChosen(chooseNewCase),
        openCase: () => void showChosen(chooseCase),
        about: () => void showAbout(anyCase()?.window),
      },
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  const followSettings = (): void => {
    followAppearance(house.settings.view().appearance);
    showMenu();
  };

  const readyPages = new WeakSet<CaseWindow>();

  /** Cases that the system asked for before the app could show them. */
  let waiting: string[] | undefined = firstCase === undefined ? [] : [firstCase];
  app.on('open-file', (event, file) => {
    event.preventDefault();
    if (waiting) waiting.push(file);
    else show(file);
  });
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const asked = secondStart.safeParse(data);
    const casePath = asked.success ? asked.data.casePath : undefined;
    const inFront = anyCase();
    if (casePath !== undefined) show(casePath);
    else if (inFront) {
      bringToFront(inFront.window);
      say(inFront, 'Sourcemark is open already; this is its window.');
    } else show(defaultCase(home));
  });
  app.on('activate', () => {
    if (!waiting && BrowserWindow.getAllWindows().length === 0) show(defaultCase(home));
  });
  app.on('window-all-closed', () => {
    if (asking === 0 && process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (!isClosing()) return;
    event.preventDefault();
    const limit = new Promise((resolve) => setTimeout(resolve, QUIT_LIMIT_MS));
    void Promise.race([allClosed(), limit]).then(() => {
      app.exit(0);
    });
  });
  void app.whenReady().then(() => {
    serveFolder(session.defaultSession, path.join(__dirname, 'renderer'));
    answerBridge({
      settings: house.settings,
      appearanceChanged: followSettings,
      pageReady: (open) => {
        if (!readyPages.has(open)) process.stdout.write('window ready\n');
        readyPages.add(open);
      },
    });
    followAppearance(house.settings.view().appearance);
    const cases = waiting?.length ? waiting : [defaultCase(home)];
    waiting = undefined;
    for (const casePath of new Set(cases.map(canonicalPath))) show(casePath);
    // The menu takes its time; meanwhile the service and the page start.
    showMenu();
  });
}

/** What a second start hands to the first. */
const secondStart = z.object({ casePath: z.string().max(32_768).optional() });
