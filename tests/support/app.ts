/**
 * The real app for end-to-end tests: started in the resolved Electron with a home folder of its own, and closed for
 * certain. A test fails when its windows write errors to the console, a refused policy above all, that it did not expect.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import * as z from 'zod';

export { expect };

/** What a start of the app may be given. */
interface StartOptions {
  /** The case to open; the default case without it. */
  readonly casePath?: string | undefined;
  /** Further arguments, before the case. */
  readonly args?: readonly string[];
  /** Environment variables beside those of the test. */
  readonly env?: Readonly<Record<string, string>>;
  /** A packed app to start in place of the checkout. */
  readonly packed?: string;
  /** Another home folder than the test's own. */
  readonly home?: string;
  /** Whether to wait until the first article is shown; it is by default. */
  readonly waitUntilReady?: boolean;
}

/** A running app and the page of its first window. */
export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** What the app has written so far: standard output and error output, in the order of arrival. */
  output(): string;
  /** Quits the app as a person does, and kills it when it does not within ten seconds. */
  close(): Promise<void>;
  /** Ends the main process at once, as a power cut would. */
  kill(): Promise<void>;
  /** The process id of the service of the window opened last. */
  servicePid(): Promise<number>;
}

interface Options {
  /** How the fixture `app` starts. */
  start: StartOptions;
  /** Console errors that a test expects. */
  expectedErrors: readonly RegExp[];
}

interface Fixtures {
  /** A new folder for everything this test's app keeps. */
  home: string;
  /** Starts the app; every app that is still running is closed after the test. */
  launch: (options?: StartOptions) => Promise<RunningApp>;
  /** The app, started as `start` says. */
  app: RunningApp;
  /** The page of its first window. */
  page: Page;
}

const runtimeShape = z.object({ executable: z.string(), args: z.array(z.string()) });

/** The Electron to use, and the arguments that start this app in it: what `npm run -s runtime` prints. */
export function resolvedRuntime(): z.infer<typeof runtimeShape> {
  const given = process.env['SOURCEMARK_RUNTIME'];
  if (!given) throw new Error('SOURCEMARK_RUNTIME is not set: run these tests with `npm test -- e2e [PATTERN]`.');
  return runtimeShape.parse(JSON.parse(given));
}

/** The arguments with which a test starts the app: from a checkout held until the test drives it, packed as it is. */
function drivenArguments(): string[] {
  const { args } = resolvedRuntime();
  const root = path.join(__dirname, '..', '..');
  return args.map((argument) => (path.resolve(argument) === root ? path.join(__dirname, 'held-start') : argument));
}

/** Playwright's `test` with the app in it. */
export const test = base.extend<Fixtures & Options>({
  start: [{}, { option: true }],
  expectedErrors: [[], { option: true }],
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from the pattern.
  home: async ({}, use) => {
    const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'sourcemark-home-'));
    await use(folder);
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ home, expectedErrors }, use) => {
    const running: RunningApp[] = [];
    const errors: string[] = [];
    await use(async (options = {}) => {
      const app = await startApp({ home, ...options }, errors);
      running.push(app);
      return app;
    });
    for (const app of running) await app.close();
    expect(errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)))).toEqual([]);
  },
  app: async ({ launch, start }, use) => {
    await use(await launch(start));
  },
  page: async ({ app }, use) => {
    await use(app.page);
  },
});

/** The switches that this machine needs, without the app's folder. */
function switches(): string[] {
  return resolvedRuntime().args.filter((argument) => argument.startsWith('-'));
}

/** How long a start, and a quit, may take on a busy machine. */
const START_LIMIT_MS = 30_000;
const CLOSE_LIMIT_MS = 10_000;

async function startApp(options: StartOptions & { readonly home: string }, errors: string[]): Promise<RunningApp> {
  const electron = await _electron.launch({
    executablePath: options.packed ?? resolvedRuntime().executable,
    args: [
      ...(options.packed === undefined ? drivenArguments() : switches()),
      ...(options.args ?? []),
      ...(options.casePath === undefined ? [] : [options.casePath]),
    ],
    env: environment({ ...options.env, SOURCEMARK_HOME: options.home }),
    // Otherwise Playwright would make every page light, whatever the app says.
    colorScheme: null,
    timeout: START_LIMIT_MS,
  });
  // Subtle: taken at once, since Playwright forgets the process when the app has closed.
  const child = electron.process();
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => (output += String(piece)));
  electron.on('window', (page) => {
    watch(page, errors);
  });

  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  const app: Omit<RunningApp, 'page'> = {
    electron,
    output: () => output,
    kill,
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const limit = setTimeout(() => child.kill('SIGKILL'), CLOSE_LIMIT_MS);
      await electron.close().catch(() => undefined);
      await exited;
      clearTimeout(limit);
    },
    servicePid: () => servicePid(electron),
  };
  try {
    const page = electron.windows()[0] ?? (await electron.firstWindow({ timeout: START_LIMIT_MS }));
    watch(page, errors);
    if (options.waitUntilReady ?? true) {
      await expect
        .poll(() => output, { timeout: START_LIMIT_MS, message: 'no window ready' })
        .toMatch(/^window ready$/m);
    }
    return { ...app, page };
  } catch (error) {
    await kill();
    throw new Error(`The app did not start. It wrote:\n${output}`, { cause: error });
  }
}

const watched = new WeakSet<Page>();

function watch(page: Page, errors: string[]): void {
  if (watched.has(page)) return;
  watched.add(page);
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
}

/** The environment of this process without what would change how the app starts. */
function environment(added: Readonly<Record<string, string>>): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, SOURCEMARK_NAME: __, ...inherited } = process.env;
  const defined = Object.entries(inherited).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(defined), ...added };
}

async function servicePid(electron: ElectronApplication): Promise<number> {
  const pids = await electron.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ name }) => name === 'Sourcemark case')
      .map(({ pid, creationTime }) => ({ pid, creationTime })),
  );
  const newest = pids.sort((a, b) => b.creationTime - a.creationTime)[0];
  if (!newest) throw new Error('The app has no service running.');
  return newest.pid;
}
