/** Starting an Electron app with a page that can be driven, and ending it for certain. */
import { _electron, type CDPSession, type ElectronApplication, type Page } from '@playwright/test';
import { runtime, switches } from './runtime';

/** How long an app may take to end before it is killed, in milliseconds. */
const PATIENCE = 5_000;

/** The windows lie on top of one another, and one that is covered would not be painted. */
const COVERED = ['--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding'];

/** A running app and the page of its first window. */
export interface Driven {
  readonly page: Page;
  /** Loads the page again, with the program in it. */
  reload(): Promise<void>;
  /** Frees what the page no longer needs, so that no run pays for the one before. */
  collect(): Promise<void>;
  /** Makes the open dialog answer with these paths, unseen. */
  answerOpenDialog(paths: readonly string[]): Promise<void>;
  /** The memory of the service with its threads, in megabytes. */
  serviceMemory(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Starts the app in `folder` with a program in its page: put in before the page's own code where `early`, else once the
 * page has loaded.
 */
export async function launch(
  folder: string,
  options: {
    readonly program: string;
    readonly early?: boolean;
    readonly args?: readonly string[];
    readonly home?: string;
  },
): Promise<Driven> {
  const { program, early = false, args = [], home } = options;
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...switches, ...COVERED, folder, ...args],
    env: { ...definedOnly(process.env), ...(home !== undefined && { SOURCEMARK_HOME: home }) },
  });
  try {
    const page = await app.firstWindow();
    await page.waitForLoadState('load');
    if (early) await page.addInitScript({ content: program });
    const reload = async (): Promise<void> => {
      await page.reload();
      if (!early) await page.evaluate(program);
    };
    await reload();
    const session = await page.context().newCDPSession(page);
    return {
      page,
      reload,
      collect: () => collect(session),
      answerOpenDialog: async (paths) => {
        await app.evaluate(({ dialog }, filePaths) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
        }, paths);
      },
      serviceMemory: () =>
        app.evaluate(({ app: main }) =>
          Math.max(
            0,
            ...main
              .getAppMetrics()
              .filter(({ serviceName }) => serviceName === 'node.mojom.NodeService')
              .map(({ memory }) => memory.workingSetSize / 1024),
          ),
        ),
      close: () => close(app),
    };
  } catch (error) {
    await close(app);
    throw error;
  }
}

async function collect(session: CDPSession): Promise<void> {
  await session.send('HeapProfiler.collectGarbage');
}

async function close(app: ElectronApplication): Promise<void> {
  const child = app.process();
  const limit = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  try {
    await app.close();
  } finally {
    clearTimeout(limit);
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
